import Housing

/// That a report with this number is in: at which check, and what stands for its content. Among all reports of the office
/// that count a number comes once, so the same file can be taken in again without harm.
public struct ReportRecord: Hashable, Sendable {
    public let number: String
    public let check: CaseID
    public let content: Commitment

    public init(number: String, check: CaseID, content: Commitment) {
        self.number = number
        self.check = check
        self.content = content
    }
}
