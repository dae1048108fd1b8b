import Forms
import Housing
import Office
import Texts

extension CounterDesk {
    func answerMoney(_ ask: MoneyAsk) throws(OfficeFailure) -> CounterAnswer {
        switch ask {
        case .runs, .sheet, .approve, .places, .bankFiles: try answerPayments(ask)
        case .changes, .change, .agreement, .outlook, .perform, .decide: .money(try answerChanges(ask))
        case .complaints, .complaint, .complain, .reply: .money(try answerComplaints(ask))
        case .prepare, .compare, .recheck, .export, .results, .failures, .notices, .debts: throw .store(.notFound)
        }
    }

    private func answerPayments(_ ask: MoneyAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        let desk = office.payments
        switch ask {
        case .runs(let batch):
            return .money(.runs(try desk.sheets(of: batch, session), today: try office.now().day))
        case .sheet(let run): return .money(.sheet(try desk.sheet(run, session)))
        case .approve(let run):
            _ = try desk.approve(run, session)
            return .money(.approved(try desk.sheet(run, session)))
        case .places: return .money(.places(office.devices.shelf?.placesToSave() ?? []))
        case .bankFiles(let root, let path):
            let listing = try files.listing(root, path, accepting: [.csv], limitBytes: PaymentDesk.limitBytes)
            return .listing(
                DirectoryListing(
                    place: listing.place, hasParent: listing.hasParent,
                    entries: listing.entries.filter { $0.isFolder || ($0.whyNot == nil && !Self.isOurs($0)) }
                        + listing.entries.filter { !$0.isFolder && $0.whyNot == nil && Self.isOurs($0) }))
        default: throw .store(.notFound)
        }
    }

    /// Whether it bears the name of what was written for the bank. A bank may answer under that name, and so it comes last.
    private static func isOurs(_ entry: FileEntry) -> Bool {
        let name = entry.name.prefix { $0 != "." && $0 != " " }
        return !entry.isFolder && ReceiptNumber(String(name))?.kind == .paymentRun
    }

    private func answerChanges(_ ask: MoneyAsk) throws(OfficeFailure) -> MoneyAnswer {
        let session = try signedIn()
        let desk = office.changes
        switch ask {
        case .changes(let batch, let isOpen):
            return .changes(try desk.files(of: batch, open: isOpen, session), open: isOpen)
        case .change(let id):
            let (change, agreement) = try desk.file(id, session)
            return .change(change, agreement)
        case .agreement(let name, let batch): return .agreement(try desk.agreement(name, in: batch, session))
        case .outlook(let move, let batch, let receipt):
            do {
                return .outlook(move, try desk.outlook(of: move, batch, receipt: receipt, session), nil)
            } catch .store(.locked) {
                throw .store(.locked)
            } catch {
                return .outlook(move, nil, trouble(error))
            }
        case .perform(let deed, let batch, let receipt):
            try perform(deed, batch, receipt, session)
            return .done(deed, try desk.agreement(receipt, in: batch, session))
        case .decide(let verdict):
            _ = try desk.decide(
                verdict.change, verdict.decision, reason: verdict.reason, untrue: verdict.untrue, on: verdict.day,
                lease: verdict.lease, session)
            let (change, agreement) = try desk.file(verdict.change, session)
            return .decided(change, agreement)
        default: throw .store(.notFound)
        }
    }

    private func perform(
        _ deed: AgreementDeed, _ batch: BatchID, _ receipt: String, _ session: Session
    ) throws(OfficeFailure) {
        let desk = office.changes
        switch deed {
        case .report(let matter, let day, let words):
            _ = try desk.report(batch, receipt: receipt, matter: matter, on: day, words: words, session)
        case .requeue(let day): _ = try desk.requeue(batch, receipt: receipt, on: day, session)
        case .suspend(let reason): _ = try desk.suspend(batch, receipt: receipt, reason: reason, session)
        case .resume(let reason): _ = try desk.resume(batch, receipt: receipt, reason: reason, session)
        case .breach(let text): _ = try desk.breach(batch, receipt: receipt, text: text, session)
        case .reinstate(let reason):
            _ = try office.reinstatement.reinstate(batch, receipt: receipt, reason: reason, session)
        case .repay(let amount, let reference):
            _ = try office.recovery.repaid(batch, receipt: receipt, amount: amount, reference: reference, session)
        case .escalate(let reason):
            _ = try office.recovery.escalate(batch, receipt: receipt, reason: reason, session)
        case .account(let bank, let account, let source):
            try office.payeeAccounts.enter(
                batch, receipt: receipt, bank: bank, account: account, source: source, session)
        case .confirmAccount(let account, let entry):
            try office.payeeAccounts.confirm(batch, receipt: receipt, account: account, of: entry, session)
        case .refuseAccount(let reason, let entry):
            try office.payeeAccounts.refuse(batch, receipt: receipt, reason: reason, of: entry, session)
        }
    }

    private func answerComplaints(_ ask: MoneyAsk) throws(OfficeFailure) -> MoneyAnswer {
        let session = try signedIn()
        let desk = office.complaints
        switch ask {
        case .complaints: return .complaints(try desk.heads(session))
        case .complaint(let id): return .complaint(try desk.look(id, session))
        case .complain(let given): return .complained(number: try desk.add(given, session).number)
        case .reply(let id, let text):
            try desk.answer(id, text, session)
            return .replied
        default: throw .store(.notFound)
        }
    }
}
