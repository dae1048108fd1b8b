import Housing

/// The file with all evidence of a contract, and its check.
extension EvidenceTexts {
    public static let aBundle = "证据包（anju evidence 写出的文件）"
    public static let sealedAt = "封存时间"
    public static let sound = "证据包完整：合同、签名、签订经过和封存互相符合，没有改动。"
    public static let unsound = "证据包不完整或者有改动，不能作为凭证。"
    /// Whether it is known who made a bundle.
    public static func issuer(_ code: String) -> String {
        switch code {
        case "PROVEN": "签发单位：证书与给出的指纹相同。"
        case "ANOTHER": "签发单位：证书与给出的指纹不同，不是这个单位签发的。"
        default: "签发单位没有核实：谁都可以用这个名称做一张证书。请把指纹与单位公布的对照，或者用 --certificate 写上公布的指纹再核对一次。"
        }
    }

    public static func field(_ label: String, _ value: String) -> String { "\(label)：\(value)" }

    public static func taken(_ number: ReceiptNumber, path: String, bytes: Int) -> String {
        "已写出 \(number) 的证据包：\(path)（\(FileSize.words(bytes: bytes))）。里面有个人信息，请妥善保管。"
    }

    /// What is wrong with a bundle, by the code of the check.
    ///
    /// - Parameters:
    ///   - name: of a member, where the code is about one.
    ///   - place: an offset or a number of bytes, where it is about that.
    public static func finding(_ code: String, name: String = "", place: Int = 0) -> String {
        switch code {
        case "NOT_AN_ARCHIVE": "从第 \(place) 个字节起，不是本程序写出的样子。"
        case "MISSING": "缺少文件：\(name)。"
        case "UNKNOWN_MEMBER": "多出文件：\(name)。"
        case "CHANGED": "文件有改动：\(name)。"
        case "LIST_UNREADABLE": "清单读不出来，或者与文件对不上。"
        case "LIST_NOT_SIGNED": "清单不是用里面的证书签的。"
        case "CERTIFICATES_DIFFER": "合同的证书与清单的证书不是同一张。"
        case "ANOTHER_ISSUER": "证书不是指定的那一张。"
        case "EVIDENCE_OF_ANOTHER": "签订经过记载的不是这份合同（\(name)）。"
        case "SEAL_UNREADABLE": "合同没有封存，或者读不出来。"
        case "CONTENT_CHANGED": "合同在封存以后有改动。"
        case "SIGNATURE_FALSE": "合同的封存不是用证书的密钥做的。"
        case "CERTIFICATE_FALSE": "合同的证书不是单位自己签发的那一种。"
        case "OUTSIDE_VALIDITY": "封存时间不在证书的有效期内。"
        case "AFTER_SEAL": "合同在封存以后又添了 \(place) 个字节。"
        default: code
        }
    }

    /// What goes with the bundle, for who opens it without this program.
    public static func bundle(_ number: ReceiptNumber, at moment: Moment) -> String {
        """
        租赁合同签订证据包
        合同编号：\(number)
        写出时间：\(moment.exactWords)（北京时间）

        signed.pdf        审批通过的合同，带签名和签署证据页，已封存
        document.txt      合同的全部内容，与签订时屏幕上显示的一致
        evidence.json     签订经过：时间、经办人、各文件的摘要
        signature.jpg/png 承租人签名的扫描图
        certificate.pem   本单位的证书
        manifest.json     以上文件的清单，写明每个文件的 SHA-256
        manifest.p7s      清单的签名

        怎样核对
        1. anju evidence verify 本文件 --certificate 单位公布的指纹
        2. 没有这个程序时：
           openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -CAfile certificate.pem -purpose any
           sha256sum 其余各文件，与 manifest.json 对照
           pdfsig signed.pdf
        3. 证书是不是本单位的，请把它的 SHA-256 指纹与单位公布的对照。

        封存只表明文件在封存以后没有改动。证书由本单位自己签发，没有第三方认证机构。

        """
    }
}
