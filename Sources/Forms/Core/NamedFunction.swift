/// A pure function with a name. Two are equal when their names are, so that values which hold one stay comparable.
public struct NamedFunction<Input, Output>: Equatable, Sendable {
    public let name: String
    private let function: @Sendable (Input) -> Output

    public init(_ name: String, _ function: @escaping @Sendable (Input) -> Output) {
        self.name = name
        self.function = function
    }

    public func callAsFunction(_ input: Input) -> Output { function(input) }

    public static func == (left: NamedFunction, right: NamedFunction) -> Bool { left.name == right.name }
}

/// Brings typed text into its usual form (full-width digits folded, spaces dropped).
public typealias Normaliser = NamedFunction<String, String>
/// Says what typed text means (a birth date), or nil while it means nothing yet.
public typealias ReadBack = NamedFunction<String, String?>
