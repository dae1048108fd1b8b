import Housing

/// The office's keys. What they are is no secret of the office, and asks for no sign-in; replacing one is a manager's act.
public struct KeyDesk {
    let office: Office

    /// - Returns: the keys before and after.
    public func replaceMaster(
        _ upkeep: any Upkeep, _ session: Session
    ) throws(OfficeFailure) -> (before: KeyReport, after: KeyReport) {
        let now = try office.clocks.office()
        let actor = try office.read(.manageKeys, session) { (_, actor) in actor }
        let before = try upkeep.keys()
        try office.patiently { () throws(OfficeFailure) in try upkeep.replaceMasterKey(at: now, by: actor) }
        return (before, try upkeep.keys())
    }
}
