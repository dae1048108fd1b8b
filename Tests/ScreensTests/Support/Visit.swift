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
    /// The tenant at the block that lists so many occupants.
    func visitor(withOccupants count: Int) throws -> Kiosk {
        try tenant(occupants: count)
        let kiosk = kiosk()
        try kiosk.signIn()
        kiosk.apply()
        kiosk.acknowledge()
        kiosk.confirmBlock()
        kiosk.confirmBlock()
        return kiosk
    }

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
