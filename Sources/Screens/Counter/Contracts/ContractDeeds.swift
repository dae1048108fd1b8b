import Forms
import Housing
import Office
import Texts

/// What the pages that do something with a contract share.
enum ContractDeeds {
    /// After it was done: a short message and the next one, or the queue.
    static func effects(_ done: ContractDone, clerk: Clerk) -> [CounterEffect] {
        let sentence = CounterContractTexts.done(done.deed, done.signing)
        switch done.next {
        case .offer(let offer):
            return [
                .popToRoot, .show(IssuePage(offer, clerk: clerk, opensBySelf: true)),
                .say(.success(sentence + CounterContractTexts.nowNext)),
            ]
        case .contract(let opened):
            return [
                .popToRoot, .show(ContractPage(opened, clerk: clerk, opensBySelf: true)),
                .say(.success(sentence + CounterContractTexts.nowNext)),
            ]
        case nil: return [.popToRoot, .say(.success(sentence))]
        }
    }

    /// Why `act` cannot be done to this contract by this clerk now; nil when it can.
    static func whyNot(_ act: Signing.Act, _ opened: OpenContract, _ clerk: Clerk) -> String? {
        let signing = opened.signing
        if act == .witness, clerk.mayWitness, signing.applicant != clerk.person, let day = opened.dayPassed {
            return CounterContractTexts.counterOver(day)
        }
        if opened.file.allowed.contains(act) {
            guard act == .approve || act == .sendBack else { return nil }
            return opened.file.openChange.map { CounterTenancyTexts.openFirst($0.number) }
        }
        let isHis = act == .witness || act == .cancel ? clerk.mayWitness : clerk.mayDecideContracts
        guard isHis else {
            return act == .witness || act == .cancel
                ? CounterContractTexts.noWitnessing : CounterContractTexts.noDeciding
        }
        guard signing.applicant != clerk.person else { return CounterContractTexts.own }
        if act == .approve, signing.state == .signed {
            if signing.renewalReviewer == clerk.person { return CounterContractTexts.reviewedByYou }
            if signing.signature?.witness == clerk.person { return CounterContractTexts.witnessedByYou }
        }
        if act != .approve, act != .witness, signing.state.isUnderWay { return CounterContractTexts.signingNow }
        return CounterContractTexts.state(signing.state)
    }
}

extension CounterContractTexts {
    static func done(_ deed: ContractDone.Deed, _ signing: Signing) -> String {
        let number = signing.number
        return switch deed {
        case .issued: issued(number, until: signing.deadline)
        case .witnessed: witnessed(number)
        case .approved: approved(number)
        case .sentBack: sentBack(number, version: signing.contract.number, until: signing.deadline)
        case .voided: voided(number)
        case .cancelled: cancelled(number)
        }
    }
}
