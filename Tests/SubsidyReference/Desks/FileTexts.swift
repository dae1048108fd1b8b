/// The rows as the files in which people bring them.
enum FileTexts {
    static func register(_ lines: [RegisterLine]) -> [UInt8] {
        table(
            "receipt_no,city_position,district_position,name,id_type,id_no,registered_size,hukou_district,accepted_at,"
                + "listed_at,status,out_at",
            lines.map {
                [
                    $0.receipt, "\($0.position)", "\($0.districtPosition)", $0.name, "身份证", $0.idNo, "\($0.size)",
                    $0.district, "", $0.listedAt, $0.status, $0.outAt,
                ]
            })
    }

    static func members(_ lines: [MemberLine]) -> [UInt8] {
        table(
            "receipt_no,name,id_type,id_no,relation,role,birth_date,marital",
            lines.map { [$0.receipt, $0.name, "身份证", $0.idNo, $0.relation, $0.role, $0.birthDay, ""] })
    }

    static func findings(_ lines: [FindingLine]) -> [UInt8] {
        table(
            "receipt_no,id_no,rule,result,source,evidence,checked_at",
            lines.map { [$0.receipt, $0.idNo, $0.rule, $0.result, "样例", $0.evidence, $0.checkedAt] })
    }

    static func usedHouses(_ lines: [UsedHouseLine]) -> [UInt8] {
        table("house_code,source,since", lines.map { [$0.houseCode, "样例", $0.since] })
    }

    /// - Parameter numbers: of the agreements, by receipt.
    static func results(_ lines: [ResultLine], _ numbers: [String: String]) -> [UInt8] {
        table(
            "agreement_no,month,amount_fen,result,bank_ref,paid_at",
            lines.map {
                [numbers[$0.receipt] ?? "", $0.month, "\($0.amountFen)", $0.result, $0.bankRef, $0.paidAt]
            })
    }

    private static func table(_ header: String, _ rows: [[String]]) -> [UInt8] {
        Array(([header] + rows.map { $0.joined(separator: ",") }).map { $0 + "\n" }.joined().utf8)
    }

    static func forms(_ lines: [FormLine]) -> [UInt8] { Array(lines.map { form($0) + "\n" }.joined().utf8) }

    /// What is empty is left out.
    static func form(_ line: FormLine) -> String {
        let texts = [
            ("receipt_no", line.receipt), ("id_no", line.idNo), ("submitted_at", line.submittedAt),
            ("house_code", line.houseCode), ("address", "样例路 1 号"), ("room", line.room),
            ("lease_start", line.leaseStart), ("lease_end", line.leaseEnd), ("lease_signed_on", line.leaseSignedOn),
            ("marital", line.marital), ("consent_signed_at", line.consentSignedAt),
            ("honest_declaration_at", line.declaredAt),
        ]
        var members = texts.filter { !$0.1.isEmpty }.map { "\"\($0.0)\":\"\($0.1)\"" }
        members.append("\"leased_area_cm2\":\(line.area),\"rent_fen\":320000,\"children\":\(line.children)")
        let name = line.landlord.isEmpty ? "" : "\"name\":\"\(line.landlord)\","
        members.append("\"landlord\":{\(name)\"id_no\":\"11010519491231002X\"}")
        members.append("\"co_tenants\":\(array(line.coTenants)),\"materials\":\(array(line.materials))")
        let said = ["LH-10", "LH-11", "LH-12", "LH-13", "LH-14"].map { "\"\($0)\":\(!line.denied.contains($0))" }
        members.append("\"declarations\":{\(said.joined(separator: ","))}")
        return "{\(members.joined(separator: ","))}"
    }

    private static func array(_ texts: [String]) -> String { "[\(texts.map { "\"\($0)\"" }.joined(separator: ","))]" }

    /// The notice of the year with another name, quota and conditions.
    static func notice(_ notice: SubsidyCommand.Notice, _ shipped: String) -> [UInt8] {
        var text = shipped.replacing("name = \"luohu-2023\"", with: "name = \"\(notice.name)\"")
            .replacing("quota = 1000", with: "quota = \(notice.quota)")
        let conditions = notice.extraConditions.map {
            "[[extra_conditions]]\nrule = \"\($0)\"\nname = \"样例条件\"\n"
        }
        text = text.replacing("[materials]\n", with: "\(conditions.joined())\n[materials]\n")
        return Array(text.utf8)
    }
}
