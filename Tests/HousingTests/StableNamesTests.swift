import Testing

@testable import Housing

/// Names that stand in databases, journals and outputs of commands: adding one is a new line here, changing one breaks
/// what was written before.
@Suite struct StableNamesTests {
    @Test("Names that are stored")
    func names() {
        expect(
            Renewal.State.self,
            "DRAFT POLICY_SET DECLARED INFO_CONFIRMED SUBMITTED UNDER_REVIEW RETURNED APPROVED REJECTED WITHDRAWN EXPIRED"
                + " COMPLETED NOT_CONCLUDED"
        )
        expect(MaterialKind.self, "CARD_FRONT CARD_BACK FAMILY_PROOF CARD_RENEWAL OTHER")
        expect(
            ReturnReason.self,
            "UNREADABLE INCOMPLETE WRONG_DOCUMENT WRONG_PERSON EXPIRED_DOCUMENT DIFFERS_FROM_REGISTER PROOF_NEEDED"
                + " FAMILY_CHANGED OTHER"
        )
        expect(
            RejectReason.self,
            "NOT_THE_TENANT LEASE_TERMINATED RENT_OWED MISUSE FALSE_DECLARATION OWNS_HOME OTHER")
        expect(ExpiryCause.self, "LEASE_ENDED DEADLINE_PASSED TENANCY_CHANGED")
        expect(InfoBlock.self, "DWELLING TENANT OCCUPANTS RENEWAL")
        expect(
            InfoField.self,
            "HOUSE_CODE ESTATE BUILDING ROOM BUILT_AREA NAME DOCUMENT_KIND DOCUMENT_NUMBER MOBILE MARITAL RELATION"
                + " MOVE_IN LEASE_NUMBER LEASE_POLICY LEASE_START LEASE_END MONTHLY_RENT NEW_START NEW_END"
                + " NEW_POLICY")
        expect(Renewal.PolicyChoice.self, "ORIGINAL NEW")
        expect(Renewal.LineAnswer.Kind.self, "AS_REGISTERED EXPLAINED VALUE")
        expect(
            Signing.State.self,
            "TO_SIGN OPENED INFO_CONFIRMED READING ACKED COMMITTED ALT_IDENTITY SIGNED APPROVED VOID EXPIRED")
        expect(
            Signing.Act.self,
            "OPEN CONFIRM_INFO REPORT_INFO READ_START ACK TRANSCRIBE CHOOSE_WITNESS WITNESS CANCEL TIMEOUT APPROVE RETURN"
                + " VOID EXPIRE")
        expect(Signing.EndCause.self, "CANCELLED TIMED_OUT REPORTED RETURNED VOIDED EXPIRED")
        expect(Signing.TranscriptionMeans.self, "PASTED TYPED SENTENCE")
        expect(
            ContractReturnReason.self,
            "SIGNATURE_UNCLEAR SIGNATURE_WRONG INFO_CHANGED REPORT_ANSWERED CONTRACT_MISTAKE OTHER")
        expect(
            VoidReason.self,
            "DECLINED NOT_THE_TENANT LEASE_TERMINATED FALSE_DECLARATION NOT_ELIGIBLE ISSUED_BY_MISTAKE OTHER")
        expect(
            EconomicCheck.State.self,
            "DRAFT REQUESTED IN_PROGRESS REPORTED MEETS FAILS OBJECTION EXPIRED CANCELLED")
        expect(
            EconomicCheck.Act.self,
            "AUTHORISE AUTHORISE_ON_PAPER WITHDRAW_AUTHORISATION REQUEST SEND REPORT_IN ENTER_REPORT CONFIRM_REPORT"
                + " REFUSE_REPORT OBJECT DECIDE_OBJECTION USE AGE LAPSE CANCEL")
        expect(EconomicCheck.Ending.Cause.self, "CANCELLED CONSENT_WITHDRAWN LEASE_ENDED OUT_OF_DATE TENANCY_CHANGED")
        expect(CaseKind.self, "R E C S A P T")
        expect(TenancyChange.State.self, "REPORTED UNDER_REVIEW DECIDED WITHDRAWN")
        expect(TenancyChange.Act.self, "ADD_PROOF TAKE RELEASE DECIDE WITHDRAW")
        expect(TenancyChange.Event.self, "TENANT_DIED TENANT_MOVED_OUT OCCUPANT_DIED OCCUPANT_MOVED_OUT")
        expect(TenancyChange.Outcome.self, "OCCUPANT_REMOVED TRANSFERRED LEASE_TERMINATED DISMISSED")
        expect(LeasePolicy.self, "OLD NEW")
        expect(Lease.Status.self, "ACTIVE ENDED TERMINATED")
        expect(
            DocumentKind.self, "RESIDENT_CARD RESIDENCE_PERMIT HM_TRAVEL_PERMIT TW_TRAVEL_PERMIT PASSPORT MILITARY")
        expect(MaritalState.self, "SINGLE MARRIED DIVORCED WIDOWED")
        expect(
            Relation.self,
            "SPOUSE CHILD PARENT PARENT_IN_LAW CHILD_IN_LAW SIBLING GRANDPARENT GRANDCHILD OTHER")
        expect(OfficeRole.self, "applicant organisation clerk reviewer manager cashier auditor system")
    }

    @Test("Codes of refusals are capitals and underscores", arguments: RefusalCode.allCases)
    func codes(code: RefusalCode) {
        #expect(code.rawValue.utf8.allSatisfy { ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x5F })
    }

    private func expect<Name: CaseIterable & RawRepresentable<String>>(_ type: Name.Type, _ names: String) {
        #expect(type.allCases.map(\.rawValue) == names.split(separator: " ").map(String.init))
    }
}
