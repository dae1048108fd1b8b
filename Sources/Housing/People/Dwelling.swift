/// A public rental dwelling.
public struct Dwelling: Hashable, Sendable, Codable, Identifiable {
    public let id: DwellingID
    /// 房屋编码, which a housing back office calls 网格办编码.
    public var code: HouseCode
    /// 小区.
    public var estate: String
    /// 楼栋.
    public var building: String
    /// 房号.
    public var room: String
    public var builtArea: Area

    public init(
        id: DwellingID, code: HouseCode, estate: String, building: String, room: String, builtArea: Area
    ) {
        self.id = id
        self.code = code
        self.estate = estate
        self.building = building
        self.room = room
        self.builtArea = builtArea
    }
}
