/// What is wrong with the files that say which certificates an office trusts, for who looks after them.
public enum TrustTexts {
    public static let brokenCertificate = "这里不是完整的证书，请重新取一份 PEM 文件"
    public static let brokenList = "这里不是完整的吊销列表，请重新取一份 PEM 文件"
    public static let openBlock = "这一段没有结束（缺少 -----END），文件不完整"
    public static let authority = "签发机构的证书（CA:TRUE）"
}
