import Glibc

// Measures `anju` beside `dialog`, in one run on one machine, so that the ratios mean something where the times do not.

let words = Array(CommandLine.arguments.dropFirst())
if words.first == "worker" { exit(CommitWorker.main(Array(words.dropFirst()))) }
if words.first == "offices" { exit(RandomOffices.main(Array(words.dropFirst()))) }
guard let settings = Settings(words) else {
    Complaint.say(Settings.usage)
    exit(64)
}
var run = BenchmarkRun(settings)
run.measureAll()
print(run.report.printed())
exit(run.isComplete ? 0 : 1)
