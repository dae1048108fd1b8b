import Office
import Texts

/// Whole numbers as typed on the command line. The argument library would call a wrong one wrong usage, in English.
enum NumberWords {
    static func number<Number: FixedWidthInteger>(
        _ text: String, _ option: String, in range: ClosedRange<Number>
    ) throws(OfficeFailure) -> Number {
        guard let number = Number(text) else {
            let isNumber = !text.isEmpty && text.drop { $0 == "-" }.utf8.allSatisfy { (0x30...0x39).contains($0) }
            let reason: InputProblem.Reason =
                isNumber ? .outOfRange(allowed: words(range)) : .wrongType(expected: InputTexts.wholeNumber)
            throw .input(InputProblem(source: option, reason: reason))
        }
        guard range.contains(number) else {
            throw .input(InputProblem(source: option, reason: .outOfRange(allowed: words(range))))
        }
        return number
    }

    private static func words<Number>(_ range: ClosedRange<Number>) -> String {
        "\(range.lowerBound)–\(range.upperBound)"
    }
}
