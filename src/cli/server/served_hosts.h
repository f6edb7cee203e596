// Which names of itself the server answers to.
//
// A page on any website can make the reader's browser fetch from 127.0.0.1, and by changing what its own name resolves to
// (DNS rebinding) it can even read the answers. The Host field gives such a request away: it names the other website.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::cli {

// "localhost:8000", "[::1]", "news.example"
struct HostName {
    std::string name;        // in lower case; an IPv6 address with its brackets
    std::uint16_t port = 0;  // 0: none is given

    friend bool operator==(const HostName&, const HostName&) = default;
};

// Reads the value of a Host field, or what --host names. Nothing for what is no name with an optional port: user names, blanks,
// paths, ports past 65535 or with leading zeros. Linear time.
std::optional<HostName> read_host(std::string_view text);

class ServedHosts {
  public:
    // 127.0.0.1, localhost and [::1] with `port`, and `besides`: with `port` too where they give none.
    ServedHosts(std::uint16_t port, const std::vector<HostName>& besides);

    // Whether a request for this Host is answered. Without a port it is meant for port 80, or for 443 where `besides` names it:
    // a server in front of this one may speak TLS.
    bool answers(std::string_view host) const;

    // "127.0.0.1:8000, localhost:8000, [::1]:8000"
    std::string listed() const;

  private:
    std::vector<HostName> hosts_;
};

}  // namespace verbatim::cli
