import Housing
import Office
import Texts

extension KioskDesk {
    func answerHome(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        switch ask {
        case .caseFile(let id):
            settle(session)
            return .caseFile(try office.tenant.caseFile(id, session), try office.policies.reasons())
        case .withdraw(let renewal): return .renewal(try office.tenant.withdraw(renewal, session))
        case .organisationLeases: return .organisationLeases(try office.organisation.leases(session))
        case .overview: return .overview(try overview(session))
        default: throw .store(.notFound)
        }
    }

    private func overview(_ session: Session) throws(OfficeFailure) -> Overview {
        settle(session)
        return Overview(
            leases: try office.tenant.leases(session), renewals: try office.tenant.renewals(session),
            draft: try office.tenant.draft(of: .renewal, session).flatMap { DraftCoding.draft($0.body) },
            contracts: try office.signing.contracts(session),
            checks: try office.check.checks(session),
            signingDraft: try office.tenant.draft(of: .signing, session).flatMap { DraftCoding.draft($0.body) },
            tenancyChanges: try office.tenancy.own(session),
            tenancyDraft: try office.tenant.draft(of: .tenancy, session).flatMap { DraftCoding.draft($0.body) },
            subsidies: try subsidies(session),
            today: try office.now().day)
    }

    /// A batch or a notice that cannot be read takes nothing else from the first page.
    private func subsidies(_ session: Session) throws(OfficeFailure) -> OwnSubsidies {
        do throws(OfficeFailure) {
            let own = try office.ownSubsidy.all(session)
            let applied = own.compactMap(\.mine)
            let kept = try office.tenant.draft(of: .subsidy, session)
            let draft: SubsidyDraft? = kept.flatMap { DraftCoding.draft($0.body) }
            let open = own.first { $0.isTaking && $0.family != nil && $0.family?.bar == nil }
            let until = open?.notice.notice.window.upperBound
            let isBegun = open != nil && draft?.batch == open?.batch.id.raw
            let canApply = open.map { !$0.isApplied && !isBegun } ?? false
            let missed = own.first {
                $0.batch.id.raw == draft?.batch && !$0.isApplied && $0.now > $0.notice.notice.window.upperBound
            }
            return OwnSubsidies(
                applied: applied, begunUntil: isBegun ? until : nil,
                missedAt: missed?.notice.notice.window.upperBound, openUntil: canApply ? until : nil,
                isTaking: own.contains(where: \.isTaking), isOnRegister: own.contains { $0.family != nil },
                isKnown: true)
        } catch {
            switch error {
            case .store(.damaged), .input:
                _ = trouble(error)
                return OwnSubsidies(
                    applied: [], begunUntil: nil, missedAt: nil, openUntil: nil, isTaking: false, isOnRegister: false,
                    isKnown: false)
            default: throw error
            }
        }
    }

    func answerRenewal(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        let session = try signedIn()
        let tenant = office.tenant
        switch ask {
        case .startRenewal(let lease): return .renewal(try tenant.start(lease, session))
        case .choosePolicy(let choice, let renewal):
            return .renewal(try tenant.choosePolicy(choice, in: renewal, session))
        case .openInformation(let renewal): return .information(try tenant.openInformation(renewal, session))
        case .openDeclaration(let renewal): return .declaration(try tenant.openDeclaration(renewal, session))
        case .acknowledge(let pages, let seconds, let isConfirmed, let isTicked, let renewal):
            return .renewal(
                try tenant.acknowledge(
                    pages, visibleSeconds: seconds, isInformationConfirmed: isConfirmed, isTicked: isTicked,
                    in: renewal, session))
        case .openInfo(let renewal): return .info(try tenant.openInfo(renewal, session))
        case .confirmInfo(let pages, let answers, let renewal):
            return .renewal(try tenant.confirmInfo(pages, answers, in: renewal, session))
        case .answerLine(let line, let reply, let pages, let renewal):
            return .renewal(try tenant.answer(line, reply, pages, in: renewal, session))
        case .submit(let renewal): return .renewal(try tenant.submit(renewal, session))
        case .resubmit(let renewal): return .renewal(try tenant.resubmit(renewal, session))
        case .saveDraft(let draft):
            try tenant.saveDraft(DraftCoding.body(draft), of: .renewal, session)
            return .draftSaved
        default: throw .store(.notFound)
        }
    }

    func answerCall(_ ask: KioskAsk) throws(OfficeFailure) -> KioskAnswer {
        switch ask {
        case .call(let step): return .call(try state(of: try office.calls.raise(at: terminal, step: step)))
        case .cancelCall:
            // First: an answer that comes in meanwhile is no longer to be told.
            noteCall(nil)
            try office.calls.cancel(at: terminal)
            return .call(nil)
        default:
            guard let call = try office.calls.open(at: terminal) else {
                noteCall(nil)
                return .call(nil)
            }
            return .call(try state(of: call))
        }
    }

    private func state(of call: StaffCall) throws(OfficeFailure) -> CallState {
        noteCall(call)
        let waited = try office.now().milliseconds(since: call.since) / 1000
        return CallState(
            machine: FrameTexts.machine(settings.terminal), step: call.step,
            waitedSeconds: max(0, Int(waited)), isAnswered: call.answeredBy != nil)
    }
}
