import Certificates
import Commands
import Devices
import Glibc
import Housing
import Office
import Store
import Themes

/// Opens and makes the office of one data directory: settings, store, clocks, devices.
struct Opening: Sendable {
    let directory: String
    private let entropy = SystemEntropy()

    /// Settings, policies and texts are small; more is a mistake.
    private static let limitBytes = 1 << 20

    init(_ directory: String) {
        self.directory = Self.absolute(directory)
    }

    /// An opened office with everything that a desk or a command needs.
    struct Opened {
        let command: OpenedOffice
        let changeDescriptor: Int32?
        /// Not started before somebody types with it.
        let pinyin: PinyinProcess
    }

    func open() throws(OfficeFailure) -> Opened {
        try SQLitePremises.requireOffice(at: directory)
        return try open(try settings())
    }

    /// Opens the office of which the settings were read already.
    func open(_ settings: Settings) throws(OfficeFailure) -> Opened {
        let premises = try premises(settings).open(at: directory)
        let (info, hasImport) = try premises.records.read { (reader) throws(OfficeFailure) in
            (try reader.officeInfo(), try reader.importRun() != nil)
        }
        let policies = policies(log: LogFile(directory: directory))
        let pictures = pictures(settings)
        let office = Office(
            records: premises.records, vault: premises.vault,
            clocks: OfficeClocks(premises.records, isTraining: info.isTraining), entropy: entropy,
            policies: policies, options: OfficeOptions(settings),
            devices: OfficeDevices(
                shelf: shelf(settings), scanner: scanner(settings), pictures: pictures,
                printer: printer(settings), paper: paper(settings), certificates: trust(settings).reader,
                trainingIssuer: info.isTraining ? TrainingAuthority() : nil),
            sealer: premises.sealer)
        if hasImport { settle(office) }
        let command = OpenedOffice(
            directory: directory, office: office, upkeep: premises.upkeep, policies: policies, settings: settings,
            info: info,
            pictures: pictures,
            writeFile: { path, bytes throws(OfficeFailure) in try FileBytes.write(bytes, to: "\(directory)/\(path)") })
        return Opened(command: command, changeDescriptor: premises.changeDescriptor, pinyin: pinyin(settings))
    }

    /// Clears up after an import that was cut short, no longer than a person at a dark screen waits. What is left, or what
    /// cannot be done, is for the next one and for the daily run, which says why it could not.
    private func settle(_ office: Office) {
        let end = ContinuousClock.now + Self.settlingTime
        do throws(OfficeFailure) {
            try office.imports.settle(rest: Self.rest) { ContinuousClock.now < end }
        } catch .store(.locked) {
        } catch {
            LogFile(directory: directory).note(error, in: "import")
        }
    }

    private static let settlingTime = Duration.milliseconds(300)

    /// Between two transactions of a long job, for others who wait for the lock.
    static func rest() { poll(nil, 0, 5) }

    func opened() throws(OfficeFailure) -> OpenedOffice { try open().command }

    func create(training: StoredClock?) throws(OfficeFailure) -> OpenedOffice {
        try premises(try settings()).create(at: directory, training: training)
        return try opened()
    }

    /// What `anju doctor` finds: the store's findings, then settings, rules and helper.
    func examine() -> [Finding] {
        var findings: [Finding] = []
        var settings = Settings()
        do {
            settings = try self.settings()
            findings.append(Finding(grade: .good, code: "SETTINGS", detail: "anju.toml"))
        } catch {
            findings.append(Finding(grade: .bad, code: "SETTINGS", detail: error.sentence))
        }
        findings += premises(settings).examine(at: directory)
        let policies = policies(log: LogFile(directory: directory))
        let problems = policies.problems()
        findings += problems.map { Finding(grade: .bad, code: "POLICIES", detail: $0.sentence) }
        if problems.isEmpty { findings.append(Finding(grade: .good, code: "POLICIES", detail: "policies, templates")) }
        if let office = findings.first(where: { $0.code == "OFFICE" && $0.grade == .good }) {
            if office.detail == "working" { findings += lookAtLessor(policies) }
            findings += lookAtCalendar(policies, on: today(settings, isTraining: office.detail == "training"))
        }
        findings += trust(settings).examine()
        findings += lookOutside(settings)
        findings += lookAtPrinter(settings)
        findings.append(helper("PICTURE_HELPER", isThere: pictures(settings) != nil))
        findings.append(helper("PAPER_HELPER", isThere: paper(settings).isAvailable))
        findings.append(helper("PINYIN_HELPER", isThere: pinyin(settings).works()))
        return [.bad, .notice, .good].flatMap { grade in findings.filter { $0.grade == grade } }
    }

    /// The name that comes with the program is nobody's: no contract of a working office may bear it.
    private func lookAtLessor(_ policies: Policies) -> [Finding] {
        let today = Moment(milliseconds: SystemTime.now().milliseconds).day
        guard let name = try? policies.signing(on: today).lessor.name else { return [] }
        let sample = try? Policies.standard().signing(on: today).lessor.name
        return [Finding(grade: name == sample ? .notice : .good, code: "LESSOR", detail: name)]
    }

    /// Beyond the last notice of holidays no last day of a period is certain.
    private func lookAtCalendar(_ policies: Policies, on today: Day) -> [Finding] {
        guard let last = try? policies.calendar().lastKnown else { return [] }
        let isEnding = last < today.adding(days: Self.calendarDays)
        return [Finding(grade: isEnding ? .notice : .good, code: "CALENDAR", detail: "\(last)")]
    }

    /// The office's day; the machine's where the office's cannot be had.
    private func today(_ settings: Settings, isTraining: Bool) -> Day {
        let machine = Moment(milliseconds: SystemTime.now().milliseconds).day
        guard isTraining, let opened = try? premises(settings).open(at: directory) else { return machine }
        return (try? OfficeClocks(opened.records, isTraining: true).office().day) ?? machine
    }

    /// In which the office should look for the next notice.
    private static let calendarDays = 60

    /// The folders that the settings name, and the looks that the office wrote itself.
    private func lookOutside(_ settings: Settings) -> [Finding] {
        var findings = settings.media.roots.map { root in
            folder("MEDIA_ROOT", Settings.absolute(root.path, in: directory))
        }
        if !settings.media.cameraFolder.isEmpty {
            findings.append(folder("CAMERA_FOLDER", Settings.absolute(settings.media.cameraFolder, in: directory)))
        }
        for name in themes where !Themes.names.contains(name) {
            do {
                _ = try Themes.find(name, in: "\(directory)/themes")
                findings.append(Finding(grade: .good, code: "THEME", detail: name))
            } catch {
                let problem = OfficeFailure.input(InputProblem(error, wanted: name))
                findings.append(Finding(grade: .bad, code: "THEME", detail: problem.sentence))
            }
        }
        return findings + lookAtPrintService()
    }

    /// Contracts lie in the clear in the spool of a print service that keeps them. Nothing where this machine has none.
    private func lookAtPrintService() -> [Finding] {
        let path = CupsSettings.path
        let bytes = try? FileBytes.readIfThere(path, limitBytes: Self.limitBytes, source: path)
        guard let bytes = bytes ?? nil else { return [] }
        let seconds = CupsSettings.keptSeconds(String(decoding: bytes, as: UTF8.self))
        return [Finding(grade: seconds == nil ? .good : .notice, code: "PRINT_FILES", detail: seconds ?? "no")]
    }

    /// Nothing is told of a printer that nobody set.
    private func lookAtPrinter(_ settings: Settings) -> [Finding] {
        switch settings.printer {
        case .none: return []
        case .simulated: return [Finding(grade: .good, code: "PRINTER", detail: "simulated")]
        case .cups(let queue):
            do throws(OfficeFailure) {
                let queues = try CupsPrinter(queue: queue.isEmpty ? nil : queue, limitMilliseconds: 5000).examine()
                let names = queues.map(\.name).joined(separator: " ")
                return [Finding(grade: .good, code: "PRINTER", detail: names)]
            } catch {
                return [Finding(grade: .notice, code: "PRINTER", detail: error.sentence)]
            }
        }
    }

    /// A stick that is not plugged in is no fault, only worth knowing.
    private func folder(_ code: String, _ path: String) -> Finding {
        let isThere = access(path, R_OK | X_OK) == 0
        return Finding(grade: isThere ? .good : .notice, code: code, detail: path)
    }

    private func helper(_ code: String, isThere: Bool) -> Finding {
        Finding(grade: isThere ? .good : .notice, code: code, detail: isThere ? "yes" : "no")
    }

    // MARK: Parts

    private func policies(log: LogFile) -> Policies {
        Policies(
            files: { path throws(OfficeFailure) in
                try FileBytes.readIfThere("\(directory)/\(path)", limitBytes: Self.limitBytes, source: path)
            }, names: { FileBytes.names(in: "\(directory)/\($0)") }, stamp: { FileBytes.stamp("\(directory)/\($0)") },
            log: { log.note($0, in: "policies") })
    }

    func settings() throws(OfficeFailure) -> Settings {
        let path = "\(directory)/anju.toml"
        guard let bytes = try FileBytes.readIfThere(path, limitBytes: Self.limitBytes) else { return Settings() }
        return try Settings(toml: bytes, source: path, themes: themes) { named throws(OfficeFailure) in
            try FileBytes.readIfThere(Settings.absolute(named, in: directory), limitBytes: Self.limitBytes)
        }
    }

    /// The names of the looks: the program's own and the files of `themes/`.
    var themes: [String] {
        let suffix = ".toml"
        let files = FileBytes.names(in: "\(directory)/themes").filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }
        return Themes.names + files.map { String($0.dropLast(suffix.count)) }.filter { !Themes.names.contains($0) }
    }

    private func premises(_ settings: Settings) -> SQLitePremises {
        SQLitePremises(
            entropy: entropy, machine: SystemTime.now,
            keysFolder: { directory throws(OfficeFailure) in
                Settings.absolute(settings.keysPlace, in: directory)
            })
    }

    func trust(_ settings: Settings) -> TrustFolders { TrustFolders(settings.certificates, in: directory) }

    private func shelf(_ settings: Settings) -> MediaFolders {
        let camera = settings.media.cameraFolder
        return MediaFolders(
            roots: settings.media.roots.map { root in
                MediaRoot(name: root.name, path: Settings.absolute(root.path, in: directory))
            },
            cameraFolder: camera.isEmpty ? nil : Settings.absolute(camera, in: directory))
    }

    private func pictures(_ settings: Settings) -> PictureProcess? {
        let helper = settings.pictureHelper
        let pictures = PictureProcess(program: helper.isEmpty ? nil : Settings.absolute(helper, in: directory))
        return pictures.isAvailable ? pictures : nil
    }

    private func paper(_ settings: Settings) -> PaperProcess {
        let helper = settings.paperHelper
        return PaperProcess(program: helper.isEmpty ? nil : Settings.absolute(helper, in: directory))
    }

    private func pinyin(_ settings: Settings) -> PinyinProcess {
        let helper = settings.pinyinHelper
        return PinyinProcess(program: helper.isEmpty ? nil : Settings.absolute(helper, in: directory))
    }

    private func scanner(_ settings: Settings) -> (any Scanner)? {
        switch settings.scanner {
        case .none: return nil
        case .scanimage(let device): return ScanimageScanner(device: device.isEmpty ? nil : device)
        case .simulated:
            // A helper of its own: what is being looked at stays open in the other one.
            return self.pictures(settings).map { pictures in
                SimulatedScanner(pictures: pictures) { kind in
                    switch kind {
                    case .cardFront: .card(.demonstration(isFront: true))
                    case .cardBack: .card(.demonstration(isFront: false))
                    default: .sheet
                    }
                }
            }
        }
    }

    private func printer(_ settings: Settings) -> (any Printer)? {
        switch settings.printer {
        case .none: nil
        case .simulated: SimulatedPrinter()
        case .cups(let queue): CupsPrinter(queue: queue.isEmpty ? nil : queue)
        }
    }

    /// Settled once, so that nothing depends on where the process goes.
    static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        return "\(String(cString: folder))/\(path)"
    }
}

extension SampleCard {
    /// What the simulated scanner finds on its glass.
    fileprivate static func demonstration(isFront: Bool) -> SampleCard {
        SampleCard(
            isFront: isFront, name: "样张", sex: "女", born: Day(number: 7_300), address: "样例省样例市样例路 1 号",
            number: "440303198912319960", validity: "2015.01.01-2035.01.01")
    }
}
