import ArgumentParser
import Housing
import Office
import Texts

extension BatchCommand {
    struct Consent: FamilyCommand {
        static let configuration = CommandConfiguration(
            commandName: "consent", abstract: "一家的知情同意书：读过没有、谁见证的；或者记下当面见证。",
            discussion: """
                受理期间，轮候册上的家庭都可以，还没有申请的也可以。不写 --witness 只查看；写 --witness N 记下见证，N 是读的那一版，
                要同时写明核对了身份证原件、本人读完并签名。同一版再记一次什么也不会改变。
                """)

        @OptionGroup var options: StaffOptions
        @OptionGroup var family: FamilyOptions

        @Option(name: .long, help: ArgumentHelp("记下见证：当面读完、签署的是第几版。", valueName: "版本"))
        var witness: Int?

        @Flag(name: .long, help: "身份证原件已经核对，就是申请人本人。")
        var identityChecked = false

        @Flag(name: .long, help: "本人当面读完，并在纸上签名。")
        var signed = false

        var act: Act { .enterSubsidy }

        func perform(
            _: Void, _ desk: BatchDesk, _ session: Session
        ) throws(OfficeFailure) -> FamilyAnswer {
            let file = try desk.consentToWitness(of: family.receipt, in: family.id, session)
            guard let witness else {
                guard !identityChecked, !signed else {
                    throw .input(InputProblem(source: "--witness", reason: .missing("--witness")))
                }
                return (
                    [
                        "state": .optional(file.state?.code), "text_version": .number(file.text.template.version),
                        "read_at": .optional(file.readAt.map { "\($0)" }),
                        "signed_at": .optional(file.signedAt.map { "\($0)" }),
                        "witnessed_at": .optional(file.witness.map { "\($0.at)" }),
                        "witnessed_by": .optional(file.witness?.by),
                    ],
                    BatchTexts.consent(
                        file.receipt, file.maskedName, version: file.text.template.version,
                        CounterWitnessTexts.consentWords(
                            witness: file.witness.map { ($0.at, $0.by) }, signedAt: file.signedAt, readAt: file.readAt))
                )
            }
            guard witness == file.text.template.version else { throw .refused(Refusal(.textOutdated, "LH-45")) }
            let seen = WitnessedConsent(
                template: file.text.template, isIdentityChecked: identityChecked, isSigned: signed)
            let done = try desk.witnessConsent(seen, of: family.receipt, in: family.id, session)
            return (
                [
                    "witnessed_at": .text("\(done.witness.at)"), "witnessed_by": .text(done.witness.by),
                    "new": .flag(done.isNew),
                ],
                done.isNew
                    ? CounterWitnessTexts.done(family.folded)
                    : CounterWitnessTexts.before(family.folded, done.witness.at, by: done.witness.by)
            )
        }
    }
}
