import Glibc
import PictureProtocol

// Decodes and draws pictures for `anju` in a process of its own: a hostile file, or a fault in a decoder, ends this
// program and not the terminal. Speaks PictureProtocol on standard input and output; not meant to be called by hand.

confine()
var desk = PictureDesk()
while let request = Channel.receive() {
    alarm(PictureLimits.requestSeconds)
    let reply = desk.answer(request)
    guard Channel.send(reply) else { break }
    alarm(0)
}

/// No more memory than the largest picture needs, and no core file: it would hold somebody's identity card.
func confine() {
    var memory = rlimit()
    memory.rlim_cur = rlim_t(PictureLimits.addressSpaceBytes)
    memory.rlim_max = memory.rlim_cur
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
    var core = rlimit()
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
}
