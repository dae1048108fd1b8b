/// Printing the concluded contract at the kiosk.
extension Applicant {
    /// From the home page to the page that prints.
    func goToPrint() throws {
        try openContractDetails()
        try preview()
        try terminal.press("Enter")
    }

    /// Prints so many copies.
    func printCopies(_ copies: Int) throws {
        try terminal.see("打印几份？")
        try terminal.press("\(copies)", "Enter", "Enter")
    }
}
