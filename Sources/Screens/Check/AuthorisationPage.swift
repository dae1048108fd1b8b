import Cells
import Forms
import Housing
import Office
import Texts

/// 经济状况核对授权书: read by the person himself to its end, long enough, ticked, then 【我已阅知】.
struct AuthorisationPage: KioskScreen {
    let visitor: Visitor
    let file: CheckFile
    let person: PersonID
    /// The number that he typed; nil for the applicant, who is signed in by his.
    let document: IdentityNumber?
    private var pages: AuthorisationPages?
    private var reading = TimedReading()
    private var size = Size(width: 0, height: 0)

    init(visitor: Visitor, file: CheckFile, person: PersonID, document: IdentityNumber?) {
        self.visitor = visitor
        self.file = file
        self.person = person
        self.document = document
    }

    private var name: String { file.maskedName(of: person) }
    private var open: KioskEffect { .ask(.check(.openAuthorisation(person, file.check))) }

    mutating func update(_ event: KioskEvent, now: Instant) -> [KioskEffect] {
        reading.noteSight(event, now)
        switch event {
        case .sized(let size):
            self.size = size
            reading.fit(Page.room(below: blocks, in: size))
        case .appeared: return [open]
        case .changed: return [.quietly(.check(.file(file.check.id)))]
        case .answer(.check(let answer)): return take(answer, now)
        case .answer(.failed(let trouble)): return refuse(trouble)
        case .alarm(TimedReading.alarm): return reading.ring()
        default: return event.input.map { take($0) } ?? []
        }
        return []
    }

    private mutating func take(_ answer: CheckAnswer, _ now: Instant) -> [KioskEffect] {
        switch answer {
        case .authorisation(let pages): show(pages, now)
        case .stepped: return [.pop, .say(.success(CheckTexts.authorisedNow(name)))]
        case .file(let newest, _) where newest.check.version != file.check.version:
            return [.pop, .say(.warning(HomeTexts.movedOn))]
        case .file, .leases: break
        }
        return []
    }

    private mutating func show(_ pages: AuthorisationPages, _ now: Instant) {
        self.pages = pages
        reading.open(
            pages.text.blocks, tick: CheckTexts.tick(name), tickMissing: CheckTexts.tickMissing,
            leastSeconds: pages.leastSeconds, now: now)
        reading.fit(Page.room(below: blocks, in: size))
    }

    private mutating func take(_ input: Input) -> [KioskEffect] {
        let (outcome, effects) = reading.update(input)
        guard outcome == .acknowledged, let pages else { return effects }
        return [
            .ask(
                .check(
                    .authorise(
                        pages, document: document, visibleSeconds: reading.visibleSeconds, isTicked: reading.isTicked,
                        file.check)))
        ]
    }

    /// A text that was renewed is opened again; another number than the register has is typed again.
    private func refuse(_ trouble: KioskTrouble) -> [KioskEffect] {
        switch trouble.refusal?.code {
        case .textOutdated, .textNotShown, .readLongerThanOpen: return tell(trouble) + [open]
        case .documentDiffers:
            return [.turn(to: HandOverPage(visitor: visitor, file: file, person: person))] + tell(trouble)
        case .memberUnknown, .memberNotAdult, .wrongState: return [.pop] + tell(trouble)
        default: break
        }
        return trouble == .movedOn ? [.pop, .say(.warning(HomeTexts.movedOn))] : tell(trouble)
    }

    private var blocks: [PageBlock] {
        [.heading("\(pages?.text.title ?? CheckTexts.familyTitle)\(CheckTexts.readBy(name))")]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        let rest = Page.draw(blocks, on: &surface, in: body)
        if reading.isOpen { reading.page.draw(on: &surface, in: rest) }
    }

    func alarms(now: Instant) -> [Alarm] { reading.alarms() }

    var chrome: Chrome { CheckChrome.flow(visitor, step: 1) }
    var hints: [KeyHint] { reading.page.hints }
    var takesText: Bool { reading.page.takesText }
    var takesChinese: Bool { reading.page.takesChinese }
    var patience: Patience { reading.page.patience }
    var help: [HelpSection] { CheckChrome.help }
}
