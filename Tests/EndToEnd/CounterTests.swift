import Foundation
import Testing

/// What happens to a case in hand when its counter does not end in good order.
@Suite(.serialized) struct CounterTests {
    @Test("A killed counter leaves its case to its reviewer, who goes on with it, and to the manager, who puts it back")
    func killed() throws {
        let office = try TrainingOffice()
        let reviewer = try office.staff("reviewer")
        let first = try office.counter()
        try Clerk(terminal: first, account: reviewer).signIn()
        try first.press("F2")
        try first.see("由您审核")
        for process in try first.processes() { kill(process, SIGKILL) }

        let second = try office.counter()
        try Clerk(terminal: second, account: reviewer).signIn()
        try second.see("您手上有 1 件没有办完")
        try second.press("F2")
        try second.see("由您审核")
        for process in try second.processes() { kill(process, SIGKILL) }

        let desk = try office.counter()
        try Clerk(terminal: desk, account: try office.staff("manager")).signIn()
        try desk.press("3", "Enter")
        try desk.see("审核中", "F8 放回")
        try desk.press("F8")
        try desk.see("[ 1 放回 ]")
        try desk.press("1")
        try desk.see("已放回队列")
        #expect(try !office.states().contains("UNDER_REVIEW"))
    }
}
