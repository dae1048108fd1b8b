import Glibc
import HelperWire
import PinyinProtocol

// Turns pinyin into characters for `anju`, by librime, in a process of its own: the engine's memory and its faults stay out
// of the terminal, and what it was given is gone with it. Speaks PinyinProtocol on standard input and output; not meant to
// be called by hand.

HelperChannel.confine(addressSpaceBytes: PinyinLimits.addressSpaceBytes)
// The engine complains where it pleases, and the terminal is the pages'.
let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
if nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }

alarm(PinyinLimits.requestSeconds)
guard let engine = PinyinEngine() else { exit(EXIT_FAILURE) }
alarm(0)
while let message = HelperChannel.receive(bytesMost: PinyinLimits.messageBytes),
    let request = PinyinRequest(message)
{
    alarm(PinyinLimits.requestSeconds)
    let reply = engine.answer(request)
    guard HelperChannel.send(reply.encoded()) else { break }
    alarm(0)
}
