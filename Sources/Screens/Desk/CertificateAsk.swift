import Forms
import Office

/// What the pages of 【CA证书】 ask, before anybody is signed in.
public enum CertificateAsk: Equatable, Sendable {
    /// The places where files may be taken from.
    case places
    /// The folder `path` of a place.
    case list(root: Int, path: [String])
    /// Whose certificate it is, where that can be seen without the PIN.
    case look(Door, MediaFile)
    case signIn(Door, MediaFile, pin: String)
}

/// What comes back, beside listings and visitors.
public enum CertificateAnswer: Equatable, Sendable {
    case places([String])
    /// The holder's name as it may be shown.
    case seen(name: String?)
}

/// A file on a medium by its place. Its bytes stay there: they are read when they are needed, and not kept.
public struct MediaFile: Equatable, Sendable {
    public let root: Int
    public let path: [String]

    var name: String { path.last ?? "" }
}
