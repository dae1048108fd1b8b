import Housing

/// What is said of payments, changes, recovery and complaints of the rent subsidy.
public enum PaymentTexts {
    // A line of the bank's results
    public static let agreementMistyped = "协议号写错了，校验位对不上，请核对每一位数字"
    public static let agreementUnknown = "没有这份协议"
    public static let otherBatch = "这份协议属于另一批补租，请分开成两个文件"
    public static let notSent = "这个月没有交给银行发放"
    public static let paidBefore = "这个月以前已经登记为发放成功，内容不一样"
}
