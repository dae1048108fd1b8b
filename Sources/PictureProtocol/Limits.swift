/// What the picture helper takes at most. Both sides hold to it: the client before it sends, the helper before it decodes.
public enum PictureLimits {
    /// Bytes of one encoded picture.
    public static let pictureBytes = 32 << 20
    /// Pixels of one decoded picture; the decoder is asked before a pixel is decoded, against decompression bombs.
    public static let pixels = 60_000_000
    /// Grey values of one answer.
    public static let greyCells = 4_000_000
    /// UTF-8 bytes of one line of text on a sample card.
    public static let textBytes = 600
    /// Bytes of one message of either side, its kind included.
    public static let messageBytes = pictureBytes + 1024
    /// Address space of the helper: a picture of the greatest size twice (decoded, turned), a progressive JPEG's
    /// coefficients and the libraries. An allocation beyond it ends the helper, never the terminal.
    public static let addressSpaceBytes = 1_610_612_736
    /// After so many seconds in one request the helper ends itself, should its client be gone.
    public static let requestSeconds: UInt32 = 20
}
