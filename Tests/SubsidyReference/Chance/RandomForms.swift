/// Applications for the families of a register, good ones and others.
struct RandomForms {
    let seed: Int

    /// - Parameter now: nothing was handed in after it.
    func form(
        of line: RegisterLine, _ people: [MemberLine], _ number: Int, among all: [RegisterLine], now: String,
        _ dice: inout Dice
    ) -> FormLine {
        let submitted = submittedAt(now, &dice)
        let day = CountedDays.day(submitted)
        let isMarried = people.contains { $0.role == "配偶" } ? dice.chance(97) : dice.chance(2)
        let marital = isMarried ? "已婚" : dice.pick(["未婚", "离异", "丧偶"]) ?? "未婚"
        let children = people.filter { $0.role == "未成年子女" }.count + (dice.chance(3) ? 1 : 0)
        var form = FormLine(
            receipt: line.receipt, idNo: line.idNo, submittedAt: submitted, houseCode: house(number), room: "302",
            area: 480_000, landlord: "样房东", leaseStart: "2023-03-01",
            leaseEnd: CountedDays.day(dice.chance(60) ? dice.roll(6...24) : dice.roll(38...48), after: day),
            leaseSignedOn: "2023-02-20", coTenants: [], marital: marital, children: children,
            materials: Self.papers(marital, children, &dice), consentSignedAt: submitted, declaredAt: submitted)
        if dice.chance(6), let other = dice.pick(all) { form.coTenants = [other.idNo] }
        if dice.chance(1) { form.coTenants += form.coTenants + [dice.pick(Staff.logins).map(Staff.idNo) ?? form.idNo] }
        if dice.chance(5) { form.houseCode = house(dice.roll(0...max(0, all.count - 1))) }
        if dice.chance(2), let rule = dice.pick(["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"]) { form.denied = [rule] }
        if dice.chance(8) { spoil(&form, &dice) }
        return form
    }

    /// 25 digits of this city; those of different seeds differ.
    func house(_ number: Int) -> String {
        "4403030070020" + RandomFamilies.padded(seed % 100_000_000, 8) + RandomFamilies.padded(number, 4)
    }

    private func submittedAt(_ now: String, _ dice: inout Dice) -> String {
        let edges = [
            "2023-08-15T08:59:59+08:00", RuleOffice.opensAt, RuleOffice.closesAt, "2023-08-29T18:00:01+08:00",
        ]
        if dice.chance(8), let edge = dice.pick(edges), edge <= now { return edge }
        let time = "2023-08-\(dice.roll(15...29))T1\(dice.roll(0...7)):\(dice.roll(10...59)):00+08:00"
        return min(time, now)
    }

    static func papers(_ marital: String, _ children: Int, _ dice: inout Dice) -> [String] {
        var papers = ["身份证", "户口簿", "住房租赁合同", "知情同意书"]
        if marital == "已婚" { papers.append("结婚证") }
        if marital == "离异" { papers += dice.chance(50) ? ["离婚证", "离婚协议"] : ["法院判决书"] }
        if children > 0 { papers.append(dice.chance(50) ? "出生证明" : "相关身份证明") }
        if dice.chance(10) { papers.append("其他") }
        return papers
    }

    private func spoil(_ form: inout FormLine, _ dice: inout Dice) {
        let day = CountedDays.day(form.submittedAt)
        switch dice.roll(1...16) {
        case 1: form.houseCode = ""
        case 2: form.houseCode = "440103" + form.houseCode.dropFirst(6)
        case 3: form.houseCode.removeLast()
        case 4: form.leaseEnd = CountedDays.adding(-1, to: CountedDays.day(6, after: day))
        case 5: form.leaseEnd = CountedDays.day(6, after: day)
        case 6: form.materials.remove(at: dice.roll(0...form.materials.count - 1))
        case 7: form.room = ""
        case 8: form.landlord = ""
        case 9: form.leaseSignedOn = CountedDays.adding(1, to: day)
        case 10: form.leaseStart = CountedDays.adding(dice.roll(0...1), to: day)
        case 11: form.consentSignedAt = ""
        case 12: form.declaredAt = ""
        case 13: form.consentSignedAt = CountedDays.adding(1, to: day) + "T00:00:00+08:00"
        case 14: form.declaredAt = CountedDays.adding(1, to: day) + "T00:00:00+08:00"
        case 15: form.consentSignedAt = day + "T23:59:59+08:00"
        default: form.area = 0
        }
    }
}
