/// One line of every kind of entry as it was first written. Lines are added and never changed.
enum JournalFixture {
    static let lines = [
        "chain.genesis office=id:o-1 schema=number:1",
        "office.created format=number:1 training=flag:no",
        "sample.filled seed=number:1 leases=number:12",
        "clock.set to=moment:2023-08-21T10:00:00+08:00 frozen=flag:yes",
        "key.rotated key=id:k-2 rows=number:120",
        "backup.made backup=id:b-1 files=number:31",
        "backup.restored backup=id:b-1",
        "tick.run expired=number:2 released=number:1",
        "account.activated account=id:a-1 code=id:d-1",
        "account.password_replaced account=id:a-1 code=id:d-2",
        "account.created account=id:a-1 person=id:p-1",
        "code.issued code=id:d-1 account=id:a-1 expires=moment:2023-08-21T10:15:00+08:00",
        "code.used code=id:d-1",
        "code.failed code=id:d-1 tries=number:3",
        "certificate.used account=id:a-1 terminal=id:t-1 certificate=commitment:abababababababababababababababababababababababababababababababab",
        "signin.ok account=id:a-1 terminal=id:t-1 method=code:PASSWORD",
        "signin.failed terminal=id:t-1 method=code:PASSWORD",
        "signin.delayed terminal=id:t-1 seconds=number:8",
        "signin.ended account=id:a-1 terminal=id:t-1 cause=code:IDLE",
        "consent.given person=id:p-1 notice=number:1 text=sha256:abababababababababababababababababababababababababababababababab",
        "consent.withdrawn person=id:p-1 notice=number:1",
        "consent.withdrawn version=number:1",
        "personal.shown person=id:p-1 what=codes:DOCUMENT_NUMBER,MOBILE",
        "staff.created account=id:a-9 person=id:p-9",
        "staff.disabled account=id:a-9",
        "staff.enabled account=id:a-9",
        "staff.role_granted account=id:a-9 role=code:reviewer",
        "staff.role_revoked account=id:a-9 role=code:reviewer",
        "lease.imported rows=number:120 leases=number:80 file=commitment:abababababababababababababababababababababababababababababababab",
        "lease.corrected lease=id:l-1 fields=codes:END",
        "person.corrected person=id:p-1 fields=codes:MOBILE case=id:c-1",
        "material.stored material=id:m-1 bytes=number:204800 file=sha256:abababababababababababababababababababababababababababababababab",
        "material.erased material=id:m-1",
        "call.raised call=id:q-1 terminal=id:t-1 step=code:O-5",
        "call.answered call=id:q-1 waited=number:42",
        "call.ended call=id:q-1",
        "renewal.started case=id:c-1 version=number:1 lease=id:l-1 policy=code:OLD late=flag:no",
        "renewal.policy_chosen case=id:c-1 version=number:2 choice=code:ORIGINAL",
        "renewal.declared case=id:c-1 version=number:3 template=number:1 text=sha256:abababababababababababababababababababababababababababababababab"
            + " seconds=number:12",
        "renewal.info_confirmed case=id:c-1 version=number:4 snapshot=commitment:abababababababababababababababababababababababababababababababab"
            + " wrong=codes:RENEWAL/MONTHLY_RENT corrected=codes:OCCUPANTS/p-2/MOBILE",
        "renewal.info_confirmed case=id:c-1 version=number:15 snapshot=commitment:abababababababababababababababababababababababababababababababab"
            + " wrong=codes: corrected=codes: blocks=codes:TENANT",
        "renewal.line_answered case=id:c-1 version=number:15 line=code:TENANT/MARITAL answer=code:VALUE"
            + " snapshot=commitment:abababababababababababababababababababababababababababababababab",
        "renewal.material_added case=id:c-1 version=number:5 kind=code:CARD_FRONT material=id:m-1",
        "renewal.material_replaced case=id:c-1 version=number:6 kind=code:CARD_FRONT old=id:m-1 material=id:m-2",
        "renewal.material_removed case=id:c-1 version=number:7 kind=code:CARD_FRONT material=id:m-2",
        "renewal.submitted case=id:c-1 version=number:10 late=flag:no materials=number:2",
        "renewal.taken case=id:c-1 version=number:11 reviewer=id:p-9",
        "renewal.released case=id:c-1 version=number:12 role=code:reviewer",
        "renewal.returned case=id:c-1 version=number:14 items=codes:MATERIAL/CARD_BACK:UNREADABLE"
            + " deadline=day:2023-09-04 provisional=flag:no",
        "renewal.returned case=id:c-1 version=number:14 items=codes:TENANT/MARITAL:FAMILY_CHANGED"
            + " deadline=day:2023-09-04 provisional=flag:no opens=codes:FAMILY_PROOF",
        "renewal.resubmitted case=id:c-1 version=number:16 returns=number:1 materials=number:2",
        "renewal.approved case=id:c-1 version=number:18",
        "renewal.rejected case=id:c-1 version=number:18 reason=code:RENT_OWED",
        "renewal.withdrawn case=id:c-1 version=number:4 state=code:DECLARED",
        "renewal.expired case=id:c-1 version=number:4 state=code:DECLARED cause=code:LEASE_ENDED",
        "renewal.concluded case=id:c-1 version=number:19 contract=id:c-2 state=code:COMPLETED",
        "check.started case=id:c-3 version=number:1 lease=id:l-1 members=number:3",
        "check.authorised case=id:c-3 version=number:2 person=id:p-1 template=number:1"
            + " text=sha256:abababababababababababababababababababababababababababababababab paper=flag:no",
        "check.authorisation_withdrawn case=id:c-3 version=number:3 person=id:p-1",
        "check.requested case=id:c-3 version=number:4 members=number:3 from=code:2022-08 to=code:2023-07 property=day:2023-08-21",
        "check.sent case=id:c-3 version=number:5 round=number:1",
        "check.reported case=id:c-3 version=number:6 report=number:1"
            + " content=commitment:abababababababababababababababababababababababababababababababab checked=day:2023-08-22 paper=flag:no",
        "check.report_refused case=id:c-3 version=number:7 report=number:1",
        "check.assessed case=id:c-3 version=number:7 report=number:1 meets=flag:yes people=number:3 limits=day:2023-08-01"
            + " provisional=flag:no",
        "check.objected case=id:c-3 version=number:8 report=number:1",
        "check.objection_decided case=id:c-3 version=number:9 upheld=flag:yes round=number:2",
        "check.used case=id:c-3 version=number:8 renewal=id:c-1",
        "check.expired case=id:c-3 version=number:9 state=code:MEETS cause=code:OUT_OF_DATE",
        "check.lapsed case=id:c-3 version=number:9 state=code:REQUESTED cause=code:TENANCY_CHANGED",
        "check.cancelled case=id:c-3 version=number:9 state=code:REQUESTED cause=code:CONSENT_WITHDRAWN",
        "check.reports_imported run=id:i-2 reports=number:3 already_in=number:1"
            + " frozen=commitment:abababababababababababababababababababababababababababababababab",
        "check.report_passed_over case=id:c-3 run=id:i-2 cause=code:WRONG_STATE",
        "contract.issued case=id:c-2 version=number:1 renewal=id:c-1 contract=number:1 template=number:3"
            + " text=sha256:abababababababababababababababababababababababababababababababab"
            + " document=commitment:abababababababababababababababababababababababababababababababab"
            + " pdf=commitment:abababababababababababababababababababababababababababababababab"
            + " info=commitment:abababababababababababababababababababababababababababababababab"
            + " deadline=day:2023-09-20 provisional=flag:no",
        "contract.opened case=id:c-2 version=number:2 attempt=number:1 contract=number:1"
            + " document=commitment:abababababababababababababababababababababababababababababababab",
        "contract.info_confirmed case=id:c-2 version=number:3 snapshot=commitment:abababababababababababababababababababababababababababababababab",
        "contract.reported case=id:c-2 version=number:3 contract=number:1"
            + " snapshot=commitment:abababababababababababababababababababababababababababababababab wrong=codes:RENEWAL/MONTHLY_RENT",
        "contract.reading_started case=id:c-2 version=number:4 template=number:1 text=sha256:abababababababababababababababababababababababababababababababab",
        "contract.acknowledged case=id:c-2 version=number:5 template=number:1 text=sha256:abababababababababababababababababababababababababababababababab"
            + " seconds=number:12",
        "contract.transcribed case=id:c-2 version=number:6 template=number:1 text=sha256:abababababababababababababababababababababababababababababababab"
            + " means=code:PASTED",
        "contract.witness_chosen case=id:c-2 version=number:7 attempt=number:1 until=day:2023-08-28",
        "contract.signed case=id:c-2 version=number:8 attempt=number:1 contract=number:1 witness=id:p-7"
            + " person_seen=flag:yes card_seen=flag:yes document=commitment:abababababababababababababababababababababababababababababababab"
            + " signature=commitment:abababababababababababababababababababababababababababababababab",
        "contract.abandoned case=id:c-2 version=number:6 attempt=number:1 state=code:ACKED cause=code:TIMED_OUT",
        "contract.approved case=id:c-2 version=number:9 contract=number:1 attempt=number:1"
            + " file=commitment:abababababababababababababababababababababababababababababababab",
        "contract.returned case=id:c-2 version=number:9 state=code:SIGNED reason=code:SIGNATURE_UNCLEAR contract=number:2"
            + " template=number:3 text=sha256:abababababababababababababababababababababababababababababababab"
            + " document=commitment:abababababababababababababababababababababababababababababababab"
            + " pdf=commitment:abababababababababababababababababababababababababababababababab"
            + " info=commitment:abababababababababababababababababababababababababababababababab"
            + " deadline=day:2023-09-28 provisional=flag:yes",
        "contract.voided case=id:c-2 version=number:2 state=code:TO_SIGN reason=code:DECLINED",
        "contract.expired case=id:c-2 version=number:2 state=code:TO_SIGN deadline=day:2023-09-20",
        "renewal.lapsed case=id:c-1 version=number:7 change=id:c-5 state=code:SUBMITTED",
        "tenancy.reported case=id:c-5 version=number:1 lease=id:l-1 event=code:OCCUPANT_DIED person=id:p-2 day=day:2023-08-01"
            + " role=code:applicant",
        "tenancy.proof_added case=id:c-5 version=number:2 material=id:m-1"
            + " file=commitment:abababababababababababababababababababababababababababababababab",
        "tenancy.taken case=id:c-5 version=number:3 reviewer=id:p-8",
        "tenancy.released case=id:c-5 version=number:4 role=code:reviewer",
        "tenancy.decided case=id:c-5 version=number:5 outcome=code:TRANSFERRED successor=id:p-2",
        "tenancy.withdrawn case=id:c-5 version=number:2 state=code:REPORTED",
        "evidence.taken case=id:c-2",
        "batch.opened case=id:luohu-2023 notice=sha256:0000000000000000000000000000000000000000000000000000000000000000 quota=number:1000",
        "batch.stepped case=id:luohu-2023 act=code:PUBLIS0000000000000000000000000000000000000000000000000000000000000000 state=code:PUBLIS0000000000000000000000000000000000000000000000000000000000000000ED changed=number:1200 signed=number:0 called=number:0 families=commitment:0000000000000000000000000000000000000000000000000000000000000000",
        "subsidy.imported case=id:luohu-2023 kind=code:register rows=number:12 run=commitment:0000000000000000000000000000000000000000000000000000000000000000",
        "subsidy.submitted case=id:luohu-2023/12 late=flag:no",
        "subsidy.withdrawn case=id:luohu-2023/12",
        "subsidy.correction_asked case=id:luohu-2023/12 items=number:2 until=day:2023-09-07",
        "subsidy.supplemented case=id:luohu-2023/12",
        "subsidy.consent_witnessed case=id:luohu-2023/12",
        "subsidy.correction_ended case=id:luohu-2023/12",
        "subsidy.refusal_confirmed case=id:luohu-2023/12 reasons=codes:OWNS_0000000000000000000000000000000000000000000000000000000000000000OME,OWNS_LAND",
        "subsidy.objected case=id:luohu-2023/12 objection=id:o-1",
        "subsidy.objection_decided case=id:luohu-2023/12 objection=id:o-1 upheld=flag:no",
        "subsidy.signed case=id:luohu-2023/12 agreement=id:A2310-00001-2 monthly=fen:214500",
        "subsidy.declined case=id:luohu-2023/12",
        "subsidy.reminded case=id:luohu-2023/12 way=code:PHONE", "subsidy.late_reason case=id:luohu-2023/12",
        "subsidy.discretion case=id:luohu-2023/12 rule=code:L0000000000000000000000000000000000000000000000000000000000000000-65",
        "agreement.change_reported case=id:luohu-2023/12 change=id:k-1 happened=day:2024-05-17",
        "agreement.change_decided case=id:luohu-2023/12 change=id:k-1 eligible=flag:no",
        "agreement.change_decided case=id:luohu-2023/12 change=id:k-1 eligible=flag:no event=day:2024-05-17 "
            + "reason=code:FALSE_DECLARATION",
        "agreement.stopped case=id:luohu-2023/12 reason=code:REQUEUED from=code:2024-06",
        "agreement.reinstated case=id:luohu-2023/12 reinstatement=id:k-2 reason=code:REQUEUED event=day:2024-05-17",
        "agreement.suspended case=id:luohu-2023/12",
        "agreement.resumed case=id:luohu-2023/12",
        "agreement.breached case=id:luohu-2023/12",
        "agreement.account_entered case=id:luohu-2023/12 account=id:k-3",
        "agreement.account_decided case=id:luohu-2023/12 account=id:k-3 confirmed=flag:yes",
        "agreement.overpaid case=id:luohu-2023/12 amount=fen:643500",
        "agreement.repaid case=id:luohu-2023/12 amount=fen:643500",
        "agreement.escalated case=id:luohu-2023/12",
        "payment.prepared case=id:luohu-2023 payment=id:P2311-00001-3 instalments=number:2 sum=fen:330000",
        "payment.rechecked case=id:luohu-2023 payment=id:P2311-00001-3 families=number:0",
        "payment.approved case=id:luohu-2023 payment=id:P2311-00001-3 sum=fen:330000",
        "payment.exported case=id:luohu-2023 payment=id:P2311-00001-3",
        "payment.answered case=id:luohu-2023 paid=number:2 failed=number:0",
        "subsidy.used_houses_imported rows=number:1",
        "complaint.received complaint=id:q-1",
        "complaint.answered complaint=id:q-1",
        "queue.committed case=id:luohu-2023 leaves=number:12 root=sha256:0000000000000000000000000000000000000000000000000000000000000000",
    ]
}
