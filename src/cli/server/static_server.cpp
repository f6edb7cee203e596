#include "cli/server/static_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <vector>

namespace verbatim::cli {
namespace {

constexpr int send_buffer = 256 << 10;         // bytes that the kernel keeps for a client that does not read
constexpr std::size_t most_turned_away = 64;   // connections beyond the bound that are told so; the rest is just closed
constexpr int accepted_at_once = 64;
constexpr std::uint16_t first_port = 8000;
constexpr unsigned ports_tried = 100;
constexpr std::chrono::milliseconds settled{1'000};     // an idle connection as old as this may make room for another
constexpr std::chrono::milliseconds accept_pause{100};  // when the system has no descriptor left

base::Error system_error(const char* what) { return {what, std::strerror(errno), "to go on serving", "start `verbatim serve` again"}; }

class Loop {
  public:
    Loop(const Listener& listener, const Descriptor& end, const SiteAnswers& answers, const ServerLimits& limits, const Descriptor& news)
        : listener_(listener), end_(end), answers_(answers), limits_(limits), news_(news) {}

    base::Status run() {
        for (;;) {
            const std::size_t polled = connections_.size();
            list_what_to_wait_for(Clock::now());
            if (poll(waited_for_.data(), waited_for_.size(), patience(Clock::now())) < 0) {
                if (errno == EINTR) continue;
                return system_error("poll");
            }
            if (waited_for_[0].revents != 0) return base::Ok{};
            const Clock::time_point now = Clock::now();
            for (std::size_t i = 0; i < polled; ++i)
                if (waited_for_[first_connection + i].revents != 0) connections_[i]->proceed(now);
            for (const auto& one : connections_)
                if (!one->closed() && one->deadline() <= now) one->expire(now);
            if (waited_for_[2].revents != 0) tell_news(now);
            if (waited_for_[1].revents != 0) accept_all(now);
            std::erase_if(connections_, [](const auto& one) { return one->closed(); });
        }
    }

  private:
    static constexpr std::size_t first_connection = 3;

    // [0] the end, [1] new clients, [2] news, then one for each connection.
    void list_what_to_wait_for(Clock::time_point now) {
        waited_for_.clear();
        waited_for_.push_back({end_.number(), POLLIN, 0});
        waited_for_.push_back({accepts_from_ <= now ? listener_.socket.number() : -1, POLLIN, 0});
        waited_for_.push_back({news_.number(), POLLIN, 0});
        for (const auto& one : connections_) waited_for_.push_back({one->socket(), one->awaits(), 0});
    }

    // Milliseconds until the first deadline, rounded up so that it has passed then; -1 when there is none.
    int patience(Clock::time_point now) const {
        Clock::time_point first = accepts_from_ > now ? accepts_from_ : Clock::time_point::max();
        for (const auto& one : connections_) first = std::min(first, one->deadline());
        if (first == Clock::time_point::max()) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(first - now).count();
        return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
    }

    void tell_news(Clock::time_point now) {
        std::array<char, 64> bytes;  // several pieces of news are one
        [[maybe_unused]] const ssize_t got = ::read(news_.number(), bytes.data(), bytes.size());
        for (const auto& one : connections_) one->reconsider(now);
    }

    void accept_all(Clock::time_point now) {
        for (int i = 0; i < accepted_at_once; ++i) {
            Descriptor socket(accept4(listener_.socket.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
            if (!socket) {
                if (errno == ECONNABORTED || errno == EINTR) continue;
                // Those who wait make the socket readable all the time: without a pause the loop would spin.
                if (errno != EAGAIN && errno != EWOULDBLOCK) accepts_from_ = now + accept_pause;
                return;
            }
            admit(std::move(socket), now);
        }
    }

    void admit(Descriptor socket, Clock::time_point now) {
        const int yes = 1;
        setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const bool room = make_room(now);
        if (!room && connections_.size() >= limits_.connections + most_turned_away) return;
        connections_.push_back(std::make_unique<Connection>(std::move(socket), answers_, limits_, now));
        if (!room) connections_.back()->turn_away({503, "the server has as many connections as it keeps; try again in a moment"}, now);
    }

    // Whether one more connection may be had; one that has long been idle is closed for it.
    bool make_room(Clock::time_point now) {
        const auto open = std::count_if(connections_.begin(), connections_.end(), [](const auto& one) { return one->open(); });
        if (static_cast<std::size_t>(open) < limits_.connections) return true;
        const auto idle = std::find_if(connections_.begin(), connections_.end(), [&](const auto& one) { return one->idle_since(now - settled); });
        if (idle == connections_.end()) return false;
        (*idle)->give_way();
        return true;
    }

    const Listener& listener_;
    const Descriptor& end_;
    const SiteAnswers& answers_;
    const ServerLimits& limits_;
    const Descriptor& news_;
    std::vector<std::unique_ptr<Connection>> connections_;  // the oldest first
    std::vector<pollfd> waited_for_;
    Clock::time_point accepts_from_{};
};

}  // namespace

std::optional<Listener> listen_on_loopback(std::uint16_t port) {
    Listener listener{Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)), port};
    if (!listener.socket) return std::nullopt;
    // The port of a server that has just ended can be had again; one that somebody listens on cannot.
    const int yes = 1;
    setsockopt(listener.socket.number(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    setsockopt(listener.socket.number(), SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);  // connections inherit it
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener.socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return std::nullopt;
    if (listen(listener.socket.number(), SOMAXCONN) != 0) return std::nullopt;
    return listener;
}

base::Result<Descriptor> catch_end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before = {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        sigaddset(&signals, signal);
    }
    if (sigprocmask(SIG_BLOCK, &signals, nullptr) != 0) return system_error("sigprocmask");
    Descriptor end(signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC));
    if (!end) return system_error("signalfd");
    return end;
}

base::Result<Listener> listen_for(std::optional<std::uint16_t> wanted) {
    const unsigned first = wanted.value_or(first_port), tried = wanted ? 1 : ports_tried;
    for (unsigned port = first; port < first + tried; ++port)
        if (auto listener = listen_on_loopback(static_cast<std::uint16_t>(port))) return std::move(*listener);
    return base::Error{wanted ? "port " + std::to_string(*wanted) : "ports from " + std::to_string(first_port), "in use, or not allowed", "a free port", "choose another with --port"};
}

int signal_that_came(const Descriptor& end) {
    signalfd_siginfo info = {};
    return ::read(end.number(), &info, sizeof info) == static_cast<ssize_t>(sizeof info) ? static_cast<int>(info.ssi_signo) : 0;
}

base::Status serve(const Listener& listener, const Descriptor& end, const SiteAnswers& answers, const ServerLimits& limits, const Descriptor& news) {
    return Loop(listener, end, answers, limits, news).run();
}

}  // namespace verbatim::cli
