import Housing

/// 【经济状况核对】 at the kiosk: what it is, the family's authorisations, 发起收入财产核对 (X-1, X-2).
extension CheckTexts {
    public static let flow = "经济状况核对"
    public static let steps = ["核对说明", "家庭成员授权", "发起核对", "已发起"]
    public static let whichLease = "您有多份合同，请选择要核对的一份："
    public static let lastCheck = "最近一次核对"
    /// The result that counts while a newer check is under way.
    public static let stillValid = "现在有效的结果"
    public static func meetsUntil(_ day: Day) -> String { "符合要求，到\(day.words)" }
    public static func failsUntil(_ day: Day?) -> String {
        "不符合要求" + (day.map { "，\($0.endWords)前可以提出异议" } ?? "")
    }

    // Another check beside a result that counts
    public static let againTitle = "确定要重新核对吗？"
    public static let againNo = "不用，返回"
    /// What another check means for the result that counts; nil where none counts.
    public static func beginAgain(_ standing: CheckStanding) -> String? {
        let again = "重新核对，全家成年人都要重新授权，再等新的结果；出了新结果，以新的为准。"
        return switch standing {
        case .meets(_, let until): "现在的结果符合要求，到\(until.words)有效，不用重新核对就可以续租。\(again)"
        case .fails(_, _, let until?):
            "\(again)现在的结果，\(until.day.endWords)前\(until.isProvisional ? "（日期为暂定）" : "")可以提出异议，这个期限不会延长。"
        case .fails: again
        case .none, .underWay, .outOfDate, .familyChanged: nil
        }
    }

    // X-1 经济状况核对页面
    public static func whatIsChecked(months: Int) -> String {
        "核对什么：全家最近 \(months) 个月的收入，和发起当天的财产。"
    }
    public static func whoIsChecked(people: Int, adults: Int) -> String {
        people == 1
            ? "核对谁：您本人。要您阅读授权书并同意。"
            : "核对谁：全家 \(people) 人。其中成年人 \(adults) 位，每一位都要本人阅读授权书并同意。"
    }
    public static func howLong(months: Int) -> String {
        "要多久：由核对机构办理，时间由核对机构定，您不用再跑。报告 \(months) 个月内有效。"
    }
    public static let whatHappens = "出了结果：首页和【我的】会显示每一项算了什么、限额是多少；不同意可以提异议。"
    public static let start = "开始：家庭成员授权"
    public static let startAnew = "重新核对：家庭成员授权"
    public static let goOn = "继续办理核对"
    public static let seeState = "查看核对进度"
    public static let seeDetail = "查看详情"
    public static let seeResult = "查看核对结果"
    public static let seeResultObject = "查看核对结果，提出异议"
    public static let renew = "去【个人租赁合同续约】"

    // The authorisations
    public static let familyTitle = "家庭成员授权"
    public static let familyText = "每一位成年家庭成员都要本人阅读授权书并同意。请选择一位："
    public static let familyDone = "全家都已授权，可以发起核对了。"
    public static let familyAsked = "核对已经发起。选一位可以撤回授权；撤回以后，这次核对就终止。"
    public static func authorised(_ day: Day, onPaper: Bool) -> String {
        "✓ 已授权  \(day.words)\(onPaper ? "（书面）" : "")"
    }
    public static let notAuthorised = "未授权"
    public static func tookBack(_ day: Day) -> String { "已撤回授权  \(day.words)" }
    public static let outdatedAuthorisation = "授权书有新版本，要重新授权"
    public static let noNeed = "未满 18 周岁，不用授权"
    public static let tenant = "承租人"
    public static func member(_ name: String, _ relation: String) -> String { "\(name)（\(relation)）" }
    public static func peopleLeft(_ count: Int) -> String { "还有 \(count) 位没有授权" }
    public static let request = "发起收入财产核对"
    public static let whoCannotCome = "有人来不了，怎么办"
    public static let cancel = "撤销这次核对"
    public static let absentTitle = "有人来不了，怎么办"
    public static let absentText = [
        "来不了的人，可以在家里签好书面授权书，由您带到窗口交给工作人员。",
        "请带上：签了名的书面授权书、来不了的人的身份证复印件。空白的授权书可以向窗口要。",
        "工作人员录入以后，这里会显示「已授权（书面）」，您就可以接着发起核对。",
    ]

    // Handing over
    public static func handOver(_ name: String) -> String { "请 \(name) 本人阅读" }
    public static func handOverText(_ name: String) -> String {
        "下面由 \(name) 本人办理，别人不能代替。请本人坐到屏幕前，输入自己的证件号码。"
    }
    public static let readNow = "本人开始阅读"
    public static let notHere = "本人来不了"
    public static let documentDiffers = "和登记的证件号码不一样，请本人看着证件再输入一次"
    public static let documentWrong = "登记的号码有误的，请到窗口更正。"
    public static func readBy(_ name: String) -> String { "（由 \(name) 本人阅读）" }
    public static func tick(_ name: String) -> String { "我是\(name)，我已阅读并同意授权" }
    public static let tickMissing = "请先勾选同意授权"
    public static func authorisedNow(_ name: String) -> String { "\(name) 已授权。" }

    // Taking back
    public static func withdrawTitle(_ name: String) -> String { "\(name) 已经授权" }
    public static let withdrawText = "要撤回这份授权吗？撤回以后要重新授权，才能发起核对。"
    public static let withdrawTextAsked = "要撤回这份授权吗？撤回以后，这次核对就终止，要核对只能重新办。"
    public static let withdrawYes = "撤回授权"
    public static let withdrawNo = "不撤回"
    public static let withdrawn = "授权已撤回。"
    public static let withdrawnEnded = "授权已撤回，这次核对已终止。"
    public static let cancelTitle = "确定要撤销这次核对吗？"
    public static let cancelText = "撤销以后，已经给的授权也作废。要按新政策续租，需要重新核对。"
    public static let cancelYes = "撤销核对"
    public static let cancelNo = "不撤销"
    public static let cancelled = "核对已撤销。"

    // The review before the request
    public static let requestTitle = "请核对，然后发起"
    public static let scope = "核对范围"
    public static let members = "家庭成员"
    public static let incomePeriod = "收入"
    public static let propertyDay = "财产"
    public static func months(_ from: Month, _ to: Month) -> String { "\(from.words)至\(to.words)的收入" }
    public static func scopeWords(from: Month, to: Month, asOf day: Day) -> String {
        "\(months(from, to))，\(propertyAsOf(day))。"
    }
    public static func propertyAsOf(_ day: Day) -> String { "\(day.words)当天的财产" }

    // Requested
    public static let requested = "收入财产核对已经发起"
    public static let number = "核对编号"
    public static let requestedAt = "发起时间"
    public static let nextSteps = [
        "本单位把核对请求送给核对机构，核对机构查收入和财产，再把报告送回来。",
        "等待期间，您和家人不用做别的。有了结果，首页和【我的】会显示。",
        "请记下核对编号；忘了也没关系，凭身份证可以查到。",
    ]
    public static let moved = "家庭成员或授权书有变化，请看过再发起。"

    public static let help: [(heading: String, paragraphs: [String])] = [
        ("什么是经济状况核对", ["按新政策续租，家庭的收入和财产都要在限额以内。由核对机构查，您不用自己开证明。"]),
        ("谁要授权", ["承租人和每一位成年的家庭成员，都要本人阅读并同意。未满 18 周岁的不用。"]),
        ("有人来不了", ["请带来不了的人签好的书面授权书到窗口，工作人员录入后就可以接着办。"]),
        ("不想核对了", ["结果出来以前，可以撤回授权，也可以撤销核对。老政策的合同仍可以按照原政策续租。"]),
    ]
}

extension Month {
    /// 2023年7月
    public var words: String { "\(year)年\(month)月" }
}
