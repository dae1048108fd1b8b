import Glibc
import HelperWire
import PaperProtocol

// Draws documents on paper for `anju` in a process of its own, which the terminal's start does not pay for. Speaks PaperProtocol
// on standard input and output; not meant to be called by hand.

HelperChannel.confine(addressSpaceBytes: PaperLimits.addressSpaceBytes)
let desk = PaperDesk()
while let message = HelperChannel.receive(bytesMost: PaperLimits.messageBytes),
    let request = PaperRequest(message)
{
    alarm(PaperLimits.requestSeconds)
    guard HelperChannel.send(desk.answer(request).encoded()) else { break }
    alarm(0)
}
