import Housing
import Testing
import Texts

@testable import Office

/// Signing a contract, as people read of it.
@Suite struct SigningSentenceTests {
    @Test("The same code said of a contract keeps its number", arguments: RefusalCode.allCases)
    func numbers(_ code: RefusalCode) {
        let usual = FailureTexts.refused(Refusal(code, "6.1"))
        for rule in ["6.3", "G-2", "G-4", "G-12", "Q30", "L-10"] as [Rule] {
            let text = FailureTexts.refused(Refusal(code, rule, .until(day(2023, 9, 20))))
            #expect(text.number == usual.number)
            #expect(text.what.hasSuffix("。") && text.wayOn.hasSuffix("。"))
        }
    }

    @Test("As they are read")
    func examples() {
        #expect(
            FailureTexts.refused(Refusal(.transcriptionDiffers, "G-5", .place(7), .least(28), .found(28))).sentence
                == "框里的内容与承诺内容不一样，从第 8 个字起不同。请改正；也可以清空后重新【复制】【粘贴】。（编号 E-208）")
        #expect(
            FailureTexts.refused(Refusal(.transcriptionDiffers, "G-5", .place(0), .least(28), .found(0))).what
                == "框里还没有承诺内容。")
        #expect(
            FailureTexts.refused(Refusal(.readTooShort, "G-4", .least(10), .found(3))).sentence
                == "至少要读10秒。请再读一会儿。（编号 E-205）")
        #expect(
            FailureTexts.refused(Refusal(.notTicked, "G-4")).sentence
                == "还没有勾选「我已阅知」。请先勾选，再按【我已阅知】。（编号 E-204）")
        #expect(
            FailureTexts.refused(Refusal(.deadlinePassed, "Q30", .until(day(2023, 9, 20)))).what
                == "签订的期限（2023年9月20日）已经过了。")
        #expect(
            FailureTexts.refused(
                Refusal(.wrongState, "6.3", .signingState(.signed), .signingAct(.cancel))
            ).what == "合同现在是「已签订待审批」，不能放弃本次签订。")
        #expect(
            FailureTexts.refused(Refusal(.sheetOfFormerVersion, "L-10", .found(1))).sentence
                == "这张签署页是第 1 版合同的，那一版已经收回。请打印新的签署页，请申请人看过合同以后重新签名。（编号 E-415）")
    }

    @Test("Where box and commitment part")
    func difference() throws {
        func words(_ found: String) throws -> String {
            SigningTexts.difference(try #require(Transcript.difference(of: found, from: "如实申报 接受核查")))
        }
        #expect(try words("如实审报接受核查") == "第 3 个字起不同，应为「申报接受核查」，现在是「审报接受核查」。")
        #expect(try words("如实申报") == "第 5 个字起还没有写完，后面应为「接受核查」。")
        #expect(try words("如实申报接受核查谢谢") == "第 9 个字起是多出来的：「谢谢」。")
    }

    @Test("Every state has a name and says what to do", arguments: Signing.State.allCases)
    func states(_ state: Signing.State) {
        let toDo = SigningTexts.toDo(state, deadline: day(2023, 9, 20), isProvisional: false, isReported: false)
        #expect(!state.name.isEmpty && toDo.hasSuffix("。"))
        #expect(toDo.contains("2023年9月20日24时前") == state.waitsForApplicant)
    }

    @Test(
        "A line of the timeline says what the name leaves open",
        arguments: [
            ("contract.issued contract=number:1 deadline=day:2023-09-20 provisional=flag:no", "第 1 版，2023年9月20日24时前签订"),
            (
                "contract.returned reason=code:SIGNATURE_UNCLEAR contract=number:2 deadline=day:2023-09-28"
                    + " provisional=flag:yes", "原因：签名看不清或不完整；第 2 版，2023年9月28日24时前（暂定）签订"
            ),
            ("contract.voided state=code:TO_SIGN reason=code:DECLINED", "原因：承租人不再签订"),
            ("contract.opened attempt=number:2 contract=number:1", "第 2 次签订"),
            ("contract.reported wrong=codes:RENEWAL/MONTHLY_RENT", "1 处"),
            ("contract.acknowledged template=number:1 seconds=number:12", "阅读 12秒"),
            ("contract.transcribed template=number:1 means=code:PASTED", "复制粘贴全文"),
            ("contract.abandoned attempt=number:1 state=code:ACKED cause=code:TIMED_OUT", "太久没有操作"),
            ("contract.abandoned cause=code:NEW_CAUSE", "NEW_CAUSE"),
            ("contract.witness_chosen until=day:2023-08-28", "请在2023年8月28日24时前到窗口"),
            ("contract.approved contract=number:1", nil), ("contract.issued", nil),
        ] as [(String, String?)])
    func detail(line: String, words: String?) throws {
        #expect(SigningTexts.detail(try #require(Entry(line))) == words)
    }

    @Test("Every kind of entry has a name, and the steps of a contract are steps", arguments: EntryKind.allCases)
    func kinds(_ kind: EntryKind) {
        #expect(!kind.name.isEmpty)
        #expect(
            kind.isStep
                == ["renewal", "contract", "check", "tenancy"].contains(
                    kind.rawValue.split(separator: ".").first ?? ""))
    }
}
