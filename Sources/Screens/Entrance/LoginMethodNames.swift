import Office
import Texts

extension LoginMethodKind {
    /// The method as the login page calls it.
    var label: String {
        switch self {
        case .weChat: EntranceTexts.weChat
        case .password: EntranceTexts.password
        case .oneTimeCode: EntranceTexts.oneTimeCode
        case .bankCertificate: EntranceTexts.bankCertificate
        case .caCertificate: EntranceTexts.caCertificate
        case .socialSecurityCard: EntranceTexts.socialSecurityCard
        case .iAMSmart: EntranceTexts.iAMSmart
        }
    }

    /// The method within a sentence.
    var shortLabel: String {
        switch self {
        case .weChat: EntranceTexts.weChatShort
        case .oneTimeCode: EntranceTexts.oneTimeCodeShort
        default: label
        }
    }
}
