import Forms
import Texts

extension FormsWords {
    /// The words of this office's screens.
    public static let anju: FormsWords = {
        var words = FormsWords()
        words.takeKeys()
        words.takePinyin()
        words.takeOverlays()
        words.takeWidgets()
        return words
    }()

    /// The same at the counter, where ending gives a case back and nobody else is told of what does not work.
    static let counter: FormsWords = {
        var words = anju
        words.endText = CounterTexts.endText
        words.pinyinFailed = PinyinTexts.failedAtCounter
        return words
    }()

    private mutating func takeKeys() {
        help = FrameTexts.help
        end = FrameTexts.end
        endShort = FrameTexts.endShort
        leave = FrameTexts.leave
        back = FrameTexts.back
        menu = FrameTexts.menu
        menuBelowText = FrameTexts.menuBelowText
        menuBelowTextShort = FrameTexts.menuBelowTextShort
        keyEnter = FrameTexts.keyEnter
        keySpace = FrameTexts.keySpace
        keyBackspace = FrameTexts.keyBackspace
        keyUp = FrameTexts.keyUp
        keyDown = FrameTexts.keyDown
        keyLeft = FrameTexts.keyLeft
        keyRight = FrameTexts.keyRight
        keyUseless = FrameTexts.keyUseless
        training = FrameTexts.training
        idleLeft = FrameTexts.idleLeft
    }

    private mutating func takePinyin() {
        pinyin = PinyinTexts.name
        pinyinOff = PinyinTexts.off
        pinyinIsOn = PinyinTexts.isOn
        pinyinIsOff = PinyinTexts.isOff
        pinyinNotHere = PinyinTexts.notHere
        pinyinFailed = PinyinTexts.failed
        pinyinDigits = PinyinTexts.digits
        pinyinChoose = PinyinTexts.choose
        pinyinFirst = PinyinTexts.first
        pinyinLetters = PinyinTexts.letters
        pinyinDrop = PinyinTexts.drop
        pinyinSimplified = PinyinTexts.simplified
        pinyinTraditional = PinyinTexts.traditional
        pinyinNone = PinyinTexts.none
        pinyinHelpTitle = PinyinTexts.helpTitle
        pinyinHelp = PinyinTexts.help
    }

    private mutating func takeOverlays() {
        helpTitle = FrameTexts.helpTitle
        helpKeys = FrameTexts.helpKeys
        helpClose = FrameTexts.helpClose
        menuTitle = FrameTexts.menuTitle
        menuChoose = FrameTexts.choose
        menuMove = HomeTexts.move
        endTitle = FrameTexts.end
        endText = FrameTexts.endText
        endYes = FrameTexts.end
        endNo = FrameTexts.endNo
        leaveTitle = FrameTexts.leave
        leaveText = FrameTexts.leaveText
        leaveYes = FrameTexts.leaveYes
        idleTitle = FrameTexts.idleTitle
        idleText = FrameTexts.idleText
        idleContinue = FrameTexts.endNo
        saving = FrameTexts.saving
        jobProgress = FrameTexts.jobProgress
        jobCount = FrameTexts.jobCount
        jobRate = FrameTexts.jobRate
        jobLeft = FrameTexts.jobLeft
        jobElapsed = FrameTexts.jobElapsed
        jobCancel = FrameTexts.jobCancel
        jobBusy = FrameTexts.jobBusy
        seconds = FrameTexts.seconds
        minutes = FrameTexts.minutes
        tooSmall = FrameTexts.tooSmall
        tooSmallSize = FrameTexts.tooSmallSize
    }

    private mutating func takeWidgets() {
        problems = FrameTexts.problems
        date = FrameTexts.date
        noSuchDate = FrameTexts.noSuchDate
        birthDate = FrameTexts.birthDate
        change = FrameTexts.change
        position = FrameTexts.position
        empty = FrameTexts.empty
        loading = FrameTexts.loading
        goTo = FrameTexts.goTo
        page = FrameTexts.page
        nextPage = FrameTexts.nextPage
        previousPage = FrameTexts.previousPage
        more = FrameTexts.more
        moreAbove = FrameTexts.moreAbove
        atEnd = FrameTexts.atEnd
        find = FrameTexts.find
        nextMatch = FrameTexts.nextMatch
        contents = FrameTexts.contents
        goToHeading = FrameTexts.goToHeading
        typeHeading = FrameTexts.typeHeading
        notFound = FrameTexts.notFound
        folder = FrameTexts.folder
        parentFolder = FrameTexts.parentFolder
    }
}

extension [HelpSection] {
    /// Help as the texts give it.
    init(_ sections: [(heading: String, paragraphs: [String])]) {
        self = sections.map { HelpSection($0.heading, $0.paragraphs) }
    }
}
