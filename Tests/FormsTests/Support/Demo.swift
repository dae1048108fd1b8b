import Cells

@testable import Forms

/// What the screens of these tests ask.
enum DemoAsk: Equatable, Sendable {
    case save(String)
    case draft(String)
    case rows(Range<Int>)
    case count
    case forget
    case call(String)
}

enum DemoAnswer: Equatable, Sendable {
    case saved(String)
    case rows([String], first: Int, total: Int)
    case counted(Int)
    case cancelled
    case failed
    case done
}

/// Answers at once, unless the lock is said to be taken.
final class DemoInterpreter: Interpreter {
    typealias Ask = DemoAsk
    typealias Answer = DemoAnswer

    /// How many more attempts find the lock taken.
    var refusals = 0
    /// What goes on while an ask or a step of a job is under way.
    var meanwhile: () -> Void = {}
    private(set) var attempts: [DemoAsk] = []
    private(set) var asks: [DemoAsk] = []
    var jobSteps = 100
    /// How many steps a job takes to stop; 0 stops at once.
    var stepsToStop = 0
    private(set) var lastJob: DemoJob?

    var patienceMilliseconds: Int { 500 }
    var sources: [Int32] { [7] }
    /// What another process is found to have done.
    var found: [News] = []

    func news(from source: Int32) -> [News] { source == 7 ? found : [] }

    /// Pieces of the chore that are left; nil where it has none.
    var choreLeft: Int?
    var chore: (() -> Bool)? {
        choreLeft.map { _ in
            {
                self.choreLeft = (self.choreLeft ?? 0) - 1
                return self.choreLeft ?? 0 > 0
            }
        }
    }

    func attempt(_ ask: DemoAsk) -> DemoAnswer? {
        attempts.append(ask)
        meanwhile()
        if refusals > 0 {
            refusals -= 1
            return nil
        }
        asks.append(ask)
        switch ask {
        case .save(let text): return .saved(text)
        case .rows(let range):
            let total = 100_000
            let rows = range.clamped(to: 0..<total)
            return .rows(rows.map { "row \($0 + 1)" }, first: rows.lowerBound, total: total)
        case .draft, .count, .forget, .call: return .done
        }
    }

    func failure(of ask: DemoAsk) -> DemoAnswer { .failed }

    func job(for ask: DemoAsk) -> any Job<DemoAnswer> {
        let job = DemoJob(steps: jobSteps, stepsToStop: stepsToStop, meanwhile: meanwhile)
        lastJob = job
        return job
    }
}

final class DemoJob: Job {
    let steps: Int
    private(set) var stepsToStop: Int
    private(set) var done = 0
    private(set) var wasCancelled = false
    private let meanwhile: () -> Void

    init(steps: Int, stepsToStop: Int = 0, meanwhile: @escaping () -> Void = {}) {
        self.steps = steps
        self.meanwhile = meanwhile
        self.stepsToStop = stepsToStop
    }

    func step(milliseconds: Int) -> JobStep<DemoAnswer> {
        meanwhile()
        if wasCancelled {
            stepsToStop -= 1
            return stepsToStop > 0 ? .working(JobProgress(done: done, phase: "收尾")) : .done(.cancelled)
        }
        done += 1
        return done >= steps ? .done(.counted(done)) : .working(JobProgress(done: done, total: steps, phase: "计数"))
    }

    func cancel() -> DemoAnswer? {
        wasCancelled = true
        return stepsToStop > 0 ? nil : .cancelled
    }
}

/// The first page: one button that leads to the form.
struct DemoHome: Screen {
    typealias Ask = DemoAsk
    typealias Answer = DemoAnswer

    var form = Form<String>([
        .note("welcome", "欢迎办理公共租赁住房业务。"),
        .button("renew", "个人租赁合同续约"),
        .button("mine", "我的", whyNot: "请先登录。"),
    ])
    var seen: [String] = []

    var chrome: Chrome { Chrome(title: "公共租赁住房业务") }
    var hints: [KeyHint] { [KeyHint(.enter, "选择", weight: .main)] }
    var patience: Patience { .endless }

    mutating func update(_ event: ScreenEvent<DemoAnswer>, now: Instant) -> [Effect<DemoAsk, DemoAnswer>] {
        seen.append("\(event)")
        guard let input = event.input else { return [] }
        switch form.update(input) {
        case .activated("renew"): return [.beginSession, .show(DemoForm())]
        case .refused(let why): return [.say(.warning(why))]
        default: return []
        }
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        form.draw(on: &surface, in: body, words: .sample)
    }
}

/// A page with a field of every kind.
struct DemoForm: Screen {
    typealias Ask = DemoAsk
    typealias Answer = DemoAnswer

    enum Field: Hashable, Sendable {
        case name, number, password, born, way, agree, next, count, back
    }

    var form = Form<Field>([
        .text(.name, "姓名", TextField(columns: 24), help: "与身份证一致"),
        .identity(.number, "证件号码"),
        .secret(.password, "密码"),
        .date(.born, "入住日期"),
        .choice(
            .way, "续约方式",
            [
                ChoiceOption("按原政策", description: "租金标准不变"), ChoiceOption("按新政策"),
                ChoiceOption("不再续约", whyNot: "请到窗口办理。"),
            ]),
        .tick(.agree, "本人已阅读并同意《申请声明》"),
        .button(.next, "继续"), .button(.count, "统计"), .button(.back, "返回"),
    ])
    var dirtySince: Instant?
    var saved: String?
    var counted: Int?
    var answers: [DemoAnswer] = []

    var chrome: Chrome {
        Chrome(
            title: "个人租赁合同续约", subject: "张*",
            stepper: Stepper(["续租申请", "申请声明", "确认续约信息", "上传材料", "提交"], current: 2))
    }
    var hints: [KeyHint] {
        [
            KeyHint([.up, .down], "移动", named: "上下", weight: .minor), KeyHint(.enter, "下一项", weight: .main),
            KeyHint(.function(5), "重新读取", whyNot: "没有更改。"), KeyHint(.function(6), "复制"),
        ]
    }
    var help: [HelpSection] { [HelpSection("这一页", ["请核对您的信息。有误的可以更改。"])] }
    var takesText: Bool { form.takesText }
    var takesChinese: Bool { form.takesChinese }

    func alarms(now: Instant) -> [Alarm] {
        dirtySince.map { [Alarm("draft", at: $0 + 1000)] } ?? []
    }

    mutating func update(_ event: ScreenEvent<DemoAnswer>, now: Instant) -> [Effect<DemoAsk, DemoAnswer>] {
        switch event {
        case .alarm("draft"): return saveDraft()
        case .leaving: return dirtySince == nil ? [] : saveDraft()
        case .answer(let answer): return take(answer)
        case .key(.function(6)): return [.copy(form.text(.number))]
        default: break
        }
        guard let input = event.input else { return [] }
        switch form.update(input) {
        case .changed: dirtySince = dirtySince ?? now
        case .left where dirtySince != nil: return saveDraft()
        case .activated(.next): return proceed()
        case .activated(.count): return [.job(.count, title: "统计")]
        case .activated(.back): return [.pop]
        case .refused(let why): return [.say(.warning(why))]
        default: break
        }
        return []
    }

    private mutating func saveDraft() -> [Effect<DemoAsk, DemoAnswer>] {
        dirtySince = nil
        return [.quietly(.draft(form.text(.name)))]
    }

    private mutating func proceed() -> [Effect<DemoAsk, DemoAnswer>] {
        var problems: [FieldProblem<Field>] = []
        if form.text(.name).isEmpty { problems.append(FieldProblem(.name, "请填写姓名")) }
        if form.text(.number).count != 18 { problems.append(FieldProblem(.number, "证件号码应为 18 位")) }
        if !form.isTicked(.agree) { problems.append(FieldProblem(.agree, "请先勾选")) }
        form.report(problems)
        return problems.isEmpty ? [.ask(.save(form.text(.name)))] : []
    }

    private mutating func take(_ answer: DemoAnswer) -> [Effect<DemoAsk, DemoAnswer>] {
        answers.append(answer)
        switch answer {
        case .saved(let name):
            saved = name
            return [.say(.success("已保存"))]
        case .counted(let count): counted = count
        case .failed: return [.say(.error("没有保存，请再试一次。"))]
        default: break
        }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        form.draw(on: &surface, in: body, words: .sample)
    }
}

/// Covers the screens of somebody who has gone away.
struct DemoLock: Screen {
    typealias Ask = DemoAsk
    typealias Answer = DemoAnswer

    var password = SecretField()

    var chrome: Chrome { Chrome(title: "已锁定") }
    var hints: [KeyHint] { [KeyHint(.enter, "解锁")] }
    var takesText: Bool { true }

    mutating func update(_ event: ScreenEvent<DemoAnswer>, now: Instant) -> [Effect<DemoAsk, DemoAnswer>] {
        if event == .key(.enter) { return password.text == "open" ? [.unlock] : [.say(.error("密码不对"))] }
        if let input = event.input { _ = password.update(input) }
        return []
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        surface.put("请输入密码", at: body.origin, role: .label, within: body)
        password.draw(on: &surface, in: body.splitTop(1).rest, look: .focused)
    }
}

typealias DemoHarness = ProgramHarness<DemoAsk, DemoAnswer, DemoInterpreter>

func demoSettings(_ change: (inout ProgramSettings<DemoAsk, DemoAnswer>) -> Void = { _ in })
    -> ProgramSettings<DemoAsk, DemoAnswer>
{
    var settings = ProgramSettings<DemoAsk, DemoAnswer>(root: DemoHome(), words: .sample)
    settings.onEnd = .forget
    change(&settings)
    return settings
}

/// The program on its first page.
func demo(
    size: Size = Size(width: 80, height: 24), _ change: (inout ProgramSettings<DemoAsk, DemoAnswer>) -> Void = { _ in }
) -> DemoHarness {
    ProgramHarness(demoSettings(change), interpreter: DemoInterpreter(), size: size)
}

/// The program on the page with the fields.
func demoForm(
    size: Size = Size(width: 80, height: 24), _ change: (inout ProgramSettings<DemoAsk, DemoAnswer>) -> Void = { _ in }
) -> DemoHarness {
    let harness = demo(size: size, change)
    harness.press(.enter)
    return harness
}
