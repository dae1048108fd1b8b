import Housing
import Texts

extension LeaseRecord {
    /// 承租人信息：手机号码; an occupant's line by his masked name.
    public func name(of path: ItemPath) -> String {
        guard case .line(let line) = path, let person = line.person else {
            return RenewalTexts.name(of: path, occupant: nil)
        }
        return RenewalTexts.name(of: path, occupant: occupants.first { $0.person.id == person }?.person.maskedName)
    }
}
