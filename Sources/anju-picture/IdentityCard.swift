import CPangoCairo
import PictureProtocol

/// Draws a resident identity card for the sample office: laid out like a real one (GA 448-2013, 85.6 x 54 mm), of nobody,
/// and marked 样张 and 合成数据 all over, beneath the print, so that each line stays legible.
enum IdentityCard {
    private static let width = 1000.0
    private static let height = 630.0

    /// A PNG of 1000 x 630 pixels.
    static func draw(_ face: CardFace) throws(PictureRefusal) -> [UInt8] {
        let canvas = try Canvas(width: width, height: height)
        switch face {
        case .portrait(let name, let sex, let nation, let born, let address, let number):
            paper(on: canvas)
            portrait(on: canvas)
            watermark(on: canvas)
            label("姓名", at: (70, 72), on: canvas)
            value(name, at: (190, 66), size: 40, on: canvas)
            label("性别", at: (70, 150), on: canvas)
            value(sex, at: (190, 146), on: canvas)
            label("民族", at: (300, 150), on: canvas)
            value(nation, at: (410, 146), on: canvas)
            label("出生", at: (70, 226), on: canvas)
            value(born, at: (190, 222), on: canvas)
            label("住址", at: (70, 302), on: canvas)
            value(address, at: (190, 298), wrappedTo: 430, on: canvas)
            label("公民身份号码", at: (70, 532), on: canvas)
            canvas.write(number, at: (325, 516), font: "Noto Sans Mono CJK SC Bold", size: 48, ink: .black, spacing: 9)
        case .emblem(let issuer, let validity):
            paper(on: canvas)
            emblem(on: canvas)
            watermark(on: canvas)
            canvas.write("中华人民共和国", at: (330, 90), font: serif, size: 58, ink: .black, spacing: 14)
            canvas.write("居 民 身 份 证", at: (330, 200), font: serif, size: 76, ink: .black, spacing: 8)
            label("签发机关", at: (210, 436), on: canvas)
            value(issuer, at: (390, 432), on: canvas)
            label("有效期限", at: (210, 526), on: canvas)
            value(validity, at: (390, 522), on: canvas)
        }
        notice(on: canvas)
        return try canvas.png()
    }

    private static let sans = "Noto Sans CJK SC"
    private static let serif = "Noto Serif CJK SC Bold"

    private static func label(_ text: String, at point: (x: Double, y: Double), on canvas: Canvas) {
        canvas.write(text, at: point, font: sans, size: 29, ink: .print, spacing: 4)
    }

    private static func value(
        _ text: String, at point: (x: Double, y: Double), size: Double = 34, wrappedTo width: Double? = nil,
        on canvas: Canvas
    ) {
        canvas.write(text, at: point, font: sans + " Medium", size: size, ink: .black, spacing: 2, wrappedTo: width)
    }

    private static func paper(on canvas: Canvas) {
        canvas.gradient(from: Ink(0.90, 0.95, 0.98), to: Ink(0.98, 0.93, 0.92))
        for line in 0..<21 {
            canvas.wave(at: 15 + 30 * Double(line), height: 9, length: 250, ink: Ink(0.55, 0.72, 0.82, 0.35))
        }
    }

    /// A head and shoulders of nobody.
    private static func portrait(on canvas: Canvas) {
        canvas.rectangle(x: 655, y: 70, width: 280, height: 370, ink: Ink(0.93, 0.95, 0.97))
        canvas.ellipse(x: 795, y: 445, width: 250, height: 220, ink: Ink(0.42, 0.47, 0.55), below: 440)
        canvas.ellipse(x: 795, y: 215, width: 132, height: 168, ink: Ink(0.78, 0.70, 0.64))
        canvas.ellipse(x: 795, y: 165, width: 140, height: 90, ink: Ink(0.22, 0.22, 0.24), below: 190)
    }

    /// Where the state emblem stands on a real card, which nobody may copy: a plain disc.
    private static func emblem(on canvas: Canvas) {
        canvas.ellipse(x: 185, y: 185, width: 210, height: 210, ink: Ink(0.80, 0.25, 0.22, 0.75))
        canvas.ellipse(x: 185, y: 185, width: 180, height: 180, ink: Ink(0.97, 0.90, 0.80))
        canvas.write("样张", at: (127, 150), font: serif, size: 50, ink: Ink(0.75, 0.2, 0.18))
    }

    private static func watermark(on canvas: Canvas) {
        let faint = Ink(0.80, 0.10, 0.10, 0.17)
        canvas.turned(by: -0.42) {
            canvas.write("样 张", at: (width / 2, height / 2), font: serif, size: 250, ink: faint, isCentred: true)
            for (x, y) in [(170, 190), (560, 40), (880, 250), (230, 560), (660, 600)] as [(Double, Double)] {
                canvas.write("合成数据", at: (x, y), font: sans + " Bold", size: 54, ink: faint, isCentred: true)
            }
        }
    }

    private static func notice(on canvas: Canvas) {
        let red = Ink(0.75, 0.1, 0.1)
        canvas.write("样张 · 合成数据 · 不是证件", at: (70, 18), font: sans + " Bold", size: 22, ink: red, spacing: 3)
    }
}
