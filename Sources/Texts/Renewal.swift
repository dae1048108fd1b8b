import Housing

// What is done in a renewal, and what was done in any matter, as a timeline, a key hint or a list of what is allowed says it.

extension Renewal.Act {
    public var name: String {
        switch self {
        case .choosePolicy: "选择政策"
        case .acknowledge: "阅知声明"
        case .confirmInfo: "确认续约信息"
        case .upload: "上传材料"
        case .replace: "更换材料"
        case .remove: "删除材料"
        case .submit: "提交"
        case .take: "受理审核"
        case .release: "放回队列"
        case .sendBack: "退回补正"
        case .resubmit: "重新提交"
        case .approve: "审核通过"
        case .reject: "审核不通过"
        case .withdraw: "撤回申请"
        case .expire: "失效"
        case .conclude: "办结"
        }
    }
}

extension EntryKind {
    /// What happened, in a few words: a line of a timeline or of the journal.
    public var name: String {
        switch self {
        case .chainGenesis: "日志开始"
        case .officeCreated: "建立数据目录"
        case .sampleFilled: "写入样例数据"
        case .clockSet: "设定训练时钟"
        case .keyRotated: "更换密钥"
        case .backupMade: "备份"
        case .backupRestored: "从备份恢复"
        case .tickRun: "每日处理"
        case .accountActivated: "账号启用"
        case .accountPasswordReplaced: "更换密码"
        case .accountCreated: "建立账号"
        case .codeIssued: "发放一次性验证码"
        case .codeUsed: "使用一次性验证码"
        case .codeFailed: "一次性验证码不对"
        case .signInOK: "登录"
        case .signInFailed: "登录没有成功"
        case .signInDelayed: "登录须等待"
        case .signInEnded: "退出登录"
        case .consentGiven: "同意信息收集告知"
        case .consentWithdrawn: "撤回同意"
        case .personalShown: "查看个人信息"
        case .staffCreated: "建立工作人员账号"
        case .staffDisabled: "停用工作人员账号"
        case .staffEnabled: "恢复工作人员账号"
        case .staffRoleGranted: "授予角色"
        case .staffRoleRevoked: "收回角色"
        case .leaseImported: "导入租赁合同"
        case .leaseCorrected: "更正租赁合同"
        case .personCorrected: "更正个人信息"
        case .materialStored: "存入材料"
        case .materialErased: "清除材料"
        case .callRaised: "呼叫工作人员"
        case .callAnswered: "应答呼叫"
        case .callEnded: "结束呼叫"
        case .renewalStarted: "开始申请"
        case .renewalPolicyChosen: "选择政策"
        case .renewalDeclared: "阅知声明"
        case .renewalInfoConfirmed: "确认续约信息"
        case .renewalMaterialAdded: "上传材料"
        case .renewalMaterialReplaced: "更换材料"
        case .renewalMaterialRemoved: "删除材料"
        case .renewalSubmitted: "提交申请"
        case .renewalTaken: "开始审核"
        case .renewalReleased: "放回队列，等待审核"
        case .renewalReturned: "退回补正"
        case .renewalResubmitted: "重新提交"
        case .renewalApproved: "审核通过"
        case .renewalRejected: "审核不通过"
        case .renewalWithdrawn: "撤回申请"
        case .renewalExpired: "申请失效"
        case .renewalConcluded: "续租办结"
        case .contractIssued: "发出待签订的合同"
        case .contractOpened: "开始签订合同"
        case .contractInfoConfirmed: "确认续约信息"
        case .contractReported: "指出合同信息有误"
        case .contractReadingStarted: "打开承诺书"
        case .contractAcknowledged: "阅知承诺书"
        case .contractTranscribed: "确定承诺内容"
        case .contractWitnessChosen: "选择到窗口当面签订"
        case .contractSigned: "当面签订"
        case .contractAbandoned: "本次签订没有完成"
        case .contractApproved: "合同审批通过"
        case .contractReturned: "退回重签，发出新的合同"
        case .contractVoided: "合同作废"
        case .contractExpired: "合同过期未签"
        case .evidenceTaken: "取出证据包"
        }
    }

    /// Whether the applicant sees it in his timeline. Looks of staff at his values are for him to ask about, not to be
    /// listed between the steps.
    public var isStep: Bool { rawValue.hasPrefix("renewal.") || rawValue.hasPrefix("contract.") }
}
