extension RuleOffice {
    // MARK: The list (LH-50 … LH-52)

    mutating func publish(_ today: String) -> SubsidyAnswer {
        guard state == "REVIEWED" else { return .refused("WRONG_STATE") }
        // The sizes of the list, and who has left (Q5).
        guard hasCloseRegister else { return .refused("CLOSE_REGISTER_MISSING") }
        guard let ends = CountedDays.workingDay(5, after: today) else { return .refused("CALENDAR_UNKNOWN") }
        var listed: [Int] = []
        for index in families.indices where listed.count < Self.listMost(quota) {
            switch families[index].state {
            case "ELIGIBLE": listed.append(index)
            case "LOCKED", "UNDER_REVIEW", "CORRECTION": return .refused("UNDECIDED_BEFORE")
            default: break
            }
        }
        announce(listed, ends)
        for index in families.indices where families[index].state == "ELIGIBLE" {
            families[index].state = "NOT_REACHED"
            families[index].reasons = ["NOT_WITHIN_LIST"]
        }
        return .done
    }

    private mutating func announce(_ listed: [Int], _ ends: String) {
        lists.append(ends)
        for (sequence, index) in listed.enumerated() {
            families[index].state = "PUBLISHED"
            families[index].reasons = []
            families[index].list = lists.count
            families[index].sequence = sequence + 1
        }
        state = "PUBLISHED"
    }

    /// Q7: when nobody of the lists before can sign any more and places are left.
    mutating func supplementary(_ today: String) -> SubsidyAnswer {
        guard state == "CONCLUDED" || state == "SIGNING" else { return .refused("WRONG_STATE") }
        let left = quota - count("SIGNED")
        guard left > 0 else { return .refused("QUOTA_USED_UP") }
        guard count("PUBLICITY_PASSED", "CALLED") == 0 else { return .refused("PLACES_LEFT") }
        guard count("NOT_REACHED", "UNDER_REVIEW", "CORRECTION", "LOCKED") > 0 else {
            return .refused("NOBODY_WAITING")
        }
        guard let ends = CountedDays.workingDay(5, after: today) else { return .refused("CALENDAR_UNKNOWN") }
        var next: [Int] = []
        for index in families.indices where next.count < Self.listMost(left) {
            if families[index].state == "NOT_REACHED" { next.append(index) }
            // Nobody is listed past somebody who may belong before him.
            if ["UNDER_REVIEW", "CORRECTION", "LOCKED"].contains(families[index].state) {
                return .refused("UNDECIDED_BEFORE")
            }
        }
        announce(next, ends)
        return .done
    }

    mutating func object(_ receipt: String, _ by: String, _ today: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "PUBLISHED" else { return .refused("WRONG_STATE") }
        if let last = lists.last, today > last { return .refused("DEADLINE_PASSED") }
        objections.append(Objection(receipt: receipt, by: by))
        return .done
    }

    /// LH-52: one open objection of one person to one line is enough.
    mutating func objectOwn(_ receipt: String, _ by: String, _ today: String) -> SubsidyAnswer {
        if let index = index(receipt), families[index].state == "PUBLISHED",
            objections.contains(where: { $0.isOpen && $0.receipt == receipt && $0.by == by })
        {
            return .refused("OBJECTION_OPEN")
        }
        return object(receipt, by, today)
    }

    /// Q9: decided before signing, by somebody else than took it in.
    mutating func decide(_ number: Int, _ upheld: Bool, _ by: String) -> SubsidyAnswer {
        guard objections.indices.contains(number) else { return .refused("NOT_FOUND") }
        guard objections[number].isOpen else { return .refused("ALREADY_DECIDED") }
        guard objections[number].by != by else { return .refused("ENTERED_BY_YOU") }
        objections[number].isOpen = false
        if upheld, let index = index(objections[number].receipt), families[index].state == "PUBLISHED" {
            families[index].state = "INELIGIBLE"
            families[index].reasons = ["OBJECTION_UPHELD"]
            families[index].proposed = []
        }
        return .done
    }

    mutating func conclude(_ today: String) -> SubsidyAnswer {
        guard state == "PUBLISHED" else { return .refused("WRONG_STATE") }
        if let last = lists.last, today <= last { return .refused("PUBLICITY_NOT_OVER") }
        guard !objections.contains(where: \.isOpen) else { return .refused("OBJECTION_OPEN") }
        for index in families.indices where families[index].state == "PUBLISHED" {
            families[index].state = "PUBLICITY_PASSED"
        }
        state = "CONCLUDED"
        return .done
    }

    // MARK: Signing (LH-30, LH-31, LH-53, LH-54, LH-57)

    mutating func call(_ most: Int?, _ today: String) -> SubsidyAnswer {
        guard state == "CONCLUDED" || state == "SIGNING" else { return .refused("WRONG_STATE") }
        guard count("SIGNED") < quota else { return .refused("QUOTA_USED_UP") }
        guard !waiting.isEmpty, count("SIGNED", "CALLED") < quota, most != 0 else { return .refused("NOBODY_WAITING") }
        if let next = waiting.first.map({ judge(families[$0]) }), !next.against.isEmpty || next.isUndecided {
            return .refused("UNDECIDED_BEFORE")
        }
        guard let signBy = CountedDays.workingDay(10, after: today) else { return .refused("CALENDAR_UNKNOWN") }
        var called = 0
        for index in waiting {
            if let most, called == most { break }
            if count("SIGNED", "CALLED") == quota { break }
            // Nobody is passed over, and nobody is called about whom something must be decided first.
            let (against, isUndecided) = judge(families[index])
            if !against.isEmpty || isUndecided { break }
            (families[index].proposed, families[index].isUndecided) = ([], false)
            families[index].state = "CALLED"
            families[index].signBy = signBy
            called += 1
        }
        state = "SIGNING"
        return .done
    }

    /// Signing and leaving the waiting list are one; the first month is the next one (Q11).
    mutating func sign(_ receipt: String, _ now: String) -> SubsidyAnswer {
        let today = CountedDays.day(now)
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "CALLED" else { return .refused("WRONG_STATE") }
        guard !hasLeft(families[index]) else { return .refused("LEFT_REGISTER_EARLY") }
        guard today <= families[index].signBy else { return .refused("DEADLINE_PASSED") }
        let (against, isUndecided) = judge(families[index])
        guard against.isEmpty, !isUndecided else { return .refused("FINDING_OPEN") }
        let house = families[index].form?.houseCode ?? ""
        guard !elsewhere.held.contains(house) else { return .refused("HOUSE_DUPLICATE") }
        var months: [String] = []
        var month = CountedDays.month(today)
        for _ in 1...36 {
            month = CountedDays.nextMonth(month)
            months.append(month)
        }
        families[index].state = "SIGNED"
        families[index].proposed = []
        families[index].hasLeft = true
        families[index].agreement = Agreement(
            monthlyFen: families[index].size == 1 ? 115_500 : 214_500, months: months, signedAt: now,
            leaseEnd: families[index].form?.leaseEnd ?? "")
        if count("SIGNED") == quota { state = "FILLED" }
        return .done
    }

    /// Places are gone: whoever was not reached yet will not be.
    private mutating func useUp(_ states: String...) {
        for index in families.indices where states.contains(families[index].state) {
            families[index].state = "NOT_REACHED"
            families[index].reasons = ["QUOTA_USED_UP"]
            families[index].proposed = []
        }
    }

    mutating func decline(_ receipt: String) -> SubsidyAnswer {
        guard let index = index(receipt) else { return unknown }
        guard families[index].state == "CALLED" else { return .refused("WRONG_STATE") }
        families[index].state = "WAIVED"
        families[index].reasons = ["DECLINED"]
        families[index].proposed = []
        return .done
    }

    mutating func waive(_ today: String) -> SubsidyAnswer {
        guard state == "SIGNING" else { return .refused("WRONG_STATE") }
        for index in families.indices where families[index].state == "CALLED" && today > families[index].signBy {
            // It could not sign: that is no giving up, and it has its days when that is cleared.
            let (against, isUndecided) = judge(families[index])
            if !against.isEmpty || isUndecided {
                (families[index].proposed, families[index].isUndecided) = (against, isUndecided)
            }
            if isKept(families[index]) { continue }
            families[index].state = "WAIVED"
            families[index].reasons = ["NOT_SIGNED_IN_TIME"]
            families[index].proposed = []
        }
        return .done
    }

    mutating func finish() -> SubsidyAnswer {
        guard ["CONCLUDED", "SIGNING", "FILLED"].contains(state) else { return .refused("WRONG_STATE") }
        let isFull = count("SIGNED") == quota
        guard count("CALLED") == 0, isFull || count("PUBLICITY_PASSED") == 0 else { return .refused("PLACES_LEFT") }
        // A further list could still reach them.
        guard isFull || count("UNDER_REVIEW", "CORRECTION", "ELIGIBLE", "LOCKED") == 0 else {
            return .refused("UNDECIDED_BEFORE")
        }
        useUp("PUBLICITY_PASSED", "UNDER_REVIEW", "CORRECTION", "ELIGIBLE", "LOCKED")
        state = "FINISHED"
        return .done
    }
}
