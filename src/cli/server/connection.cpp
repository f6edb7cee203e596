#include "cli/server/connection.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace verbatim::cli {
namespace {

constexpr std::size_t read_at_once = std::size_t{16} << 10;
constexpr std::size_t sent_at_once = std::size_t{64} << 10;
constexpr int turns_at_once = 4;  // then other clients have theirs
constexpr std::size_t most_drained = std::size_t{1} << 20;
constexpr std::chrono::milliseconds draining_time{2'000};

}  // namespace

Connection::Connection(Descriptor socket, const SiteAnswers& answers, const ServerLimits& limits, Clock::time_point now)
    : socket_(std::move(socket)), answers_(answers), limits_(limits) {
    wait(now);
}

short Connection::awaits() const {
    if (phase_ == Phase::sending) return POLLOUT;
    // A client that sends on while it waits is not read for ever; that it is gone, poll() tells unasked.
    if (phase_ == Phase::holding && input_.size() >= read_at_once) return 0;
    return POLLIN;
}

void Connection::wait(Clock::time_point now) {
    phase_ = Phase::waiting;
    idle_since_ = now;
    deadline_ = now + limits_.idle;
}

void Connection::proceed(Clock::time_point now) {
    switch (phase_) {
        case Phase::waiting:
        case Phase::receiving: receive(now); break;
        case Phase::holding: listen(); break;
        case Phase::sending: send(now); break;
        case Phase::draining: drain(); break;
        case Phase::closed: break;
    }
    go_on(now);
}

// Requests that were sent together are answered one after the other.
void Connection::go_on(Clock::time_point now) {
    while (phase_ == Phase::waiting && !input_.empty()) {
        phase_ = Phase::receiving;
        deadline_ = now + limits_.request;
        understand(now);
        if (phase_ == Phase::receiving) break;
    }
}

void Connection::expire(Clock::time_point now) {
    switch (phase_) {
        case Phase::receiving: turn_away({408, "the request took too long to arrive"}, now); break;
        case Phase::holding:
            begin_sending(now);
            go_on(now);
            break;
        case Phase::sending:
            if (progress_ < least_progress) return break_off();
            progress_ = 0;
            deadline_ = now + limits_.progress;
            break;
        case Phase::waiting:
        case Phase::draining:
        case Phase::closed: phase_ = Phase::closed; break;
    }
}

void Connection::turn_away(const Refusal& refusal, Clock::time_point now) { start(answers_.refuse(refusal, head_, false), now); }

void Connection::receive(Clock::time_point now) {
    std::array<char, read_at_once> buffer;
    const ssize_t got = recv(socket(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0) {
        if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) phase_ = Phase::closed;
        return;
    }
    if (got == 0) {
        phase_ = Phase::closed;
        return;
    }
    input_.append(buffer.data(), static_cast<std::size_t>(got));
    if (phase_ == Phase::receiving) understand(now);
}

// Looks at what has arrived. The connection is receiving still, or has begun to answer.
void Connection::understand(Clock::time_point now) {
    if (!has_head_ && !understand_head(now)) return;
    input_.erase(0, body_.take(input_));
    const BodySkipper::State state = body_.state();
    if (state == BodySkipper::State::too_large) return turn_away({413, "a request's body may have 64 KB"}, now);
    if (state == BodySkipper::State::malformed) return turn_away({400, "the body's chunks are malformed"}, now);
    if (state == BodySkipper::State::more && !answers_early_) return;
    const bool keep_alive = state == BodySkipper::State::done && head_.keeps_alive() && requests_ + 1 < limits_.requests;
    start(answers_.answer(head_, keep_alive), now);
}

bool Connection::understand_head(Clock::time_point now) {
    // An empty line before a request is a leftover of older clients' bodies.
    std::size_t blank = 0;
    while (std::string_view(input_).substr(blank).starts_with("\r\n")) blank += 2;
    input_.erase(0, blank);
    const auto end = find_head_end(input_, looked_at_);
    if (!end) {
        looked_at_ = input_.size();
        if (const Refusal refusal = refuse_unfinished(input_)) turn_away(refusal, now);
        return false;
    }
    looked_at_ = 0;
    head_ = {};
    const Refusal refusal = read_head(std::string_view(input_).substr(0, *end), head_);
    input_.erase(0, *end);
    if (refusal) {
        turn_away(refusal, now);
        return false;
    }
    has_head_ = true;
    body_ = BodySkipper(head_.body);
    answers_early_ = head_.count("expect") > 0;
    return true;
}

void Connection::start(Answer answer, Clock::time_point now) {
    answer_ = std::move(answer);
    if (answer_.held) return hold(now);
    begin_sending(now);
}

void Connection::hold(Clock::time_point now) {
    // A second hold keeps the first deadline.
    if (phase_ == Phase::holding) return;
    phase_ = Phase::holding;
    idle_since_ = now;
    deadline_ = now + limits_.hold;
}

void Connection::reconsider(Clock::time_point now) {
    if (phase_ != Phase::holding) return;
    start(answers_.answer(head_, answer_.keeps_alive), now);
    go_on(now);
}

// Hears of a client that is gone, and keeps what it sends for later.
void Connection::listen() {
    std::array<char, read_at_once> buffer;
    const ssize_t got = recv(socket(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) phase_ = Phase::closed;
    else input_.append(buffer.data(), static_cast<std::size_t>(got));
}

void Connection::begin_sending(Clock::time_point now) {
    outbox_ = answer_.head;
    outbox_at_ = part_ = part_at_ = 0;
    progress_ = 0;
    phase_ = Phase::sending;
    deadline_ = now + limits_.progress;
    send(now);
}

// Puts the next stretch of the body into the outbox, where there is room. False when the file cannot be read as it was.
bool Connection::fill() {
    if (outbox_at_ == outbox_.size()) {
        outbox_.clear();
        outbox_at_ = 0;
    }
    std::string bytes;
    while (part_ < answer_.body.size() && outbox_.size() < sent_at_once) {
        const BodyPart& part = answer_.body[part_];
        if (part_at_ == 0) outbox_ += part.text;
        const std::uint64_t left = part.bytes ? part.bytes->size() - part_at_ : 0;
        const auto length = static_cast<std::size_t>(std::min<std::uint64_t>(left, sent_at_once));
        if (length > 0) {
            if (!answer_.file.read(part.bytes->first + part_at_, length, bytes)) return false;
            outbox_ += bytes;
            part_at_ += length;
        }
        if (length == left) {
            ++part_;
            part_at_ = 0;
        }
    }
    return true;
}

void Connection::send(Clock::time_point now) {
    for (int turn = 0; turn < turns_at_once; ++turn) {
        // The head has promised a length: a body that cannot be kept whole must not look as if it were.
        if (!fill()) return break_off();
        if (outbox_.empty()) return finish(now);
        const ssize_t sent = ::send(socket(), outbox_.data() + outbox_at_, outbox_.size() - outbox_at_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            if (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) phase_ = Phase::closed;
            return;
        }
        outbox_at_ += static_cast<std::size_t>(sent);
        progress_ += static_cast<std::uint64_t>(sent);
    }
}

void Connection::finish(Clock::time_point now) {
    const bool keep_alive = answer_.keeps_alive;
    answer_ = Answer();
    head_ = RequestHead();
    has_head_ = false;
    ++requests_;
    if (keep_alive) return wait(now);
    shutdown(socket(), SHUT_WR);
    phase_ = Phase::draining;
    deadline_ = now + draining_time;
}

void Connection::drain() {
    std::array<char, read_at_once> buffer;
    const ssize_t got = recv(socket(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got > 0) drained_ += static_cast<std::size_t>(got);
    if (got <= 0 || drained_ > most_drained) phase_ = Phase::closed;
}

// Ends with a reset, which no client takes for a good end.
void Connection::break_off() {
    const linger at_once = {1, 0};
    setsockopt(socket(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    phase_ = Phase::closed;
}

}  // namespace verbatim::cli
