import Glibc
import HelperWire
import PictureProtocol

// Decodes and draws pictures for `anju` in a process of its own: a hostile file, or a fault in a decoder, ends this
// program and not the terminal. Speaks PictureProtocol on standard input and output; not meant to be called by hand.

HelperChannel.confine(addressSpaceBytes: PictureLimits.addressSpaceBytes)
var desk = PictureDesk()
while let message = HelperChannel.receive(bytesMost: PictureLimits.messageBytes),
    let request = PictureRequest(message)
{
    alarm(PictureLimits.requestSeconds)
    let reply = desk.answer(request)
    guard HelperChannel.send(reply.encoded()) else { break }
    alarm(0)
}
