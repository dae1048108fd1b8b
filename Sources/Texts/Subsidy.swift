import Housing

/// What is said of the rent subsidy.
public enum SubsidyTexts {
    public static let amountNotExact = "单价乘以面积不是整分"

    // What a long step is at. Ctrl-C ends it, and leaves everything as it was.
    public static func readingFile(_ percent: Int) -> String { "正在读取文件，\(percent)%（Ctrl-C 取消）" }
    public static func indexing(_ percent: Int) -> String { "正在整理，\(percent)%（Ctrl-C 取消）" }
    public static func readingFamilies(_ percent: Int) -> String { "正在读取各家庭的情况，\(percent)%（Ctrl-C 取消）" }
    public static let deciding = "正在按规定核算……"
    public static func writing(_ percent: Int) -> String { "正在写入，\(percent)%（Ctrl-C 取消）" }
    public static let clearing = "正在清理……"

    /// What a field is called where it is sent back to a family, which signs and declares and writes no times.
    public static func item(_ name: String, papers: [String] = []) -> String {
        let told =
            switch name {
            case "consent_signed_at": "知情同意书"
            case "honest_declaration_at": "诚信声明"
            default: field(name)
            }
        return papers.isEmpty ? told : "\(told)（\(papers.joined(separator: "、"))）"
    }
    /// What a field of an application's file is called; one that nobody knows stays as it is.
    public static func field(_ name: String) -> String {
        switch name {
        case "house_code": "房屋编码"
        case "address": "地址"
        case "room": "房号"
        case "leased_area_cm2": "租赁面积"
        case "rent_fen": "租金"
        case "landlord": "出租人"
        case "lease_start": "租期起始日"
        case "lease_end": "租期到期日"
        case "lease_signed_on": "合同签订日"
        case "co_tenants": "合租人"
        case "marital": "婚姻状况"
        case "children": "未成年子女人数"
        case "materials": "申请材料"
        case "consent_signed_at": "知情同意书的签署时间"
        case "honest_declaration_at": "诚信声明的时间"
        case "declarations": "各项条件的声明"
        default: name
        }
    }
}

extension SubsidyState {
    public var name: String {
        switch self {
        case .draft: "还没有提交"
        case .submitted: "已提交"
        case .withdrawn: "已撤回"
        case .locked: "已截止，等待核查"
        case .underReview: "核查中"
        case .correction: "等待补正"
        case .eligible: "符合条件"
        case .ineligible: "不符合条件"
        case .published: "公示中"
        case .notReached: "没有轮到"
        case .publicityPassed: "公示通过，等待通知"
        case .called: "已通知签订"
        case .signed: "已签订"
        case .waived: "已放弃"
        }
    }
}

extension SubsidyAct {
    public var name: String {
        switch self {
        case .submit: "提交"
        case .edit: "修改"
        case .withdraw: "撤回"
        case .lock: "截止"
        case .review: "核查"
        case .confirmRefusal: "确认不通过"
        case .askCorrection: "要求补正"
        case .supplement: "补正"
        case .endCorrection: "结束补正"
        case .publish: "公示"
        case .passOver: "列在名单以外"
        case .object: "对它提出异议"
        case .upholdObjection: "认定异议成立"
        case .endPublicity: "结束公示"
        case .call: "通知签订"
        case .sign: "签订"
        case .waive: "按逾期放弃处理"
        case .decline: "放弃"
        case .useUp: "按配额用完处理"
        }
    }
}

extension SubsidyBatch.State {
    public var name: String {
        switch self {
        case .open: "受理中"
        case .closed: "受理截止"
        case .reviewed: "已核查"
        case .published: "公示中"
        case .concluded: "公示通过"
        case .signing: "签订中"
        case .filled: "配额用完"
        case .finished: "已结束"
        }
    }
}

extension SubsidyBatch.Act {
    public var name: String {
        switch self {
        case .close: "截止受理"
        case .review: "核查"
        case .publish: "公示"
        case .conclude: "结束公示"
        case .call: "通知签订"
        case .waive: "处理逾期"
        case .supplement: "增补名单"
        case .finish: "结束"
        }
    }
}

extension SubsidyAgreement.State {
    public var name: String {
        switch self {
        case .effective: "已生效"
        case .paying: "发放中"
        case .changeReview: "变更核实中"
        case .suspended: "暂停发放"
        case .stopped: "停止发放"
        case .completed: "期满"
        case .recoveryOpen: "待退回"
        case .recovered: "已退回"
        case .escalated: "依法追缴"
        }
    }
}

extension SubsidyAgreement.Act {
    public var name: String {
        switch self {
        case .takeUp: "列入发放"
        case .confirmPayment: "登记发放结果"
        case .reportChange: "报告变更"
        case .stillEligible: "认定仍符合条件"
        case .notEligible: "认定不再符合条件"
        case .stop: "停止发放"
        case .suspend: "暂停发放"
        case .resume: "恢复发放"
        case .reinstate: "撤销停止"
        case .findOverpayment: "认定多付"
        case .repay: "登记退回"
        case .escalate: "转依法追缴"
        }
    }
}
