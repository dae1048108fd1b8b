import Cells
import Forms
import Housing
import Testing

@testable import Office
@testable import Screens

/// The way from the queue to a batch of the rent subsidy.
@Suite struct BatchHomeTests {
    @Test(
        "F5 in the queue leads to the batches; the only one is opened at once, and Esc leads back",
        arguments: ["shouli", "shenhe", "zhuguan", "fafang", "jiandu"])
    func way(_ login: String) throws {
        let room = try CounterRoom()
        let none = room.counter(login)
        none.press(.function(5))
        #expect(none.says("还没有打开过补租"))
        try room.openBatch()
        let counter = room.counter(login)
        counter.press(.function(5))
        #expect(counter.says("受理中，配额 5 套，还剩 5 套"))
        #expect(counter.says("3 名单与公示"))
        counter.press(.escape, .escape)
        #expect(counter.harness.depth == 1)
    }

    @Test("What a role may not do says so when it is pressed")
    func roles() throws {
        let room = try CounterRoom()
        try room.openBatch()
        let counter = room.counter("fafang")
        counter.press(.function(5), .character("4"))
        #expect(counter.says("您没有办理「叫号签约」的权限"))
    }
}

extension CounterRoom {
    /// Opens the sample's batch.
    func openBatch() throws {
        let notice = try #require(sample.media.first { $0.name == "subsidy-notice.toml" })
        _ = try office.batches.open(notice.bytes, source: notice.name, try session(Self.manager))
    }
}
