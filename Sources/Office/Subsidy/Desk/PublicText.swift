import Housing
import Texts

/// What somebody writes and everybody may read: it names nobody.
struct PublicText {
    /// Of a family, with its applicant: full names and numbers of documents.
    private var names: Set<String> = []
    private var numbers: Set<String> = []

    init(about people: [(name: String, document: String)], coTenants: [String]) {
        for person in people {
            // A single character would be found anywhere.
            if person.name.count > 1 { names.insert(Normal.folded(person.name)) }
            numbers.insert(person.document)
        }
        numbers.formUnion(coTenants)
    }

    /// What keeps a text from being published, in words; nil where nothing does.
    func problem(of text: String) -> String? {
        let folded = Normal.folded(text)
        if names.contains(where: folded.contains) { return BatchTexts.publicName }
        if Self.holdsNumber(text) || numbers.contains(where: folded.contains) { return BatchTexts.publicNumber }
        return nil
    }

    // MARK: Numbers

    /// Whether a number of a document, a mobile number, or one as long as that of an account stands in it, also written in
    /// groups with blanks or hyphens between them. Dates, months and amounts are none.
    static func holdsNumber(_ text: String) -> Bool {
        for groups in chains(of: Array(Normal.halfWidth(text).uppercased())) {
            for first in groups.indices {
                for last in first..<groups.count where isNumber(groups[first...last]) { return true }
            }
        }
        return false
    }

    /// Groups of digits that follow each other with a blank or a hyphen between them.
    private static func chains(of characters: [Character]) -> [[String]] {
        var chains: [[String]] = []
        var chain: [String] = []
        var group = ""
        for (index, character) in characters.enumerated() {
            // The check character of a resident number.
            let endsNumber = character == "X" && group.count > 2
            if "0"..."9" ~= character || endsNumber {
                group.append(character)
                continue
            }
            if !group.isEmpty { chain.append(group) }
            let joins = (character == " " || character == "-") && !group.isEmpty && index + 1 < characters.count
            group = ""
            guard !joins else { continue }
            if !chain.isEmpty { chains.append(chain) }
            chain = []
        }
        if !group.isEmpty { chain.append(group) }
        if !chain.isEmpty { chains.append(chain) }
        return chains
    }

    private static func isNumber(_ groups: ArraySlice<String>) -> Bool {
        let number = groups.joined()
        if [15, 18].contains(number.count), isDocument(number) { return true }
        if number.count == 11, (try? Mobile(number)) != nil { return true }
        // As on a bank card: in one, or in fours.
        let isInFours = groups.dropLast().allSatisfy { $0.count == 4 } && (groups.last?.count ?? 0) <= 4
        return number.count >= 12 && (groups.count == 1 || isInFours)
    }

    /// By its check character, or the one of before 1999 by its birth date.
    private static func isDocument(_ number: String) -> Bool {
        guard number.count == 15 else {
            return (try? IdentityNumber(number, kind: .residentCard, on: nil)) != nil
                || (try? IdentityNumber(number, kind: .residencePermit, on: nil)) != nil
        }
        let digits = Array(number)
        func part(_ range: Range<Int>) -> Int? { Int(String(digits[range])) }
        guard let year = part(6..<8), let month = part(8..<10), let day = part(10..<12) else { return false }
        return Day(1900 + year, month, day) != nil
    }
}

extension RecordReader {
    /// Of a family of a batch: nobody of it, and nobody who rents with it, is named in what is published.
    func publicText(about position: Int, of file: BatchFile) throws(OfficeFailure) -> PublicText {
        let applicant = try applicant(at: position, of: file)
        var people = [(name: applicant.name, document: applicant.document.value)]
        if let run = file.runs.register, let entry = try registered(at: position, of: run) {
            people.append((entry.name, entry.document.value))
        }
        people += try members(at: position, of: file).map { ($0.name, $0.document.value) }
        let form = try application(at: position, of: file)?.form
        return PublicText(about: people, coTenants: form?.coTenants ?? [])
    }
}
