import Housing
import Office

extension DeskOffice {
    func answer(_ command: SubsidyCommand, _ session: Session) throws -> SubsidyAnswer {
        switch command.act {
        case .open(let notice):
            let shipped = DefaultFiles.policies.first { $0.path.hasSuffix("luohu-2023.toml") }?.bytes ?? []
            let bytes = FileTexts.notice(notice, String(decoding: shipped, as: UTF8.self))
            _ = try office.batches.open(bytes, source: "notice.toml", session)
            return .done
        case .importRegister, .importMembers, .importApplications, .importFindings, .importUsedHouses:
            return try imported(command.act, session)
        case .commit:
            _ = try office.queue.commit(batch, session)
            return .done
        case .close, .review, .publish, .conclude, .call, .waive, .finish, .supplementary:
            return try stepped(command.act, session)
        case .prepare, .recheck, .approve, .export, .results: return try paid(command.act, session)
        case .reportChange, .decideChange, .requeue, .suspend, .resume, .reinstate, .breach, .repaid, .escalate:
            return try changed(command.act, session)
        case .submitOwn, .withdrawOwn, .mendOwn, .objectOwn: return try own(command.act, session)
        case .enter(let line):
            try enter(line, session)
            return .done
        default: return try onFamily(command.act, session)
        }
    }

    private func stepped(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        let move: BatchMove =
            switch act {
            case .close: .close
            case .review: .review
            case .publish: .publish
            case .conclude: .conclude
            case .call(let count): .call(count: count)
            case .waive: .waive
            case .finish: .finish
            default: .supplement
            }
        _ = try office.batches.step(move, of: batch, session)
        return .done
    }

    // MARK: One family

    private func onFamily(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        let desk = office.batches
        switch act {
        case .confirm(let receipts):
            guard let report = try desk.confirm(receipts, of: batch, session) else { return .refused(nil) }
            if let problem = report.problems.first { throw problem.failure }
        case .correct(let receipt, let items):
            let fields = items.compactMap(ApplicationField.init(rawValue:))
            let asked = fields.map { CorrectionItem(field: $0, reason: "样例") }
            _ = try desk.askCorrection(of: receipt, in: batch, asked, session)
        case .supplement(let receipt, let form):
            let bytes = Array(FileTexts.form(form).utf8)
            _ = try desk.supplement(bytes, source: "form.json", of: receipt, in: batch, session)
        case .withdraw(let receipt): try desk.withdraw(receipt, in: batch, session)
        case .object(let receipt):
            given.objections.append(try desk.object(to: receipt, in: batch, text: "样例", contact: "", session))
        case .decide(let number, let upheld):
            let id = given.objections.indices.contains(number) ? given.objections[number] : "\(batch)-O999"
            _ = try desk.decide(id, isUpheld: upheld, reason: "样例", session)
        case .sign(let receipt):
            let signed = try desk.sign(receipt, in: batch, bank: "样例银行", account: "6222 0000 0000 0000", session)
            given.agreements[receipt] = "\(signed.number)"
        case .decline(let receipt): try desk.decline(receipt, in: batch, session)
        case .discretion(let receipt, let rule):
            _ = try desk.decideDiscretion(of: receipt, in: batch, rule: rule, decision: "样例", session)
        default: return .refused(nil)
        }
        return .done
    }

    // MARK: Payment

    private func paid(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        let desk = office.payments
        switch act {
        case .prepare(let month):
            guard let month = Month(month), let run = try desk.prepare(batch, month: month, session) else {
                return .refused(nil)
            }
            given.runs.append(run.number)
        case .recheck(let month):
            guard let month = Month(month) else { return .refused(nil) }
            let found = try desk.recheck(batch, month: month, session).families.map(\.change)
            given.changes += found.filter { !given.changes.contains($0) }
        case .approve(let number): _ = try desk.approve(run(number), session)
        case .export(let number): given.sent = try desk.export(run(number), session).csv.text
        default: return try answered(act, session)
        }
        return .done
    }

    private func run(_ number: Int) -> String {
        given.runs.indices.contains(number) ? given.runs[number] : "P0000-00000-0"
    }

    // MARK: The term

    private func changed(_ act: SubsidyCommand.Act, _ session: Session) throws -> SubsidyAnswer {
        let desk = office.changes
        switch act {
        case .reportChange(let receipt, let kind, let day):
            guard let day = Day(day) else { return .refused(nil) }
            given.changes.append(try desk.report(batch, receipt: receipt, matter: kind, on: day, session).id)
        case .decideChange(let number, let eligible, let isFalse, let lease):
            let id = given.changes.indices.contains(number) ? given.changes[number] : "none"
            let new = lease.flatMap(Self.lease)
            let decision: ChangeDecision = eligible ? .eligible : isFalse ? .falseDeclaration : .notEligible
            let untrue = decision == .falseDeclaration ? "样例" : nil
            _ = try desk.decide(id, decision, reason: "样例", untrue: untrue, lease: new, session)
        case .requeue(let receipt, let day):
            guard let day = Day(day) else { return .refused(nil) }
            _ = try desk.requeue(batch, receipt: receipt, on: day, session)
        case .suspend(let receipt): _ = try desk.suspend(batch, receipt: receipt, reason: "样例", session)
        case .resume(let receipt): _ = try desk.resume(batch, receipt: receipt, reason: "样例", session)
        case .reinstate(let receipt):
            _ = try office.reinstatement.reinstate(batch, receipt: receipt, reason: "样例", session)
        case .breach(let receipt): _ = try desk.breach(batch, receipt: receipt, text: "样例", session)
        case .repaid(let receipt, let fen):
            _ = try office.recovery.repaid(batch, receipt: receipt, amount: Money(fen: fen), session)
        case .escalate(let receipt):
            _ = try office.recovery.escalate(batch, receipt: receipt, reason: "样例", session)
        default: return .refused(nil)
        }
        return .done
    }

    private static func lease(_ line: LeaseLine) -> ChangeDesk.NewLease? {
        guard let start = Day(line.start), let end = Day(line.end) else { return nil }
        return ChangeDesk.NewLease(start: start, end: end, houseCode: line.houseCode)
    }
}
