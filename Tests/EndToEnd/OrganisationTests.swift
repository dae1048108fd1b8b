import Testing

/// An organisation at the kiosk (法人登录).
@Suite(.serialized) struct OrganisationTests {
    @Test("An organisation signs in by its code, sees the leases that it signed for its staff, and leaves")
    func home() throws {
        let office = try TrainingOffice()
        let account = try office.account("organisation")
        let terminal = try office.kiosk()
        try terminal.see("点这里登录")
        try terminal.press("Enter", "Right")
        try terminal.see("[ 法人登录 ]")
        try terminal.press("2")
        try terminal.see("法人登录", "密码")
        try terminal.type(account.login)
        try terminal.press("Enter")
        try terminal.type(account.password ?? "")
        try terminal.press("Enter")
        try terminal.see("请承租人本人用个人登录办理", "本单位签订的合同（2 份）", "样例家园", "续租：")
        try terminal.press("F10")
        try terminal.see("屏幕上的个人信息会全部清除")
        try terminal.press("1")
        try terminal.see("点这里登录")
    }
}
