import Cells
import Forms
import Housing
import Office
import Texts

/// The notices of this office, by one of which a manager opens a batch.
struct BatchNoticesPage: CounterScreen {
    let clerk: Clerk
    private var offers: [NoticeOffer]?
    private var menu = Menu<Int>([])

    init(_ clerk: Clerk) {
        self.clerk = clerk
    }

    // MARK: Events

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .appeared, .revealed: return [.ask(.batch(.notices))]
        case .changed(CounterTopic.subsidy): return [.quietly(.batch(.notices))]
        case .answer(.batch(.notices(let offers))):
            let first = offers.firstIndex { $0.whyNot == nil } ?? 0
            menu = Menu(
                offers.enumerated().map { index, offer in
                    MenuEntry(index, offer.title, note: offer.note, whyNot: offer.whyNot)
                }, focus: self.offers == nil ? first : menu.focused)
            self.offers = offers
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.pop]
        case .key(let key):
            switch menu.press(key) {
            case .took(let index): return offers.map { [.turn(to: BatchNoticePage($0[index], clerk: clerk))] } ?? []
            case .refused(let why): return [.say(.warning(why))]
            case .moved, .ignored: break
            }
        default: break
        }
        return []
    }

    // MARK: Drawing

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        var blocks: [PageBlock] = [.heading(CounterBatchTexts.notices), .text(CounterBatchTexts.noticesText), .gap]
        if offers?.isEmpty == true { blocks.append(.text(CounterBatchTexts.noNotices, .warning)) }
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    // MARK: Around

    var chrome: Chrome { Chrome(title: CounterBatchTexts.notices, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.noticesHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main, whyNot: menu.focusedWhyNot),
            KeyHint(.escape, words.back, weight: .main),
        ]
    }
}

extension NoticeOffer {
    fileprivate var title: String {
        if case .success(let file) = notice { return file.title }
        return path
    }

    fileprivate var note: String {
        if isOpened { return CounterBatchTexts.noticeOpened }
        guard case .success(let file) = notice else { return CounterBatchTexts.noticeUnreadable }
        return CounterBatchTexts.noticeNote(quota: file.notice.quota, closes: file.notice.window.upperBound)
    }

    fileprivate var whyNot: String? {
        if isOpened { return CounterBatchTexts.noticeOpened }
        guard case .failure(let failure) = notice else { return nil }
        let text = failure.text
        return text.what + text.wayOn
    }
}

/// What a batch will be by its notice, asked before it is opened.
struct BatchNoticePage: CounterScreen {
    enum Choice: Hashable, Sendable {
        case open, back
    }

    let clerk: Clerk
    private let offer: NoticeOffer
    private var menu = Menu<Choice>(
        [MenuEntry(.open, CounterBatchTexts.openThis), MenuEntry(.back, CounterBatchTexts.doNotOpen)], focus: .back)

    init(_ offer: NoticeOffer, clerk: Clerk) {
        self.offer = offer
        self.clerk = clerk
    }

    mutating func update(_ event: CounterEvent, now: Instant) -> [CounterEffect] {
        switch event {
        case .answer(.batch(.noticeOpened(let opened))):
            let said = CounterBatchTexts.openedNow(quota: opened.batch.quota)
            return [.turn(to: BatchPage(opened, clerk: clerk)), .say(.success(said))]
        case .answer(.failed(let trouble)): return tell(trouble)
        case .key(.escape): return [.turn(to: BatchNoticesPage(clerk))]
        case .key(let key):
            switch menu.press(key) {
            case .took(.open): return [.ask(.batch(.openNotice(offer)))]
            case .took(.back): return [.turn(to: BatchNoticesPage(clerk))]
            case .refused, .moved, .ignored: return []
            }
        default: return []
        }
    }

    private var blocks: [PageBlock] {
        guard case .success(let file) = offer.notice else { return [] }
        let notice = file.notice
        return [
            .heading(file.title), .text(CounterBatchTexts.noticeWhat), .gap,
            .facts([
                Fact(CounterBatchTexts.noticeOffice, file.office),
                Fact(
                    CounterBatchTexts.noticeQuota, CounterBatchTexts.noticeQuota(notice.quota, most: notice.listMost)),
                Fact(CounterBatchTexts.noticeCutOff, notice.cutOff.words),
                Fact(CounterBatchTexts.noticeWindow, CounterBatchTexts.noticeWindow(notice.window)),
                Fact(CounterBatchTexts.noticeMoney, CounterBatchTexts.noticeMoney(notice.standard)),
                Fact(CounterBatchTexts.noticePeriods, CounterBatchTexts.noticePeriods(notice.periods)),
                Fact(CounterBatchTexts.noticeFile, offer.path),
            ]),
            .gap,
        ]
    }

    func draw(on surface: inout Surface, in body: Rect, now: Instant) {
        menu.draw(on: &surface, in: Page.draw(blocks, on: &surface, in: body))
        if surface.cursor == nil { surface.cursor = body.origin }
    }

    var chrome: Chrome { Chrome(title: CounterBatchTexts.notices, subject: clerk.name, layout: .wide) }
    var help: [HelpSection] { sections(CounterBatchTexts.noticesHelp) }
    var hints: [KeyHint] {
        [
            KeyHint(.enter, CounterCaseTexts.choose, weight: .main), KeyHint(.escape, words.back, weight: .main),
        ]
    }
}
