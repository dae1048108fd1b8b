import GRDBSQLite
import Glibc

/// SQLite's own file layer with a plan in front of it. It is the default of this process; files without a plan pass
/// through untouched.
enum FaultVFS {
    /// Installs it once.
    static func install() { _ = installed }

    private static let installed: Bool = {
        guard let base = sqlite3_vfs_find("unix") else { return false }
        let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        layer.initialize(to: base.pointee)
        layer.pointee.pNext = nil
        layer.pointee.zName = UnsafePointer(strdup("anju-fault"))
        layer.pointee.szOsFile = base.pointee.szOsFile + Int32(FaultFile.header)
        layer.pointee.xOpen = { _, name, file, flags, outFlags in
            FaultFile.open(name, file, flags, outFlags)
        }
        layer.pointee.xDelete = { layer, name, sync in
            guard let name, let base = sqlite3_vfs_find("unix") else { return SQLITE_MISUSE }
            let path = String(cString: name)
            let plan = FaultPlan.plan(for: path)
            if let code = plan?.meet(.delete) { return code }
            plan?.record(.delete(file: path))
            return base.pointee.xDelete?(base, name, sync) ?? SQLITE_MISUSE
        }
        return sqlite3_vfs_register(layer, 1) == SQLITE_OK
    }()
}

/// An open file: SQLite's handle, then what we know of it, then the real file.
private struct FaultFile {
    private struct Knowledge {
        let plan: FaultPlan
        let path: String
    }

    /// Bytes before the real file: our methods, and a retained box of what we know.
    static let header = 16

    private final class Box {
        let known: Knowledge
        init(_ known: Knowledge) { self.known = known }
    }

    private let raw: UnsafeMutableRawPointer

    private init?(_ file: UnsafeMutablePointer<sqlite3_file>?) {
        guard let file else { return nil }
        raw = UnsafeMutableRawPointer(file)
    }

    private var real: UnsafeMutablePointer<sqlite3_file> {
        (raw + Self.header).assumingMemoryBound(to: sqlite3_file.self)
    }

    private var methods: sqlite3_io_methods? { real.pointee.pMethods?.pointee }

    private var known: Knowledge? {
        guard let context = raw.load(fromByteOffset: 8, as: UnsafeRawPointer?.self) else { return nil }
        return Unmanaged<Box>.fromOpaque(context).takeUnretainedValue().known
    }

    static func open(
        _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
        _ outFlags: UnsafeMutablePointer<Int32>?
    ) -> Int32 {
        guard let opened = FaultFile(file), let base = sqlite3_vfs_find("unix") else { return SQLITE_MISUSE }
        memset(opened.raw, 0, header)
        let path = name.map { String(cString: $0) } ?? ""
        let plan = FaultPlan.plan(for: path)
        if let code = plan?.meet(.open) { return code }
        let code = base.pointee.xOpen?(base, name, opened.real, flags, outFlags) ?? SQLITE_MISUSE
        guard code == SQLITE_OK else { return code }
        if let plan {
            let box = Unmanaged.passRetained(Box(Knowledge(plan: plan, path: path)))
            opened.raw.storeBytes(of: box.toOpaque(), toByteOffset: 8, as: UnsafeMutableRawPointer.self)
        }
        opened.raw.storeBytes(of: UnsafePointer(table), as: UnsafePointer<sqlite3_io_methods>.self)
        return SQLITE_OK
    }

    nonisolated(unsafe) private static let table: UnsafeMutablePointer<sqlite3_io_methods> = {
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        table.initialize(to: sqlite3_io_methods())
        table.pointee.iVersion = 2
        table.pointee.xClose = { FaultFile($0)?.close() ?? SQLITE_MISUSE }
        table.pointee.xRead = { file, buffer, count, offset in
            FaultFile(file)?.pass(.read) { $0.methods?.xRead?($0.real, buffer, count, offset) } ?? SQLITE_MISUSE
        }
        table.pointee.xWrite = { file, buffer, count, offset in
            guard let file = FaultFile(file), let buffer else { return SQLITE_MISUSE }
            return file.pass(.write) { file in
                let bytes = [UInt8](UnsafeRawBufferPointer(start: buffer, count: Int(count)))
                file.known.map { $0.plan.record(.write(file: $0.path, offset: Int(offset), bytes: bytes)) }
                return file.methods?.xWrite?(file.real, buffer, count, offset)
            }
        }
        table.pointee.xTruncate = { file, size in
            FaultFile(file)?.pass(.truncate) { file in
                file.known.map { $0.plan.record(.truncate(file: $0.path, size: Int(size))) }
                return file.methods?.xTruncate?(file.real, size)
            } ?? SQLITE_MISUSE
        }
        table.pointee.xSync = { file, flags in
            FaultFile(file)?.pass(.sync) { file in
                file.known.map { $0.plan.record(.sync(file: $0.path)) }
                return file.methods?.xSync?(file.real, flags)
            } ?? SQLITE_MISUSE
        }
        table.pointee.xFileSize = { file, size in
            FaultFile(file)?.pass { $0.methods?.xFileSize?($0.real, size) } ?? SQLITE_MISUSE
        }
        table.pointee.xLock = { file, level in
            FaultFile(file)?.pass { $0.methods?.xLock?($0.real, level) } ?? SQLITE_MISUSE
        }
        table.pointee.xUnlock = { file, level in
            FaultFile(file)?.pass { $0.methods?.xUnlock?($0.real, level) } ?? SQLITE_MISUSE
        }
        table.pointee.xCheckReservedLock = { file, result in
            FaultFile(file)?.pass { $0.methods?.xCheckReservedLock?($0.real, result) } ?? SQLITE_MISUSE
        }
        table.pointee.xFileControl = { file, operation, argument in
            FaultFile(file)?.pass { $0.methods?.xFileControl?($0.real, operation, argument) } ?? SQLITE_MISUSE
        }
        table.pointee.xSectorSize = { file in FaultFile(file)?.pass { $0.methods?.xSectorSize?($0.real) } ?? 4096 }
        table.pointee.xDeviceCharacteristics = { file in
            FaultFile(file)?.pass { $0.methods?.xDeviceCharacteristics?($0.real) } ?? 0
        }
        table.pointee.xShmMap = { file, page, size, extend, address in
            FaultFile(file)?.pass(.map) { $0.methods?.xShmMap?($0.real, page, size, extend, address) }
                ?? SQLITE_MISUSE
        }
        table.pointee.xShmLock = { file, offset, count, flags in
            FaultFile(file)?.pass { $0.methods?.xShmLock?($0.real, offset, count, flags) } ?? SQLITE_MISUSE
        }
        table.pointee.xShmBarrier = { file in
            guard let file = FaultFile(file) else { return }
            file.methods?.xShmBarrier?(file.real)
        }
        table.pointee.xShmUnmap = { file, delete in
            FaultFile(file)?.pass { $0.methods?.xShmUnmap?($0.real, delete) } ?? SQLITE_MISUSE
        }
        return table
    }()

    /// Meets the plan, then the real file.
    private func pass(_ operation: FaultPlan.Operation? = nil, _ work: (FaultFile) -> Int32?) -> Int32 {
        if let operation, let code = known?.plan.meet(operation) { return code }
        return work(self) ?? SQLITE_MISUSE
    }

    private func close() -> Int32 {
        let code = methods?.xClose?(real) ?? SQLITE_MISUSE
        if let context = raw.load(fromByteOffset: 8, as: UnsafeRawPointer?.self) {
            Unmanaged<Box>.fromOpaque(context).release()
        }
        return code
    }
}
