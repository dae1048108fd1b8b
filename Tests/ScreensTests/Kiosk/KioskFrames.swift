/// The pages of the kiosk at 80x24, by name. A test that finds another page prints it whole.
enum KioskFrames {
    static let all = [entrance, certificate, answering, handingIn].reduce(into: [:]) { frames, group in
        frames.merge(group) { first, _ in first }
    }
}
