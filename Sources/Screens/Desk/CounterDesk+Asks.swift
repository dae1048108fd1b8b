import Forms
import Housing
import Office

// The counter's asks, on the desks of the office.

extension CounterDesk {
    func answerEntrance(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        switch ask {
        case .signIn(let login, let password):
            let claim = LoginClaim(door: .staff, login: login, secret: password)
            return try turningAway(claim, by: .password) { () throws(OfficeFailure) in
                admit(try office.signIn.signIn(claim, by: .password, at: terminal))
            }
        case .activate(let login, let code, let newPassword):
            let claim = LoginClaim(door: .staff, login: login, secret: code)
            return try turningAway(claim, by: .oneTimeCode) { () throws(OfficeFailure) in
                admit(try office.signIn.activate(claim, newPassword: newPassword, at: terminal))
            }
        case .unlock(let password):
            let session = try signedIn()
            return try turningAway(nil, by: .password) { () throws(OfficeFailure) in
                try office.signIn.unlock(password, session)
                return .unlocked
            }
        case .whoIsIn: return .isIn(maskedName: Mask.name(try signedIn().name))
        case .leave:
            forgetPictures()
            try presence.end(in: office)
            return .left
        default: throw .store(.notFound)
        }
    }

    private func admit(_ session: Session) -> CounterAnswer {
        // What somebody else worked on is not offered to who comes after him.
        (lastSources, lastFamilyPosition, signingQueue, lastLook) = ([], nil, nil, nil)
        presence.begin(session)
        return .signedIn(Clerk(session, problem: office.policies.problems().first.map { trouble($0) }))
    }

    /// What was refused at the door, with the seconds until the next try.
    func turningAway(
        _ claim: LoginClaim?, by kind: LoginMethodKind, _ act: () throws(OfficeFailure) -> CounterAnswer
    ) throws(OfficeFailure) -> CounterAnswer {
        do {
            return try act()
        } catch .refused(let refusal) where refusal.isDelayedShortly {
            throw .store(.locked)
        } catch .refused(let refusal) where refusal.code == .signInDelayed {
            return .turnedAway(trouble(.refused(refusal)), waitSeconds: refusal.secondsToWait)
        } catch .refused(let refusal) where [.signInFailed, .codeWrong].contains(refusal.code) {
            var seconds: Int64 = 0
            if let claim { seconds = try office.signIn.secondsToWait(claim, by: kind, at: terminal) }
            let trouble = CounterTrouble(.refused(refusal), isOwnPassword: claim == nil)
            return .turnedAway(trouble, waitSeconds: Int(seconds))
        }
    }
}

extension CounterDesk {
    /// How many rows of a search are listed.
    static let mostFound = 100

    func answerQueue(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .queue(let tab, let search, let rows): return try queue(tab, search, rows, session)
        case .takeNext: return try opened(office.review.takeNext(session), session)
        case .take(let id): return try opened(office.review.take(id, session), session)
        case .open(let id): return try opened(office.review.caseFile(id, session), session)
        case .release(let renewal):
            try office.review.release(renewal, session)
            return .released
        case .putBack(let renewal):
            try office.review.putBack(renewal, session)
            return .released
        default: throw .store(.notFound)
        }
    }

    private func opened(_ file: CaseFile, _ session: Session) throws(OfficeFailure) -> CounterAnswer {
        .opened(OpenCase(file, today: try office.now().day, session))
    }

    private func queue(
        _ tab: QueueTab, _ search: String?, _ wanted: Range<Int>, _ session: Session
    ) throws(OfficeFailure) -> CounterAnswer {
        let today = try office.now().day
        let review = office.review
        let counts = try counts(session)
        var filter = tab.filter(for: session.person)
        var rows = wanted
        if let search {
            filter = QueueFilter(search: search)
            rows = 0..<Self.mostFound + 1
        }
        let found = try review.queue(filter, offset: rows.lowerBound, limit: rows.count, session)
        let shown = search == nil ? found : Array(found.prefix(Self.mostFound))
        let place = search == nil ? tab : nil
        let holders = try review.holders(of: shown, session)
        let again = try office.checkReview.toEnterAgain(among: shown, session)
        return .queue(
            QueueWindow(
                tab: tab, search: search,
                rows: shown.map { summary in
                    QueueRow(
                        summary, in: place, today: today, reader: session.person, holders: holders,
                        isToEnterAgain: again.contains(summary.id))
                },
                first: rows.lowerBound, total: search == nil ? counts[tab] ?? 0 : shown.count, counts: counts,
                isCut: found.count > shown.count))
    }

    private func counts(_ session: Session) throws(OfficeFailure) -> [QueueTab: Int] {
        let kept = try office.review.counts(session)
        var counts: [QueueTab: Int] = [:]
        for tab in QueueTab.allCases { counts[tab] = tab.count(in: kept) }
        // One has one case in hand, or a few that were claimed by hand.
        let mine = QueueTab.mine.filter(for: session.person)
        counts[.mine] = try office.review.queue(mine, offset: 0, limit: Self.mostFound, session).count
        return counts
    }

    func answerCalls(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .answerCall(let id): try office.calls.answer(id, session)
        case .closeCall(let id): try office.calls.close(id, session)
        default: break
        }
        return .calls(try waiting(session))
    }
}

extension CounterDesk {
    func answerReview(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .show(let line, let id): return .shown(line, try office.review.show(line, of: id, session))
        case .approve(let renewal): return try decided(office.review.approve(renewal, session), session)
        case .sendBack(let items, let acceptsProvisional, let renewal):
            let returned = try office.review.sendBack(
                items, acceptsProvisional: acceptsProvisional, renewal, session)
            return try decided(returned, session)
        case .reject(let reason, let note, let renewal):
            return try decided(office.review.reject(reason, note: note, renewal, session), session)
        default: return .grounds(try grounds())
        }
    }

    /// The decision is made; that no next case could be had does not undo it.
    private func decided(_ renewal: Renewal, _ session: Session) throws(OfficeFailure) -> CounterAnswer {
        .decided(Decided(renewal: renewal, next: next(session)))
    }

    private func next(_ session: Session) -> Decided.Next {
        do {
            let file = try office.review.takeNext(session)
            return .opened(OpenCase(file, today: try office.now().day, session))
        } catch {
            return CounterTrouble(error).left.map(Decided.Next.nothing) ?? .unknown
        }
    }

    private func grounds() throws(OfficeFailure) -> Grounds {
        let today = try office.now().day
        let period = try office.policies.renewal(on: today).parameters.returnDeadline
        return Grounds(
            try office.review.reasons(), usual: period, try office.policies.calendar(), today: today)
    }

    func answerCodes(_ ask: CounterAsk) throws(OfficeFailure) -> CounterAnswer {
        let session = try signedIn()
        switch ask {
        case .find(let document): return .person(try office.review.find(document, session))
        case .issueCode(let person):
            let code = try office.review.issueCode(to: person, session)
            return .code(digits: code.digits, seconds: Int(office.options.signIn.codeLifeSeconds))
        default: throw .store(.notFound)
        }
    }
}
