import Housing

// A batch of the rent subsidy is opened by its notice, and its files are taken in from a medium, at the counter.

extension CounterBatchTexts {
    // A notice
    public static let openNew = "打开新的一批"
    public static let openNewShort = "打开一批"
    public static let onlyManager = "您没有打开补租的权限，请主管办理"
    public static let notices = "打开新的一批"
    public static let noticesText = "请选通告。每份通告只打开一批。"
    public static let noNotices = "没有通告文件。请管理系统的人先放好通告文件。"
    public static let noticeOpened = "已经打开"
    public static let noticeUnreadable = "文件有误"
    public static func noticeNote(quota: Int, closes: Moment) -> String {
        "配额 \(quota) 套，\(closes.day.words)受理截止"
    }
    public static func openedNow(quota: Int) -> String { "已打开这一批，配额 \(quota) 套。" }
    public static let noticeWhat = "打开以后，这一批按下面的规定办理，通告不能再换。请和发布的通告核对："
    public static let noticeOffice = "发布单位"
    public static let noticeQuota = "配额"
    public static func noticeQuota(_ quota: Int, most: Int) -> String { "\(quota) 套；名单最多 \(most) 家" }
    public static let noticeCutOff = "轮候截止时点"
    public static let noticeWindow = "受理时间"
    public static func noticeWindow(_ window: ClosedRange<Moment>) -> String {
        "\(window.lowerBound.words) 至 \(window.upperBound.words)"
    }
    public static let noticeMoney = "补租标准"
    public static func noticeMoney(_ standard: SubsidyStandard) -> String {
        "每平方米每月 \(standard.pricePerSquareMetre.words)；1 人 \(standard.areaOfOne.words)，"
            + "2 人及以上 \(standard.areaOfMore.words)；发放 \(standard.termMonths) 个月"
    }
    public static let noticePeriods = "期限"
    public static func noticePeriods(_ periods: SubsidyNotice.Periods) -> String {
        "公示 \(periods.publicityWorkingDays) 个工作日，补正 \(periods.correctionWorkingDays) 个工作日，"
            + "签订 \(periods.signingWorkingDays) 个工作日；租期至少还有 \(periods.leaseMonths) 个月"
    }
    public static let noticeFile = "文件"
    public static let openThis = "打开这一批"
    public static let doNotOpen = "不打开，返回"

    // Files
    public static let files = "取入文件"
    public static let noRegisterYet = "还没有轮候册"
    public static let noMembersYet = "还没有家庭成员"
    public static let filesText = "从介质取入一份文件。有一行不对就一行也不取入，会逐行说明；同一份文件再取一次不会改变什么。"
    public static let registerFile = "轮候册（截止时点）"
    public static let membersFile = "家庭成员"
    public static let applicationsFile = "申请"
    public static let closeFile = "轮候册（受理截止时）"
    public static let findingsFile = "核查结果"
    public static let isIn = "已取入"
    public static let notIn = "还没有取入"
    public static let mayComeOften = "可以分几次取入"
    public static let registerFirst = "请先取入截止时点的轮候册"
    public static let membersFirst = "请先取入家庭成员"
    public static func fileFrom(_ at: Moment) -> String { "\(at.words)以后才能取入" }
    public static func notThisFile(_ file: String, _ kind: String, _ column: String) -> String {
        "\(file) 不是「\(kind)」：第一行里没有「\(column)」一列。请另选文件。"
    }
    public static func fileTitle(_ file: String) -> String { "取入\(file)" }
    public static func fileColumns(_ ending: String) -> String { "请选一个 \(ending) 文件。" }
    public static func notTaken(_ problems: Int) -> String { "有 \(problems) 行不对，一行也没有取入。" }
    public static let notTakenWay = "请改好文件再取入；或者跳过不对的行，取入其余的。"
    public static let hopeless = "没有一行可以取入。请核对是不是选错了文件。"
    public static func skippedLines(_ problems: Int) -> String { "跳过的 \(problems) 行：" }
    public static func firstProblems(_ shown: Int) -> String { "下面是前 \(shown) 行，其余的改好以后再看。" }
    public static let otherFile = "文件和刚才看的不一样，一行也没有取入。请看过现在的这些行再决定。"
    public static let skip = "跳过不对的，取入其余的"
    public static let skipShort = "取入其余的"
    public static let nothingToSkip = "没有可以取入的行"
    public static let saveProblems = "把不对的行存到介质"
    public static let saveProblemsShort = "存到介质"
    public static let noProblems = "没有不对的行"
    public static let noPlace = "没有可以写入的介质。请插好 U 盘再试。"
    public static func problemsName(_ file: String) -> String { "\(file)-不对的行.txt" }
    public static func problemsHead(_ file: String) -> String { "\(file)：取入时不对的行" }
    public static func saved(_ name: String, _ place: String) -> String { "已存到 \(place)：\(name)。" }
    public static let saving = "正在写到介质"
    public static let anotherFile = "另选文件"
    public static let fileWhere = "文件在哪里？"
    public static let noRoots = "没有可以读的介质。请插好以后再进来。"

    public static let filesHelp: [(heading: String, paragraphs: [String])] = [
        (
            "取入文件",
            [
                "先取入截止时点的轮候册和家庭成员，受理期间取入申请，受理截止以后取入那时的轮候册和核查结果。",
                "家庭成员、申请、核查结果可以分几次取入，后取入的按各自的时间生效。",
            ]
        ),
        ("不对的行", ["逐行说明是第几行、哪一栏、为什么。可以存到介质，交给做文件的单位改正。"]),
        ("取入中", ["按 Esc 可以取消，什么也不会改变。"]),
    ]
    public static let noticesHelp: [(heading: String, paragraphs: [String])] = [
        ("打开一批", ["通告文件由管理系统的人放好，这里列出来。打开以后，这一批一直按打开时的通告办理。"])
    ]
}
