import COpenSSL

extension anju_bytes {
    /// The bytes as an array; what libcrypto holds is wiped and freed. Nil where it made none.
    consuming func taken() -> [UInt8]? {
        defer { anju_bytes_free(self) }
        guard let data else { return nil }
        return Array(UnsafeBufferPointer(start: data, count: Int(count)))
    }

    /// The same where they are secret.
    consuming func takenSecretly() -> SecretBytes? {
        defer { anju_bytes_free(self) }
        guard let data else { return nil }
        return SecretBytes(UnsafeBufferPointer(start: data, count: Int(count)))
    }
}

/// SHA-256.
enum SHA256 {
    static func digest(_ bytes: [UInt8]) throws(SealProblem) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        guard anju_sha256(bytes, bytes.count, &digest) == 1 else { throw .cryptography }
        return digest
    }
}
