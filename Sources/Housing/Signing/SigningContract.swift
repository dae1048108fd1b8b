extension Signing {
    /// One file of the case as the vault keeps it: the filled document, its unsigned PDF, a signature, the signed PDF.
    public struct File: Hashable, Sendable, Codable {
        public let id: MaterialID
        /// 1 or more.
        public let bytes: Int
        /// Of the very bytes. It is personal: it stays in the sealed case and in the evidence.
        public let digest: Digest
        /// What stands for the digest in the journal.
        public let commitment: Commitment

        public init(id: MaterialID, bytes: Int, digest: Digest, commitment: Commitment) {
            self.id = id
            self.bytes = bytes
            self.digest = digest
            self.commitment = commitment
        }
    }

    /// A rectangle on a page of paper, in thousandths of a point from the page's lower left corner.
    public struct PaperPlace: Hashable, Sendable, Codable {
        /// From 1.
        public let page: Int
        public let left: Int
        public let bottom: Int
        public let width: Int
        public let height: Int

        public init(page: Int, left: Int, bottom: Int, width: Int, height: Int) {
            self.page = page
            self.left = left
            self.bottom = bottom
            self.width = width
            self.height = height
        }
    }

    /// The contract as issued, frozen: template filled once, and the unsigned PDF made of it.
    public struct ContractVersion: Hashable, Sendable, Codable {
        /// 1 for the first; one more after every return.
        public let number: Int
        public let template: TemplateVersion
        /// The filled document in its canonical bytes.
        public let document: File
        public let unsignedPDF: File
        /// Where the tenant's signature goes on it; nil only in those that were issued before it was asked for.
        public let signaturePlace: PaperPlace?
        /// The four blocks as they went into it.
        public let info: Commitment
        public let issuedBy: PersonID
        public let at: Moment
        /// The last day on which it can be signed (Q30).
        public let deadline: Day
        /// The deadline lies beyond the last known notice of holidays.
        public let isProvisional: Bool
        /// Why it took the place of the version before; nil for the first.
        public let cause: Reissue?
    }

    /// Why a version was taken back.
    public struct Reissue: Hashable, Sendable, Codable {
        public let reason: ContractReturnReason
        /// The row in which the words of staff lie.
        public let note: TextID?

        public init(_ reason: ContractReturnReason, note: TextID? = nil) {
            self.reason = reason
            self.note = note
        }
    }

    /// A contract about to be issued, as filled and rendered.
    public struct NewContract: Hashable, Sendable {
        public let template: TemplateVersion
        public let document: File
        public let unsignedPDF: File
        /// Where the tenant's signature goes on it. Without one nothing is issued.
        public let signaturePlace: PaperPlace?
        /// Stands for the four blocks that it was filled from.
        public let info: Commitment
        /// Whether a deadline beyond the last known notice of holidays is accepted as provisional.
        public let acceptsProvisionalDeadline: Bool

        public init(
            template: TemplateVersion, document: File, unsignedPDF: File, signaturePlace: PaperPlace? = nil,
            info: Commitment, acceptsProvisionalDeadline: Bool = false
        ) {
            self.template = template
            self.document = document
            self.unsignedPDF = unsignedPDF
            self.signaturePlace = signaturePlace
            self.info = info
            self.acceptsProvisionalDeadline = acceptsProvisionalDeadline
        }
    }

    /// The digests of a version's files, computed from the bytes as they are stored now.
    public struct StoredDigests: Hashable, Sendable {
        public let document: Digest
        public let unsignedPDF: Digest

        public init(document: Digest, unsignedPDF: Digest) {
            self.document = document
            self.unsignedPDF = unsignedPDF
        }
    }

    /// Lines that the applicant says are wrong in the contract's information. It waits for staff, who answer with a
    /// new version.
    public struct Report: Hashable, Sendable, Codable {
        /// The number of the version.
        public let contract: Int
        public let lines: [Renewal.WrongLine]
        public let at: Moment
    }

    /// The signed contract was approved by a second person.
    public struct Approval: Hashable, Sendable, Codable {
        /// The final PDF: the unsigned one with signature and evidence behind it.
        public let file: File
        public let by: PersonID
        public let at: Moment
    }

    /// The contract was made void.
    public struct Voiding: Hashable, Sendable, Codable {
        public let reason: VoidReason
        /// The row in which the words of staff lie.
        public let note: TextID?
        public let by: PersonID
        public let at: Moment
    }
}
