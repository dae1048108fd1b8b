extension Signing {
    /// Everything that can be asked of an issued contract.
    public enum Command: Hashable, Sendable {
        /// 【合同签署】 (G-2), with the digest of the document that was shown.
        case open(shown: Digest)
        /// 【下一步】 of 【确认续约信息】 (G-3).
        case confirmInfo(InfoConfirmation)
        /// Something in it is wrong. It ends the attempt and leads to staff.
        case reportInfo(InfoReport)
        /// 阅读承诺书 is on the screen (G-4); may be opened again until the signature is taken to the counter.
        /// `shown` is the digest of the text as it was filled for him.
        case startReading(TemplateVersion, shown: Digest? = nil)
        /// 【我已阅知】 (G-4).
        case acknowledge(Acknowledgement)
        /// 【确定】 of the dialog (G-5).
        case transcribe(Transcription)
        /// 「到窗口当面签订」 instead of the telephone and the face check. It needs no reason (L-10).
        case chooseWitness
        /// A clerk takes the signature in at the counter.
        case witness(Witnessing)
        /// The attempt is given up; the contract can be signed in another one.
        case cancel
        /// The daily run ends an attempt that lies still.
        case timeOut
        /// 审批通过 of the signed contract (G-12), with the final PDF.
        case approve(File)
        /// The contract is taken back and a new version issued, which is signed anew.
        case sendBack(Reissue, NewContract)
        /// The note is the row in which the words of staff lie.
        case void(VoidReason, note: TextID?)
        case expire

        public var act: Act {
            switch self {
            case .open: .open
            case .confirmInfo: .confirmInfo
            case .reportInfo: .reportInfo
            case .startReading: .startReading
            case .acknowledge: .acknowledge
            case .transcribe: .transcribe
            case .chooseWitness: .chooseWitness
            case .witness: .witness
            case .cancel: .cancel
            case .timeOut: .timeOut
            case .approve: .approve
            case .sendBack: .sendBack
            case .void: .void
            case .expire: .expire
            }
        }
    }

    /// The four blocks are right.
    public struct InfoConfirmation: Hashable, Sendable {
        /// Stands for the snapshot that was shown.
        public let snapshot: Commitment
        /// The blocks that were on the screen.
        public let shown: Set<InfoBlock>

        public init(snapshot: Commitment, shown: Set<InfoBlock>) {
            self.snapshot = snapshot
            self.shown = shown
        }
    }

    /// Lines of the four blocks are wrong.
    public struct InfoReport: Hashable, Sendable {
        /// Stands for the snapshot that was shown.
        public let snapshot: Commitment
        /// At least one.
        public let lines: [Renewal.WrongLine]

        public init(snapshot: Commitment, lines: [Renewal.WrongLine]) {
            self.snapshot = snapshot
            self.lines = lines
        }
    }

    /// What was done on the page 阅读承诺书.
    public struct Acknowledgement: Hashable, Sendable {
        public let template: TemplateVersion
        /// Whole seconds for which the text was visible.
        public let visibleSeconds: Int
        /// The last line of the text was on the screen.
        public let isReadToEnd: Bool
        /// 我已阅知 was ticked.
        public let isTicked: Bool

        public init(template: TemplateVersion, visibleSeconds: Int, isReadToEnd: Bool, isTicked: Bool) {
            self.template = template
            self.visibleSeconds = visibleSeconds
            self.isReadToEnd = isReadToEnd
            self.isTicked = isTicked
        }
    }

    /// What stood in the box.
    public struct Transcription: Hashable, Sendable {
        public let text: String
        public let means: TranscriptionMeans
        /// The row in which the very text lies, for the evidence.
        public let stored: TextID

        public init(_ text: String, means: TranscriptionMeans, stored: TextID) {
            self.text = text
            self.means = means
            self.stored = stored
        }
    }

    /// What the clerk did at the counter.
    public struct Witnessing: Hashable, Sendable {
        /// The person stood before the clerk and is the one on the card.
        public let isPersonSeen: Bool
        /// The card itself was seen.
        public let isCardSeen: Bool
        /// 校验码 as it was typed from the signed sheet.
        public let sheetCode: String
        /// The picture of the signature.
        public let picture: File

        public init(isPersonSeen: Bool, isCardSeen: Bool, sheetCode: String, picture: File) {
            self.isPersonSeen = isPersonSeen
            self.isCardSeen = isCardSeen
            self.sheetCode = sheetCode
            self.picture = picture
        }
    }
}
