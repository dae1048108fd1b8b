import Foundation
import Glibc
import Housing
import Office
import Synchronization
import Testing

@testable import Store

@Suite("Several processes at one office: lock, turns, notices")
struct SharingTests {
    @Test("whoever finds the lock held is told in some tens of milliseconds, and gets it afterwards")
    func locked() throws {
        let office = try TestOffice()
        let records = try office.open().records
        let other = try LockFile(path: office.path + "/anju.lock")
        let person = try Sample.person(1)
        let started = milliseconds()
        try other.hold { () throws(OfficeFailure) -> Void in
            #expect(throws: OfficeFailure.store(.locked)) {
                try records.write { writer throws(OfficeFailure) in try writer.save(person) }
            }
        }
        #expect((30...500).contains(milliseconds() - started))
        try records.write { writer throws(OfficeFailure) in try writer.save(person) }
    }

    @Test("who lets a held file go has let it go, also while a child that is being started has it open")
    func heldFile() throws {
        let office = try TestOffice()
        let path = office.path + "/anju.import"
        var held: HeldFile? = try HeldFile(path: path)
        let second = try HeldFile(path: path)
        #expect(held != nil && second == nil)
        // As a fork has it until it becomes another program.
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap(Int32.init)
        let own = try #require(
            descriptors.first {
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path
            })
        let copy = dup(own)
        defer { close(copy) }
        held = nil
        let next = try HeldFile(path: path)
        #expect(next != nil)
    }

    @Test("reading waits for nobody")
    func readers() throws {
        let office = try TestOffice()
        let records = try office.open().records
        let other = try LockFile(path: office.path + "/anju.lock")
        try other.hold { () throws(OfficeFailure) in
            _ = try records.read { reader throws(OfficeFailure) in try reader.queueCounts() }
        }
    }

    @Test("a lock file that was replaced under a process keeps it out no longer than a turn")
    func replacedLockFile() throws {
        let office = try TestOffice()
        let path = office.path + "/anju.lock"
        let first = try LockFile(path: path)
        unlink(path)
        let second = try LockFile(path: path)
        try second.hold { () throws(OfficeFailure) -> Void in
            #expect(throws: OfficeFailure.store(.locked)) { try first.hold { () throws(OfficeFailure) in } }
        }
        try first.hold { () throws(OfficeFailure) -> Void in
            #expect(throws: OfficeFailure.store(.locked)) { try second.hold { () throws(OfficeFailure) in } }
        }
    }

    @Test("eight writers at once: every act done once, nobody starves")
    func storm() throws {
        let office = try TestOffice()
        let path = office.path
        let slowest = Mutex<Int>(0)
        let failures = Mutex<[String]>([])
        let threads = (0..<8).map { writer in
            Thread {
                do {
                    let premises = SQLitePremises(entropy: CountingEntropy(), machine: { TestOffice.machine })
                    let opened = try premises.open(at: path)
                    for _ in 0..<25 {
                        let started = milliseconds()
                        try patiently {
                            try opened.records.write { records throws(OfficeFailure) in
                                _ = try records.nextReceiptNumber(
                                    kind: .renewal, in: Month(year: 2023, month: 8))
                                try records.append(
                                    [Entry(.tickRun, ["writer": .number(writer)])], at: TestOffice.opening, by: .system)
                            }
                        }
                        let waited = milliseconds() - started
                        slowest.withLock { $0 = max($0, waited) }
                    }
                    opened.upkeep.close()
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(failures.withLock { $0 } == [])
        let opened = try office.open()
        let verification = try opened.upkeep.verify(progress: { _ in })
        #expect(verification.faults == [])
        #expect(verification.entries == 201)
        let next = try opened.records.write { writer throws(OfficeFailure) in
            try writer.nextReceiptNumber(kind: .renewal, in: Month(year: 2023, month: 8))
        }
        #expect(next.serial == 201)
        #expect(slowest.withLock { $0 } < 2000)
    }

    @Test("many processes open a new office at once")
    func openAtOnce() throws {
        let office = try TestOffice()
        let path = office.path
        let failures = Mutex<[String]>([])
        let threads = (0..<10).map { _ in
            Thread {
                do {
                    let premises = SQLitePremises(entropy: CountingEntropy(), machine: { TestOffice.machine })
                    let opened = try premises.open(at: path)
                    _ = try opened.records.version(of: .cases)
                    opened.upkeep.close()
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(failures.withLock { $0 } == [])
    }

    @Test("another's act is noticed once it can be read; one's own does not wake")
    func notice() throws {
        let office = try TestOffice()
        let watching = try office.open()
        let acting = try office.open()
        let descriptor = try #require(watching.changeDescriptor)
        watching.upkeep.drainChangeNotice()
        #expect(!isReadable(descriptor))
        try Case(1).start(watching.records)
        #expect(!isReadable(descriptor))
        let before = try watching.records.version(of: .cases)
        try Case(2).start(acting.records)
        #expect(isReadable(descriptor))
        #expect(try watching.records.version(of: .cases) == before + 1)
        // An act of one's own does not swallow the notice of another's.
        try Case(3).start(watching.records)
        #expect(isReadable(descriptor))
        watching.upkeep.drainChangeNotice()
        #expect(!isReadable(descriptor))
        // A read wakes nobody.
        _ = try acting.records.version(of: .cases)
        #expect(!isReadable(descriptor))
        acting.upkeep.close()
    }

    private func isReadable(_ descriptor: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 0) > 0
    }
}

/// Asks again while the lock is not had, as a screen does.
func patiently(_ act: () throws -> Void) throws {
    for _ in 0..<200 {
        do {
            return try act()
        } catch OfficeFailure.store(.locked) {
            continue
        }
    }
    throw OfficeFailure.store(.locked)
}

func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

/// A thread that can be waited for.
final class Thread: @unchecked Sendable {
    private var handle = pthread_t()
    private let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
        let context = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &handle, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Thread>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, context)
    }

    func join() { pthread_join(handle, nil) }
}
