extension SignaturePicture {
    /// The ink alone: the paper, however grey it came from the scanner, becomes white, the darkest ink black, and
    /// sixteen steps lie between. Noise goes with the paper, so that the picture takes a tenth of the bytes.
    ///
    /// - Returns: nil for a picture in colours, and where hardly anything is darker than the paper: there is no
    ///   signature to see.
    public func ink() -> SignaturePicture? {
        guard colour == .grey else { return nil }
        var counts = [Int](repeating: 0, count: 256)
        for pixel in pixels { counts[Int(pixel)] += 1 }
        // Most of a line to sign on stays paper; one pixel in a thousand is the least that a name leaves.
        let paper = Self.tone(counts, share: pixels.count / 2)
        let darkest = Self.tone(counts, share: pixels.count / 1000)
        let white = paper * 7 / 8
        guard white - darkest >= 32 else { return nil }
        let steps = (0...255).map { tone -> UInt8 in
            let place = min(max(tone - darkest, 0), white - darkest)
            return UInt8((place * 15 + (white - darkest) / 2) / (white - darkest) * 17)
        }
        return SignaturePicture(width: width, height: height, colour: .grey, pixels: pixels.map { steps[Int($0)] })
    }

    /// The tone at or below which more than `share` pixels lie.
    private static func tone(_ counts: [Int], share: Int) -> Int {
        var seen = 0
        for (tone, count) in counts.enumerated() {
            seen += count
            if seen > share { return tone }
        }
        return 255
    }
}
