import Cells
import Forms
import Housing
import Office
import Texts

/// The columns of a table of families, in the register's order.
struct FamilyListTable {
    let width: Int

    private var isWide: Bool { width >= 100 }

    var columns: [TableColumn] {
        [
            TableColumn(CounterReviewTexts.columnPosition, .fixed(7), alignment: .right),
            TableColumn(CounterReviewTexts.columnReceipt, .fixed(11)),
            TableColumn(CounterReviewTexts.columnName, .fixed(8)),
            TableColumn(CounterReviewTexts.columnSize, .fixed(4), alignment: .right),
        ] + (isWide ? [TableColumn(CounterReviewTexts.columnSubmitted, .fixed(16))] : []) + [
            TableColumn(CounterReviewTexts.columnState, .fixed(isWide ? 18 : 12)),
            TableColumn(CounterReviewTexts.columnRemark, .share(1)),
        ]
    }

    func cells(_ line: FamilyLine) -> [String] {
        [line.position.description, line.receipt, line.maskedName, line.size.description]
            + (isWide ? [String(line.submittedAt.description.prefix(16)).replacing("T", with: " ")] : [])
            + [line.standing.state.shortName, FamilyWords.remark(line)]
    }
}
