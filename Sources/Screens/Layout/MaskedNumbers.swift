import Forms
import Housing

/// Numbers of documents in a field, one after the other: seen while they are typed, masked elsewhere.
enum MaskedNumbers {
    static let mask = NamedFunction<String, String>("masked numbers") { typed in
        typed.split(separator: " ").map { Mask.document(String($0)) }.joined(separator: " ")
    }
}
