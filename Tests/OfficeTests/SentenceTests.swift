import Housing
import Testing
import Texts

@testable import Office

/// Every failure has a sentence with the way on, and a number of its own.
@Suite struct SentenceTests {
    private static let arguments: [RefusalArgument] = [
        .from(day(2023, 9, 1)), .until(day(2023, 12, 1)), .least(8), .most(5 << 20), .found(3), .seconds(90),
        .state(.submitted), .act(.submit), .signingState(.signed), .signingAct(.open), .place(2), .role(.clerk),
        .since(TestOffice.opening), .block(.tenant),
        .item(.line(InfoLine(.tenant, .mobile))), .material(.cardBack), .policy(.old),
    ]

    private static var all: [FailureText] {
        let refusals = RefusalCode.allCases.map { FailureTexts.refused(Refusal($0, "6.1", arguments: arguments)) }
        let stores: [StoreFailure] =
            [
                .locked, .changedByOther, .notFound, .diskFull, .readOnly, .notWritable(path: "/x"),
                .notAnOffice(path: "/x"),
                .noPermission(path: "/x"), .notADirectory(path: "/x"),
                .notEmpty(path: "/x"), .newerSchema(found: 3, known: 2), .networkFileSystem(path: "/x"),
                .damaged(what: "chain"), .keyMissing(id: "k1"), .tooLarge(limitBytes: 1 << 20),
                .system(code: 5, operation: "fsync"),
            ] + DeviceFailure.allCases.map { .device($0) }
        let reasons: [InputProblem.Reason] = [
            .missing("x"), .unknown("x", allowed: ["y"]), .notUTF8, .notAFile, .empty, .tooLarge(limitBytes: 1 << 20),
            .wrongType(expected: "PNG"), .mistyped(named: "JPEG", found: "PNG"), .unreadable,
            .tooCoarse(leastPixels: 300), .outOfRange(allowed: "1–3"), .invalid("x"), .duplicate(firstLine: 2),
            .conflicts(with: "x"), .syntax("x"), .isFolder, .present, .differs(from: "x"),
            .hidden("\u{1B}", position: 2),
            .tooLong(limitCharacters: 100),
        ]
        let inputs = reasons.map { InputProblem(source: "a.csv", line: 3, column: "id_no", reason: $0).text }
        return refusals + stores.map(\.text) + inputs + PrintHold.allCases.map(\.text)
            + [OfficeFailure.denied(.takeCase, .clerk).text, OfficeFailure.denied(.takeCase, nil).text]
    }

    @Test("A file that is too large is told with its name, its size and the limit")
    func tooLarge() {
        let reason = InputProblem.Reason.tooLarge(limitBytes: 10 << 20, bytes: 13_002_342)
        let text = InputProblem(source: "IMG_1.jpg", reason: reason).text
        #expect(text.what == "IMG_1.jpg：有 12.4 MB，太大了，不能超过 10.0 MB。")
        #expect(text.wayOn.contains("重拍") && text.wayOn.contains("扫描"))
    }

    @Test("A number means one thing, and each sentence says what it is and what to do")
    func numbers() {
        let all = Self.all
        #expect(Set(all.map(\.number)).count == all.count)
        for text in all {
            #expect(text.what.hasSuffix("。") && text.wayOn.hasSuffix("。"), "\(text)")
            #expect(text.sentence.hasSuffix("（编号 \(text.number)）"))
            #expect(!text.sentence.contains("。。") && !text.sentence.contains("「」"), "\(text)")
        }
    }

    @Test("They still read well where a refusal carries no arguments", arguments: RefusalCode.allCases)
    func bare(_ code: RefusalCode) {
        let text = FailureTexts.refused(Refusal(code, "6.1"))
        #expect(!text.what.isEmpty && !text.what.hasPrefix("，"))
    }

    @Test("Who has a lease under the new policy is not told of the original one")
    func economicCheck() {
        let old = FailureTexts.refused(Refusal(.needsEconomicCheck, "X-1", .policy(.old)))
        #expect(old.wayOn == "老政策的合同也可以选【按照原政策执行】。")
        let new = FailureTexts.refused(Refusal(.needsEconomicCheck, "N-1", .policy(.new)))
        #expect(new.wayOn == "请先办理【经济状况核对】，或到窗口咨询。" && new.number == old.number)
    }

    @Test("As they are read")
    func examples() {
        let early = Refusal(.tooEarly, "Q23", .from(day(2023, 9, 1)), .until(day(2023, 12, 1)))
        #expect(
            OfficeFailure.refused(early).sentence
                == "还没有到续租时间，从2023年9月1日起可以申请，到2023年12月1日为止都可以提出。请到时再来。（编号 E-104）")
        #expect(
            OfficeFailure.input(InputProblem(source: "leases.csv", line: 3, column: "id_no", reason: .empty)).sentence
                == "leases.csv 第 3 行 id_no：没有填写。请填写后再试。（编号 E-816）")
        #expect(
            OfficeFailure.input(InputProblem(source: "leases.csv", reason: .empty)).sentence
                == "leases.csv：是空的。请换一个文件。（编号 E-805）")
        let held = OfficeFailure.held(
            Refusal(.claimedByOther, "6.1", .holder(PersonID("p")), .since(TestOffice.opening)), by: "王*")
        #expect(
            held.sentence
                == "这件申请正由王*审核（10:00 起）。您写的内容没有丢失；请另取一件，或与王*联系。（编号 E-405）")
    }
}
