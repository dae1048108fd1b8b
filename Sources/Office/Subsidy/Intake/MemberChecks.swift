import Housing
import Texts

/// What has to be so of a file of members. A family with a bad row is left out whole.
struct MemberChecks {
    private var documents = DuplicateFinder()

    // By family.
    private var counts: [UInt8] = []
    private var applicants: [UInt8] = []
    private var firstLines: [Int32] = []
    private var isBad: [Bool] = []

    /// - Parameter count: of the register.
    init(families count: Int = 0) {
        counts = Array(repeating: 0, count: count)
        applicants = counts
        firstLines = Array(repeating: 0, count: count)
        isBad = Array(repeating: false, count: count)
    }

    /// - Parameter applicant: who is the family's by the register (``QuickKey``).
    mutating func add(_ row: MemberRow, of family: Int, applicant: UInt64, _ course: inout IntakeCourse) {
        let key = QuickKey.of(row.document.value)
        documents.add(key, line: row.line, tag: family)
        if firstLines[family] == 0 { firstLines[family] = Int32(clamping: row.line) }
        if counts[family] < FamilyState.mostPeople {
            counts[family] += 1
        } else {
            isBad[family] = true
            course.refuse(
                row.line, MemberColumn.receipt, .syntax(SubsidyImportTexts.mostPeople(FamilyState.mostPeople)))
        }
        guard row.role == .applicant else { return }
        applicants[family] = min(applicants[family] + 1, 2)
        if applicants[family] > 1 {
            isBad[family] = true
            course.refuse(row.line, MemberColumn.role, .syntax(SubsidyImportTexts.applicantTwice))
        } else if key != applicant {
            isBad[family] = true
            course.refuse(
                row.line, MemberColumn.documentNumber, .differs(from: SubsidyImportTexts.registeredApplicant))
        }
    }

    /// A row of the family could not be read.
    mutating func spoil(_ family: Int) { isBad[family] = true }

    /// Tells what shows only when all rows were seen; forgets all.
    ///
    /// - Parameter before: who is there.
    /// - Returns: by family, whether it is left out.
    mutating func judge(_ before: KnownMembers, _ course: inout IntakeCourse) -> [Bool] {
        for (first, again) in documents.find() {
            course.refuse(Int(again.line), MemberColumn.documentNumber, .duplicate(firstLine: Int(first.line)))
            isBad[Int(first.tag)] = true
            isBad[Int(again.tag)] = true
        }
        for family in counts.indices where counts[family] > 0 && applicants[family] == 0 && !isBad[family] {
            course.refuse(Int(firstLines[family]), MemberColumn.role, .syntax(SubsidyImportTexts.applicantMissing))
            isBad[family] = true
        }
        refuseThoseOfOthers(before, &course)
        defer { self = MemberChecks() }
        return isBad
    }

    /// Who stays with a family that keeps its people is not brought into another one; and a family that is left out for
    /// that keeps its people as well.
    private mutating func refuseThoseOfOthers(_ before: KnownMembers, _ course: inout IntakeCourse) {
        guard !before.keys.isEmpty else { return }
        let wasBad = isBad
        var keeping = counts.indices.filter { counts[$0] == 0 || isBad[$0] }
        while let family = keeping.popLast() {
            for person in before.people(of: family) {
                for row in documents.entries(of: before.keys[person]) {
                    let other = Int(row.tag)
                    guard other != family, !wasBad[other] else { continue }
                    course.refuse(
                        Int(row.line), MemberColumn.documentNumber, .syntax(SubsidyImportTexts.ofAnotherFamily))
                    if !isBad[other] { keeping.append(other) }
                    isBad[other] = true
                }
            }
        }
    }
}
