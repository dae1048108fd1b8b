import Cells
import Forms
import Housing
import Office
import Texts

/// Why a family cannot renew under the new policy now, and the way on (model 3.5). Nil where it can.
struct CheckOutlook: Equatable, Sendable {
    enum Way: Equatable {
        /// 【经济状况核对】 of the lease.
        case page
        /// The check, where it stands.
        case file(CaseID)
    }

    /// The reason in plain words, with the figures where there are some.
    let why: [PageBlock]
    /// What is said of it in a line, beside the choice.
    let note: String
    /// The key that leads on.
    let button: String
    let way: Way

    init?(_ standing: CheckStanding) {
        switch standing {
        case .meets: return nil
        case .none:
            why = [.text(CheckTexts.whyNone, .warning)]
            (note, button, way) = (CheckTexts.newNeedsCheck, RenewalTexts.goToCheck, .page)
        case .outOfDate(_, let until):
            why = [.text(CheckTexts.whyOutOfDate(until), .warning)]
            (note, button, way) = (CheckTexts.newOutOfDate(until), RenewalTexts.goToCheck, .page)
        case .familyChanged:
            why = [.text(CheckTexts.whyFamilyChanged, .warning)]
            (note, button, way) = (CheckTexts.newFamilyChanged, RenewalTexts.goToCheck, .page)
        case .underWay(let id):
            why = [.text(CheckTexts.whyUnderWay, .warning)]
            (note, button, way) = (CheckTexts.newUnderWay, CheckTexts.seeState, .file(id))
        case .fails(let id, let assessment, let until):
            why = CheckOutlook.figures(assessment, objectionUntil: until)
            let button = until == nil ? CheckTexts.seeResult : CheckTexts.seeResultObject
            (note, self.button, way) = (CheckTexts.newFails, button, .file(id))
        }
    }

    private static func figures(_ assessment: Assessment, objectionUntil: WorkCalendar.Reckoned?) -> [PageBlock] {
        let facts = [
            Fact(
                CheckTexts.incomeFigure,
                CheckTexts.figure(
                    assessment.incomePerHead, limit: assessment.incomePerHeadLimit, meets: assessment.meetsIncome)),
            Fact(
                CheckTexts.propertyFigure,
                CheckTexts.figure(
                    assessment.property, limit: assessment.propertyLimit, meets: assessment.meetsProperty)),
        ]
        return [
            .text(CheckTexts.whyFails, .warning), .facts(facts), .gap,
            .text(objectionUntil.map(CheckTexts.objectUntil) ?? CheckTexts.changed),
        ]
    }

    /// Opens what leads on.
    func go(_ visitor: Visitor, _ lease: LeaseID) -> KioskEffect {
        switch way {
        case .page: .show(CheckEntryPage(visitor: visitor, lease: lease))
        case .file(let id): .show(CheckFilePage(visitor: visitor, id: id))
        }
    }
}
