import Glibc
import Office

/// A directory that is absent or empty, and the way back to that when making an office in it fails half way.
public struct EmptyPlace {
    private let path: String
    private let wasThere: Bool

    /// nil where something lies already: nothing of that is ever removed.
    public init?(_ path: String) {
        self.path = path
        wasThere = access(path, F_OK) == 0
        guard FileWork.system.names(in: path).isEmpty else { return nil }
        guard !wasThere || Self.isFolder(path) else { return nil }
    }

    /// Removes what was made here since; what cannot be removed stays.
    public func restore() {
        Self.empty(path)
        if !wasThere { rmdir(path) }
    }

    private static func empty(_ folder: String) {
        for name in FileWork.system.names(in: folder) {
            let path = "\(folder)/\(name)"
            if isFolder(path) {
                empty(path)
                rmdir(path)
            } else {
                unlink(path)
            }
        }
    }

    /// Whether it is a folder itself; one that a link leads to is not entered.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
