import Housing
import Testing

/// How far somebody has come who is renewing a lease.
enum Stop {
    /// The home page.
    case home
    /// 续约相关信息, the page before the declaration.
    case information
    /// The first block of 确认续约信息.
    case block
    /// 上传材料.
    case materials
}

extension KioskRoom {
    /// The tenant, who has come so far at a kiosk.
    func visitor(at stop: Stop = .home) throws -> Kiosk {
        try tenant()
        let kiosk = kiosk()
        try kiosk.signIn()
        if stop == .home { return kiosk }
        kiosk.apply()
        if stop == .information { return kiosk }
        kiosk.acknowledge()
        if stop == .block { return kiosk }
        for _ in InfoBlock.allCases { kiosk.confirmBlock() }
        return kiosk
    }
}
