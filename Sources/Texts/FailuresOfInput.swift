extension FailureTexts {
    /// What is wrong with a file that was to be handed in, or with a text that was given. `place` says where:
    /// 「leases.csv 第 3 行 id_no」; empty for a picture that has no name.
    public enum Given: Equatable, Sendable {
        case missing(String)
        case unknown(String, allowed: [String])
        case notUTF8
        case notAFile
        case empty
        /// `bytes`: how much there is, where that is known.
        case tooLarge(limitBytes: Int, bytes: Int?)
        case wrongType(expected: String)
        case mistyped(named: String, found: String)
        case unreadable
        case tooCoarse(leastPixels: Int)
        case outOfRange(allowed: String)
        case invalid(String)
        case duplicate(firstLine: Int)
        case conflicts(with: String)
        case syntax(String)
        case blank
        case isFolder
        case present
        case differs(from: String)
        case hidden(Unicode.Scalar, position: Int)
        case tooLong(limitCharacters: Int)
    }

    public static func given(_ given: Given, at place: String) -> FailureText {
        let at = place.isEmpty ? "这个文件" : "\(place)："
        switch given {
        case .missing(let name): return FailureText(801, "\(at)缺少 \(name)。", "请补上后再试。")
        case .unknown(let word, let allowed):
            return FailureText(802, "\(at)不认识「\(word)」。", "可以写：\(allowed.joined(separator: "、"))。")
        case .notUTF8: return FailureText(803, "\(at)不是 UTF-8 编码。", "请另存为 UTF-8 后再试。")
        case .notAFile: return FailureText(804, "\(at)打不开，文件不在或者设备已经拔出。", "请重新选取。")
        case .empty: return FailureText(805, "\(at)是空的。", place.isEmpty ? "请换一个，或者重新拍照。" : "请换一个文件。")
        case .tooLarge(let limit, let bytes):
            let size = bytes.map { "有 \(FileSize.words(bytes: $0))，" } ?? ""
            return FailureText(
                806, "\(at)\(size)太大了，不能超过 \(FileSize.words(bytes: limit))。",
                "请换一个小一点的；是照片的，请调低清晰度重拍，或者改用扫描仪。")
        case .wrongType(let expected): return FailureText(807, "\(at)类型不对。", "可以用：\(expected)。")
        case .mistyped(let named, let found):
            return FailureText(
                808, "\(at)名称说是 \(named)，内容却是 \(found)。", "请确认没有选错文件，改正名称后再试，或者换一个。")
        case .unreadable: return FailureText(809, "\(at)打不开，可能已经损坏。", "请换一个文件，或者重新拍照。")
        case .tooCoarse(let pixels):
            return FailureText(
                810, "\(at)照片太小，看不清证件号码，短边至少要 \(pixels) 像素。", "请靠近一些重新拍照。")
        case .outOfRange(let allowed): return FailureText(811, "\(at)超出范围。", "可以是：\(allowed)。")
        case .invalid(let word):
            return FailureText(812, "\(at)\(word.isEmpty ? "内容" : "「\(word)」")不对。", "请核对后再试。")
        case .duplicate(let line): return FailureText(813, "\(at)与第 \(line) 行重复。", "请只保留一行。")
        case .conflicts(let other): return FailureText(814, "\(at)与 \(other) 冲突。", "请核对后只保留一个。")
        case .syntax(let detail): return FailureText(815, "\(at)格式不对（\(detail)）。", "请改正后再试。")
        case .blank: return FailureText(816, "\(at)没有填写。", "请填写后再试。")
        case .isFolder: return FailureText(817, "\(at)是目录，不是文件。", "请写文件的路径。")
        case .present: return FailureText(821, "\(at)已经有这个文件，没有覆盖。", "请换一个文件名，或者先移走它。")
        case .differs(let other):
            return FailureText(818, "\(at)与\(other)不一致。", "请核对证件；登记有误时请先更正登记。")
        case .hidden(let scalar, let position):
            let digits = String(scalar.value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            return FailureText(819, "\(at)第 \(position) 个字符看不见（\(code)）。", "请删去这个字符后再试。")
        case .tooLong(let limit):
            return FailureText(820, "\(at)太长，不能超过\(limit)个字。", "请核对后再试。")
        }
    }

    /// What the office drew up itself.
    public static let documentFile = "文书"
    /// JPG、PNG，其他文件请拍成照片
    public static func picturesOnly(_ titles: String) -> String { "\(titles)，其他文件请拍成照片" }

    /// How a field is called at a screen that a command has as an option; nil for what is no option, or none of a screen.
    public static func field(_ option: String) -> String? {
        switch option {
        case "--text": "填写的内容"
        case "--name": "姓名"
        case "--contact": "联系方式"
        case "--bank": "开户银行"
        case "--account-fd": "银行账号"
        case "--reason": "理由"
        case "--decision": "决定"
        case "--source": "来源"
        case "--evidence": "依据"
        case "--reference": "银行流水号"
        case "--kind": "类别"
        case "--rule": "条件"
        case "--way": "方式"
        case "--event-date": "发生日期"
        case "--lease-start": "新合同"
        case "--as-of": "时间"
        default: nil
        }
    }

    /// leases.csv 第 3 行 id_no
    public static func place(source: String, line: Int?, column: String?) -> String {
        var place = source
        if let line { place += " 第 \(line) 行" }
        if let column { place += " \(column)" }
        return place
    }
}
