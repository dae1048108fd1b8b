import Forms
import Housing

/// One question of a flow, which has a page of its own. Its answer is kept as a text: an option's key, a day as `2024-05-17`.
struct MyQuestion: Equatable, Sendable {
    enum Kind: Equatable, Sendable {
        /// One of these, by key and words.
        case choice([Option])
        case line(limit: Int)
        /// Numbers of documents, separated by blanks: masked wherever they are not being typed.
        case numbers(limit: Int)
        case area(limit: Int)
        case day
        /// Papers, the signed consent or the conditions of each person, given on the pages of an application; the answer says what was given.
        case given(SubsidyTask)
    }

    struct Option: Equatable, Sendable {
        let key: String
        let words: String

        init(_ key: String, _ words: String) { (self.key, self.words) = (key, words) }
    }

    let id: String
    /// Beside the answer.
    let label: String
    /// What is asked.
    let title: String
    /// Paragraphs below that.
    var text: [String] = []
    var help: String?
    let kind: Kind
    /// Which of the stepper's steps it belongs to.
    var step = 0
    /// What stands for no answer where none is needed; nil where there has to be one.
    var without: String?

    /// Whether it is answered from a menu.
    var isMenu: Bool {
        switch kind {
        case .choice, .given: true
        case .line, .numbers, .area, .day: false
        }
    }

    /// The answer as it is read.
    func words(_ answer: String) -> String {
        let none = without ?? ""
        switch kind {
        case .choice(let options): return options.first { $0.key == answer }?.words ?? none
        case .day: return Day(answer)?.words ?? none
        case .numbers:
            let numbers = answer.split(separator: " ").map { Mask.document(Normal.folded(String($0))) }
            return numbers.isEmpty ? none : numbers.joined(separator: " ")
        case .line, .area, .given: return answer.isEmpty ? none : answer
        }
    }
}
