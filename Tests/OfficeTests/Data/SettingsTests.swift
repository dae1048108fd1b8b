import Testing

@testable import Office

/// `anju.toml`: what is left out, what is wrong and on which line.
@Suite struct SettingsTests {
    private func settings(_ text: String) throws(OfficeFailure) -> Settings {
        try Settings(toml: Array(text.utf8), source: "anju.toml")
    }

    @Test("An empty file gives every default")
    func empty() throws {
        #expect(try settings("") == Settings())
    }

    @Test("The file of a new office reads back as the defaults", arguments: [true, false])
    func defaults(training: Bool) throws {
        let read = try settings(Settings.defaultFile(training: training))
        var expected = Settings()
        expected.scanner = training ? .simulated : .none
        expected.printer = training ? .simulated : .none
        expected.media.roots = [
            training ? MediaRoot(name: "样张", path: "media") : MediaRoot(name: "U 盘", path: "/media")
        ]
        #expect(read == expected)
    }

    @Test("Where certificates are trusted and tell a number; what is no identifier is told with its line")
    func certificates() throws {
        let read = try settings("[ca]\nroots = \"/etc/ca\"\nperson_numbers = [\"2.5.4.45\"]\n").certificates
        #expect(read.rootsFolder == "/etc/ca" && read.listsFolder == "certificates/crl")
        #expect(read.numbers.person == ["2.5.4.45"] && read.numbers.organisation == CertificateNumbers().organisation)
        for wrong in ["[]", "[\"2.5.4.\"]", "[\"serialNumber\"]", "[\"3.1\"]", "[\"2\"]"] {
            let text = "[ca]\nroots = \"r\"\norganisation_numbers = \(wrong)\n"
            do {
                _ = try settings(text)
                Issue.record("\(wrong) was taken")
            } catch .input(let problem) {
                #expect(problem.line == 3 && problem.column == "ca.organisation_numbers", "\(wrong)")
            } catch {
                Issue.record("\(error)")
            }
        }
    }

    @Test("Every section is read")
    func sections() throws {
        let read = try settings(
            """
            [terminal]
            name = "一号机"
            theme = "mono"
            [idle]
            kiosk_grace_seconds = 45
            [keys]
            place = "/etc/anju/keys"
            [media]
            roots = [{ name = "A", path = "/a" }, { name = "B", path = "b" }]
            camera_folder = "camera"
            [scanner]
            kind = "scanimage"
            device = "test:0"
            [printer]
            kind = "cups"
            queue = "hall"
            [log]
            level = "debug"
            """)
        #expect(read.terminal.name == "一号机" && read.terminal.theme == "mono" && read.idle.kioskGraceSeconds == 45)
        #expect(read.keysPlace == "/etc/anju/keys" && read.media.cameraFolder == "camera")
        #expect(read.media.roots.map(\.name) == ["A", "B"])
        #expect(read.scanner == .scanimage(device: "test:0") && read.printer == .cups(queue: "hall"))
        #expect(read.logLevel == "debug")
    }

    @Test(
        "A problem is told with line and key",
        arguments: [
            ("a = \n", 1, nil),
            ("\n[terminal]\nnmae = \"x\"\n", 3, "terminal.nmae"),
            ("[termnal]\n", 1, "termnal"),
            ("# 说明\r\n[idle]\r\nkiosk_grace_seconds = 5\r\n", 3, "idle.kiosk_grace_seconds"),
            ("[idle]\nkiosk_warn_seconds = \"60\"\n", 2, "idle.kiosk_warn_seconds"),
            (
                "[idle]\ncounter_lock_seconds = 600\ncounter_sign_out_seconds = 600\n", 3,
                "idle.counter_sign_out_seconds"
            ),
            ("[scanner]\nkind = \"fax\"\n", 2, "scanner.kind"),
            ("[printer]\nkind = \"fax\"\n", 2, "printer.kind"),
            ("[printer]\nkind = \"cups\"\nqueue = \"-p\"\n", 3, "printer.queue"),
            ("[media]\n\n[[media.roots]]\nname = \"A\"\n", 3, "media.roots[0]"),
            ("[media]\nroots = [\n  { name = \"A\", path = \"\" },\n]\n", 2, "media.roots[0].path"),
            ("[keys]\nplace = '''\nplace = 1\n'''\n[log]\nlevel = \"loud\"\n", 6, "log.level"),
            ("[terminal]\nname = 7\n", 2, "terminal.name"),
        ] as [(String, Int, String?)])
    func problems(text: String, line: Int, column: String?) throws {
        let failure = #expect(throws: OfficeFailure.self) { try settings(text) }
        guard case .input(let problem)? = failure else {
            Issue.record("no problem of input: \(String(describing: failure))")
            return
        }
        #expect(problem.source == "anju.toml" && problem.line == line && problem.column == column)
    }

    @Test("A slip of the finger is answered with the key that was meant, first")
    func nearest() throws {
        let failure = #expect(throws: OfficeFailure.self) { try settings("[idle]\nkiosk_warn_second = 60\n") }
        guard case .input(let problem)? = failure, case .unknown(let word, let allowed) = problem.reason else {
            Issue.record("the key was taken")
            return
        }
        #expect(word == "kiosk_warn_second" && allowed.first == "kiosk_warn_seconds" && allowed.count == 5)
    }

    @Test("Bytes that are no text are told so")
    func notUTF8() {
        let problem = InputProblem(source: "anju.toml", reason: .notUTF8)
        #expect(throws: OfficeFailure.input(problem)) { try Settings(toml: [0x61, 0xFF], source: "anju.toml") }
    }

    @Test("What anju.toml sets holds in the office, not on the screen alone")
    func options() throws {
        let options = OfficeOptions(
            try settings("[idle]\ncounter_longest_seconds = 3600\n[media]\nupload_limit_bytes = 3145728\n"))
        #expect(options.signIn.staffSessionSeconds == 3600)
        #expect(options.uploadLimitBytes == 3 << 20)
    }
}
