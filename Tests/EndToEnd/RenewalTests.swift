import Testing

/// The whole flow by keys in real terminals on a real database.
@Suite(.serialized) struct RenewalTests {
    @Test("A tenant applies, a clerk at another terminal approves, the tenant sees it in 【我的】")
    func approved() throws {
        let office = try TrainingOffice()
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy"))
        try applicant.walk()
        let number = try applicant.receiptNumber()

        let clerk = Clerk(terminal: try office.counter(), account: try office.staff("reviewer"))
        try clerk.signIn()
        try clerk.take(number)
        try clerk.approve()

        try applicant.openDetails()
        try applicant.terminal.see("审核通过")
    }

    @Test("A clerk returns one item, the tenant mends just that, the clerk rejects for a reason")
    func returnedAndRejected() throws {
        let office = try TrainingOffice()
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy-single"))
        try applicant.walk()
        let number = try applicant.receiptNumber()

        let clerk = Clerk(terminal: try office.counter(), account: try office.staff("reviewer"))
        try clerk.signIn()
        try clerk.take(number)
        try clerk.returnFront()

        try applicant.mendFront()
        try clerk.terminal.press("Escape", "Escape")
        try clerk.take(number)
        try clerk.reject()
        try applicant.openDetails()
        try applicant.terminal.see("审核没有通过", "不是承租人")
    }

    @Test(
        "A field and a file come back, the tenant mends both, the clerk sees old and new beside each other and approves"
    )
    func corrected() throws {
        let office = try TrainingOffice()
        let applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy-single"))
        try applicant.walk()
        let number = try applicant.receiptNumber()

        let clerk = Clerk(terminal: try office.counter(), account: try office.staff("reviewer"))
        try clerk.signIn()
        try clerk.take(number)
        try clerk.returnMaritalAndBack()

        try applicant.mendMaritalAndBack()
        try clerk.terminal.press("Escape", "Escape")
        try clerk.take(number)
        try clerk.terminal.see("婚姻状况", "退回原因：", "登记的", "原来填的", "这次填的")
        try clerk.terminal.press("5")
        try clerk.terminal.moveDown(to: "承租人身份证反面")
        try clerk.terminal.press("Enter")
        try clerk.terminal.see("原来的", "这次的", "退回原因：图片看不清楚")
        try clerk.terminal.press("Escape")
        try clerk.terminal.see("由您审核")
        try clerk.approve()
        try applicant.openDetails()
        try applicant.terminal.see("审核通过")
    }

    @Test("Killed after each step, it goes on at another terminal where it was")
    func killed() throws {
        let office = try TrainingOffice()
        var applicant = Applicant(terminal: try office.kiosk(), account: try office.account("old-policy"))
        let before = try office.states().filter { $0 == "SUBMITTED" }.count
        for step in Applicant.Step.allCases {
            try applicant.take(step)
            if step == .submit { break }
            try applicant.terminal.kill()
            applicant.terminal = try office.kiosk()
            try applicant.resume(after: step)
        }
        #expect(try office.states().filter { $0 == "SUBMITTED" }.count == before + 1)
    }
}
