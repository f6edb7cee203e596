// Serves a site's folder to many clients at once, in one thread.
//
// The loop waits for all sockets together, so a slow client costs some memory and nobody's time: there is no pool of threads
// that eight slow clients could fill. (cpp-httplib, which stood here before, has one; besides, it answers a malformed Range
// with 416 before any handler is asked, cannot turn a connection away, and waits anew after each byte that arrives.)
// Files are read from the disk in the loop. That is right for a site on this machine, and wrong for a disk that hangs.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "cli/server/connection.h"

namespace verbatim::cli {

// A socket that listens on 127.0.0.1, and its port.
struct Listener {
    Descriptor socket;
    std::uint16_t port = 0;
};

// Listens on `port` of 127.0.0.1, unless somebody does already or it is not allowed.
std::optional<Listener> listen_on_loopback(std::uint16_t port);
// The same, or without a wish on 8000 or the next free port. Errors: the port is taken, or a hundred are.
base::Result<Listener> listen_for(std::optional<std::uint16_t> wanted);

// From here on SIGINT, SIGTERM and SIGHUP no longer end the program but make this descriptor readable. A signal that is ignored
// already (by nohup, by a script's &) stays so. Errors: the system has none to give.
base::Result<Descriptor> catch_end_signals();

// Which signal has made the descriptor readable; 0 for none. Takes it.
int signal_that_came(const Descriptor& end);

// Serves until `end` becomes readable, then breaks all connections off. A byte that can be read from `news`, where given, says that the
// site is another one: answers that were held back are looked at anew. Errors: the system no longer lets us wait.
base::Status serve(const Listener& listener, const Descriptor& end, const SiteAnswers& answers, const ServerLimits& limits, const Descriptor& news = Descriptor());

}  // namespace verbatim::cli
