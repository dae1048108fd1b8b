/// What a step of a batch is doing, while it looks at all families.
public enum CounterBatchWorkTexts {
    public enum Phase: Sendable { case reading, indexing, deciding, writing, clearing }

    /// Of families that are looked at.
    public static let families = "家"

    public static func phase(_ phase: Phase) -> String {
        switch phase {
        case .reading: "正在读取"
        case .indexing: "正在整理"
        case .deciding: "正在按规定核算"
        case .writing: "正在写入"
        case .clearing: "正在清理"
        }
    }
}
