import Housing

/// 【个人租赁合同续约】 at the kiosk, from 【续租申请】 to 「您的续约申请已经提交成功」 (O-1 to O-6).
public enum RenewalTexts {
    public static let flow = "个人租赁合同续约"
    public static let steps = ["续租申请", "申请声明", "确认续约信息", "上传材料", "提交成功"]
    public static let next = "下一步"
    public static let reading = "正在读取……"

    // O-1 续租申请
    public static let applyTitle = "续租申请"
    public static let whichLease = "您有多份合同，请选择要续租的一份："
    public static let option = "请选择要办理的事项："
    public static let apply = "【续租申请】"
    public static let optionMissing = "请选择【续租申请】"
    public static let leaseMissing = "请选择要续租的合同"
    public static let leaseNumber = "合同编号"
    public static let address = "房屋地址"
    public static let term = "租期"
    public static let rent = "月租金"
    public static func term(_ start: Day, _ end: Day) -> String { "\(start.words)至\(end.words)" }
    public static func leaseLine(_ address: String, end: Day) -> String { "\(address)（\(end.words)到期）" }

    public static func late(end: Day) -> String {
        "合同临近到期，照常受理。请尽快办，在\(end.endWords)前提交。"
    }
    public static func open(end: Day) -> String { "现在可以申请，请在\(end.endWords)前提交。" }
    public static func inProgress(_ number: ReceiptNumber, _ state: String) -> String {
        "这份合同已有申请 \(number)（\(state)），不用再申请。办理情况请到【我的】查看。"
    }
    public static func begun(_ number: ReceiptNumber, _ state: String) -> String {
        "这份合同已有申请 \(number)（\(state)），可以接着办。"
    }

    // O-2 policy dialog
    public static let policyTitle = "请选择续租政策"
    public static let original = "【按照原政策执行】"
    public static let originalNote = "按您现在合同的老政策续租，不用核对经济状况。"
    public static let new = "按照新政策执行"
    public static let newLease = "您的合同适用新政策，续租前要先通过【经济状况核对】，取得符合要求的核对报告。"
    public static let confirm = "确认"
    public static let policyMissing = "请选择一项政策"
    public static let policyChanged = "续租政策已改。请按新选的政策，再确认一次四项信息。"
    public static let goToCheck = "去【经济状况核对】"

    // O-3 申请声明
    public static let informationTitle = "续约相关信息"
    public static let informationConfirm = "以上续约相关信息我已看过并确认"
    public static let declarationTick = "我已阅读并同意《个人续约声明》"
    public static let acknowledge = "【我已阅知】"
    public static let readToEnd = "请先读到最后（按向下键，或按向右键翻页）"
    public static let tickInformation = "请先勾选「\(informationConfirm)」"
    public static let tickDeclaration = "请先勾选「\(declarationTick)」"
    public static func secondsMore(_ seconds: Int) -> String { "请再阅读\(seconds)秒" }
    public static let readEnough = "阅读时间已够"
    public static let textRenewed = "声明已有新的版本，请重新阅读。"

    // O-4 确认续约信息
    public static func blockTitle(_ block: InfoBlock, _ number: Int) -> String {
        "\(block.name)（第 \(number) 项，共 4 项）"
    }
    public static let blockQuestion = "以上信息对吗？"
    public static let right = "无误"
    public static let wrong = "有误"
    public static let wrongNote = "选「有误」可以指出哪一项不对，不影响继续办理。"
    public static let noOccupants = "没有登记其他入住人。"
    public static func occupant(_ number: Int) -> String { "第 \(number) 位入住人" }
    public static let answerMissing = "请选择「无误」或「有误」"
    public static let linesMissing = "请指出哪一项有误"
    public static let readBlockToEnd = "已翻到下一页，请接着看。"
    public static let pointOut = "指出有误的项"
    /// How much staff are to look into and how much was put right; nothing of what there is none.
    public static func pointedOut(_ reported: Int, _ corrected: Int) -> String {
        [reported == 0 ? nil : "已指出 \(reported) 项", corrected == 0 ? nil : "已更正 \(corrected) 项"]
            .compactMap(\.self).joined(separator: "，")
    }
    public static let keepTitle = "这些要保留吗？"
    public static func keepText(_ names: [String]) -> String {
        "您在这里指出或更正过：\(listed(names))。选「无误」就不再保留。"
    }
    public static let keepReports = "保留"
    public static let dropReports = "去掉，都无误"
    public static let showFull = "显示完整号码"
    public static let hideFull = "隐藏号码"
    public static let marked = "已指出有误"
    public static func correctedTo(_ number: String) -> String { "已更正为 \(number)" }
    public static let infoRenewed = "登记信息刚刚有变化，请重新确认。"

    // Choosing and mending a line
    public static func linesTitle(_ block: InfoBlock) -> String { "\(block.name)：哪一项有误？" }
    public static let linesHint = "选一项说明情况；再选一次可以修改。"
    public static let linesDone = "说明完了，返回"
    public static func lineTitle(_ name: String) -> String { "\(name)有误" }
    public static func registered(_ value: String) -> String { "登记的内容：\(value)" }
    public static let newMobile = "正确的手机号码"
    public static let mobileHelp = "11位手机号码。审核通过后更新到登记信息。"
    public static let mobileMissing = "请输入正确的手机号码"
    public static let mobileSame = "和登记的号码一样，请核对"
    public static let note = "正确的内容"
    public static let noteHelp = "可以不填。工作人员会与您核实。"
    public static let staffWill = "这一项要由工作人员核实更正，您可以继续办理。"
    public static let saveLine = "确定"
    public static let unmarkLine = "这一项没有错，取消"

    // O-5 上传材料
    public static let materialsTitle = "上传材料"
    public static let materialsText = "请上传承租人身份证的正面和反面，照片要清楚、完整。"
    public static let notUploaded = "还没有上传"
    /// 1.2 MB; of several 2 份：1.2 MB、800 KB
    public static func files(_ sizes: [String]) -> String {
        sizes.count == 1 ? sizes[0] : "\(sizes.count) 份：\(sizes.joined(separator: "、"))"
    }
    public static func uploaded(_ size: String, at: String) -> String { "已上传  \(size)  \(at)" }
    public static func missing(_ names: [String]) -> String { "还差：\(names.joined(separator: "、"))" }
    public static let toReview = "下一步：核对并提交"

    public static func slotTitle(_ kind: MaterialKind) -> String { kind.name }
    public static let sourceQuestion = "请选择取得照片的方式："
    public static let fromMedia = "从U盘等存储设备中选取"
    public static let fromCamera = "用高拍仪刚拍的照片"
    public static let fromScanner = "用扫描仪扫描"
    public static let demonstration = "（演示）"
    public static let noMedia = "没有可用的存储设备"
    public static let cameraEmpty = "高拍仪里没有刚拍的照片。请放好证件，按高拍仪的拍照键，再选这一项。"
    public static let scanTitle = "正在扫描"
    public static let scanPhase = "请不要移动证件"
    public static let scanned = "扫描的照片"
    public static let openingTitle = "正在打开照片"
    public static let openingPhase = "照片大的，要多等一会儿"
    public static let takingCancelled = "已取消。"
    public static func putUnderCamera(_ kind: MaterialKind) -> String {
        "用高拍仪的，请先把\(thing(kind))放好，要上传的一面朝镜头，再按拍照键。"
    }
    public static func putOnScanner(_ kind: MaterialKind) -> String {
        "用扫描仪的，请先把\(thing(kind))要上传的一面朝下放好。"
    }
    private static func thing(_ kind: MaterialKind) -> String { kind.holdsOne ? "身份证" : "材料" }
    public static let view = "查看已上传的照片"
    public static let remove = "删除已上传的照片"
    public static let removeQuestion = "确定要删除这张照片吗？删除后要重新上传。"
    public static let removeForGood = "删除照片"
    public static let keepPicture = "不删除，返回"
    public static let removed = "照片已删除。"
    public static let chooseFile = "请选择照片文件"
    public static let chooseRoot = "请选择存储设备"
    /// - Parameter kinds: JPG、PNG
    public static func fileLimits(_ kinds: String) -> String { "可以用：\(kinds)。最新的排在最前，按数字选取。" }
    // Why a file in the list cannot be taken, beside its name.
    public static let fileOfOtherKind = "不能用这种文件"
    public static let fileTooLarge = "文件太大"
    public static let fileEmpty = "空文件"

    public static func previewTitle(_ kind: MaterialKind) -> String { "请看清楚：\(kind.name)" }
    public static let file = "文件"
    public static let size = "大小"
    public static let pixels = "像素"
    public static func pixels(_ width: Int, _ height: Int) -> String { "\(width) x \(height)" }
    public static let unreadable = "这个文件打不开，可能已经损坏。请换一个文件或重新拍照。"
    public static let noPreview = "这种文件不能在屏幕上预览。"
    public static let noViewer = "本机暂时不能显示照片，也不能检查照片是否清楚。请确认照片清楚再上传，或者呼叫工作人员。"
    public static let zoomIn = "放大"
    public static let zoomOut = "缩小"
    public static let pan = "移动照片"
    public static let use = "清楚，就用这张"
    public static let again = "重新选取"
    public static let stored = "照片已上传。"

    // Review
    public static let reviewTitle = "请核对，然后提交"
    public static let notYetSent = "还没有提交。可以修改，也可以现在提交。"
    public static let submit = "【提交】"
    public static let resubmit = "【重新提交】"
    public static let change = "修改"
    public static let reviewLease = "续租合同"
    public static let reviewPolicy = "续租政策"
    public static let reviewDeclaration = "申请声明"
    public static let declared = "已阅知"
    public static let notDeclared = "还没有阅知"
    public static let reviewMaterials = "上传材料"
    public static func reported(_ names: [String]) -> String { names.isEmpty ? "" : "有误：\(listed(names))" }
    public static func listed(_ names: [String]) -> String { names.joined(separator: "、") }
    public static let lateMark = "合同临近到期，审核时会注明，照常受理。"
    public static let notAnswered = "还没有回答"

    // O-6
    public static let submitted = "您的续约申请已经提交成功"
    public static let receipt = "受理编号"
    public static let submittedAt = "提交时间"
    public static let firstSubmittedAt = "首次提交"
    public static let resubmittedAt = "重新提交"
    public static let whatNext = "接下来"
    public static let nextSteps = [
        "工作人员按提交的先后审核。等待期间，您不用做别的。",
        "要您补正或者有了结果，都会显示在【我的】里，请常来看看，或到窗口询问。",
        "请记下受理编号；忘了也没关系，凭身份证可以查到。",
    ]
    public static let toMine = "到【我的】查看"

    // Returned
    public static let returnedTitle = "申请被退回，请补正"
    public static func returnedUntil(_ deadline: Day, isProvisional: Bool) -> String {
        "请在\(deadline.deadlineWords)前补正并重新提交\(isProvisional ? "（日期为暂定，以通知为准）" : "")。"
    }
    public static let returnedChoose = "请逐项补正："
    public static func itemDone(_ name: String) -> String { "✓ \(name)（已补正）" }
    public static func itemToDo(_ name: String) -> String { "\(name)（待补正）" }
    public static func proofs(_ count: Int) -> String { "已上传 \(count) 份" }
    public static func itemNote(_ reason: String, _ note: String?) -> String {
        note.map { "\(reason) 工作人员说明：\($0)" } ?? reason
    }
    public static func itemsLeft(_ count: Int) -> String { "还有 \(count) 项没有补正" }
    public static let resubmitTitle = "确定要重新提交吗？"
    public static func resubmitText(_ mended: [String], beside: [(name: String, count: Int)]) -> String {
        let extra = beside.map { "另有\($0.name) \($0.count) 份。" }.joined()
        return "已补正：\(listed(mended))。\(extra)提交以后由工作人员继续审核，在这里不能再修改。"
    }
    public static let resubmitYes = "重新提交"
    public static let resubmitNo = "再看看"
    public static let withdraw = "撤回申请"
    public static let declarationItem = "个人续约声明"

    // Leaving
    public static let kept = "已保存，下次可以接着办。"

    public static func name(of path: ItemPath, occupant: String?) -> String {
        switch path {
        case .declaration: declarationItem
        case .block(let block): block.name
        case .line(let line): name(of: line, occupant: occupant)
        case .material(let kind): kind.name
        }
    }

    /// 承租人信息：手机号码; an occupant's line names the person.
    public static func name(of line: InfoLine, occupant: String?) -> String {
        "\(line.block.name)：\(occupant.map { "\($0) " } ?? "")\(line.field.name)"
    }

    public static let help: [(heading: String, paragraphs: [String])] = [
        (
            "续租要办几步",
            ["一共五步：续租申请、申请声明、确认续约信息、上传材料、提交。", "每一步都会自动保存，中途离开，下次从原来的地方接着办。"]
        ),
        ("信息不对怎么办", ["选「有误」，指出哪一项不对。手机号码可以当场更正，其他的由工作人员核实，不影响您继续办理。"]),
        ("怎样上传身份证", ["可以用U盘里的照片，也可以用高拍仪拍，或者用扫描仪扫描。正面和反面各一张。"]),
    ]
}
