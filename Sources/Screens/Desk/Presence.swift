import Office

/// Who is signed in at a place.
struct Presence {
    private(set) var session: Session?
    /// A session that is over here and whose end is not written yet.
    private var leaving: Session?

    mutating func begin(_ session: Session) { self.session = session }

    /// Ends the session at once, whatever fails: nobody who comes next acts for the one who left. Where its end could not
    /// be written, being asked again writes it.
    mutating func end(in office: Office) throws(OfficeFailure) {
        leaving = session ?? leaving
        session = nil
        guard let leaving else { return }
        try office.signIn.signOut(leaving)
        self.leaving = nil
    }
}
