extension Renewal {
    /// Everything that can be asked of a renewal.
    public enum Command: Hashable, Sendable {
        /// 【按照原政策执行】 or the new policy (P-08).
        case choosePolicy(PolicyChoice)
        /// 【我已阅知】 (O-3).
        case acknowledge(Acknowledgement)
        /// 【下一步】 of 【确认续约信息】 (O-4). It may be given again until 【提交】, and to a returned application.
        case confirmInfo(InfoConfirmation)
        /// An answer to one line that was sent back.
        case answerLine(LineReply)
        /// Puts a file into a slot (O-5).
        case upload(MaterialUpload)
        /// Puts a file in the place of another one of the same kind.
        case replace(MaterialID, with: MaterialUpload)
        case remove(MaterialID)
        /// 【提交】.
        case submit
        /// A reviewer claims the case.
        case take
        /// The claim ends without a decision; the case keeps its place in the queue.
        case release
        /// Sends exact items back for correction.
        case sendBack(SendBack)
        case resubmit
        case approve
        /// The note is the row in which the reviewer's words lie.
        case reject(RejectReason, note: TextID?)
        case withdraw
        case expire
        /// Its contract came to its end. It follows from that end, in the same transaction, and nobody asks for it alone.
        case conclude(Signing)
        /// Its lease passed to another or was ended, for its tenant died or moved out. It follows from that decision, in the
        /// same transaction, and nobody asks for it alone.
        case lapse(TenancyChange)

        public var act: Act {
            switch self {
            case .choosePolicy: .choosePolicy
            case .acknowledge: .acknowledge
            case .confirmInfo: .confirmInfo
            case .answerLine: .answerLine
            case .upload: .upload
            case .replace: .replace
            case .remove: .remove
            case .submit: .submit
            case .take: .take
            case .release: .release
            case .sendBack: .sendBack
            case .resubmit: .resubmit
            case .approve: .approve
            case .reject: .reject
            case .withdraw: .withdraw
            case .expire: .expire
            case .conclude: .conclude
            case .lapse: .lapse
            }
        }
    }

    /// The two ways of the policy dialog (model 3.5).
    public enum PolicyChoice: String, CaseIterable, Codable, Sendable {
        /// 【按照原政策执行】
        case original = "ORIGINAL"
        case new = "NEW"
    }

    /// What is ticked at 【申请声明】.
    public struct Acknowledgement: Hashable, Sendable {
        /// The template whose text was shown.
        public let template: TemplateVersion
        /// Whole seconds for which the text was visible.
        public let visibleSeconds: Int
        /// 续约相关信息 was confirmed.
        public let isInformationConfirmed: Bool
        /// 个人续约声明 was ticked.
        public let isTicked: Bool

        public init(
            template: TemplateVersion, visibleSeconds: Int, isInformationConfirmed: Bool, isTicked: Bool
        ) {
            self.template = template
            self.visibleSeconds = visibleSeconds
            self.isInformationConfirmed = isInformationConfirmed
            self.isTicked = isTicked
        }
    }

    /// The answers to the four blocks.
    public struct InfoConfirmation: Hashable, Sendable {
        /// Stands for the snapshot that was shown.
        public let snapshot: Commitment
        /// The blocks that were on the screen.
        public let shown: Set<InfoBlock>
        /// One a block. In answer to a return the blocks that are answered anew are enough, as long as the registers say
        /// what was confirmed.
        public let answers: [BlockAnswer]
        /// What the tenant put right himself.
        public let corrections: [Correction]

        public init(
            snapshot: Commitment, shown: Set<InfoBlock>, answers: [BlockAnswer], corrections: [Correction] = []
        ) {
            self.snapshot = snapshot
            self.shown = shown
            self.answers = answers
            self.corrections = corrections
        }
    }

    /// A block is confirmed as it stands (what the tenant put right himself included), or lines of it are wrong.
    public enum BlockAnswer: Hashable, Sendable {
        case confirmed(InfoBlock)
        /// At least one line.
        case reported(InfoBlock, [WrongLine])

        public var block: InfoBlock {
            switch self {
            case .confirmed(let block), .reported(let block, _): block
            }
        }

        public var wrong: [WrongLine] {
            switch self {
            case .confirmed: []
            case .reported(_, let wrong): wrong
            }
        }
    }

    /// A line that is wrong and that staff have to look into.
    public struct WrongLine: Hashable, Sendable, Codable {
        public let line: InfoLine
        /// The row in which the tenant's words lie; none is needed.
        public let note: TextID?

        public init(_ line: InfoLine, note: TextID? = nil) {
            self.line = line
            self.note = note
        }
    }

    /// A telephone number that the tenant put right. It is part of the application and reaches the register when the
    /// application is approved.
    public struct Correction: Hashable, Sendable {
        public let line: InfoLine
        public let mobile: Mobile
        /// The row in which the new number lies.
        public let stored: TextID

        public init(_ line: InfoLine, mobile: Mobile, stored: TextID) {
            self.line = line
            self.mobile = mobile
            self.stored = stored
        }
    }

    /// A return for correction, as the reviewer asks for it.
    public struct SendBack: Hashable, Sendable {
        public let items: [Item]
        /// Whether a deadline beyond the last known notice of holidays is accepted as provisional.
        public let acceptsProvisionalDeadline: Bool

        public init(items: [Item], acceptsProvisionalDeadline: Bool = false) {
            self.items = items
            self.acceptsProvisionalDeadline = acceptsProvisionalDeadline
        }

        /// What is to be done again, and why.
        public struct Item: Hashable, Sendable {
            public let path: ItemPath
            public let reason: ReturnReason
            /// The row in which the reviewer's words lie.
            public let note: TextID?
            /// The slot that it opens; none of the card's.
            public let opens: MaterialKind?
            /// How long there is for it; nil: as long as the office gives for anything.
            public let deadline: Period?

            public init(
                _ path: ItemPath, _ reason: ReturnReason, note: TextID? = nil, opens: MaterialKind? = nil,
                deadline: Period? = nil
            ) {
                self.path = path
                self.reason = reason
                self.note = note
                self.opens = opens
                self.deadline = deadline
            }
        }
    }
}

/// One version of a text that people acknowledge.
public struct TemplateVersion: Hashable, Sendable, Codable {
    public let version: Int
    /// Of the text as shown.
    public let digest: Digest

    public init(version: Int, digest: Digest) {
        self.version = version
        self.digest = digest
    }
}
