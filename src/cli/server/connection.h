// One client's connection: it takes in requests, sends their answers, and never waits for the client. The server's loop asks it
// what it waits for (awaits, deadline) and calls it when that has come about.
//
//     waiting ──first byte──▶ receiving ──request whole──▶ sending ──▶ waiting …       as long as both keep it alive
//                                              │     ▲        └──────▶ draining ──▶ closed
//                                              └▶ holding: an answer waits for news
//
// Every state has a deadline, and what a client sends or takes byte by byte does not put it off:
//   receiving  the whole request has to arrive in time                        else 408
//   sending    each stretch of time has to see `least_progress` bytes taken   else the connection breaks
//   holding    what there is to say is sent in the end
//   waiting    for the next request                                           else it is closed
//   draining   what the client still sends is thrown away for a moment: closing at once would make the client's system throw
//              away the answer that it has not read yet
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/server/limits.h"
#include "cli/server/request_body.h"
#include "cli/server/site_answers.h"

namespace verbatim::cli {

using Clock = std::chrono::steady_clock;

class Connection {
  public:
    // Requires a socket that does not block, and `answers` and `limits` that outlive the connection.
    Connection(Descriptor socket, const SiteAnswers& answers, const ServerLimits& limits, Clock::time_point now);

    int socket() const { return socket_.number(); }
    // What poll() should wait for: POLLIN or POLLOUT.
    short awaits() const;
    Clock::time_point deadline() const { return deadline_; }
    bool closed() const { return phase_ == Phase::closed; }
    // Whether the client has had nothing to ask, or has waited for news, since `before` or longer.
    bool idle_since(Clock::time_point before) const { return (phase_ == Phase::waiting || phase_ == Phase::holding) && idle_since_ <= before; }
    // Whether a request is being received or answered, or may yet be.
    bool open() const { return phase_ != Phase::draining && phase_ != Phase::closed; }

    // The socket has become ready.
    void proceed(Clock::time_point now);
    // The deadline has passed.
    void expire(Clock::time_point now);
    // There may be news: an answer that was held back is looked at anew.
    void reconsider(Clock::time_point now);
    // Closes a connection that is idle_since() some time, to make room.
    void give_way() { phase_ = Phase::closed; }
    // Answers whatever comes with this, and ends.
    void turn_away(const Refusal& refusal, Clock::time_point now);

  private:
    enum class Phase { waiting, receiving, holding, sending, draining, closed };

    void wait(Clock::time_point now);
    void go_on(Clock::time_point now);
    void receive(Clock::time_point now);
    void understand(Clock::time_point now);
    bool understand_head(Clock::time_point now);
    void start(Answer answer, Clock::time_point now);
    void hold(Clock::time_point now);
    void listen();
    void begin_sending(Clock::time_point now);
    void send(Clock::time_point now);
    bool fill();
    void finish(Clock::time_point now);
    void drain();
    void break_off();

    Descriptor socket_;
    const SiteAnswers& answers_;
    const ServerLimits& limits_;
    Phase phase_ = Phase::waiting;
    Clock::time_point deadline_, idle_since_;
    std::size_t requests_ = 0;  // answered so far

    // receiving
    std::string input_;
    std::size_t looked_at_ = 0;  // of input_, for the end of a head
    RequestHead head_;
    bool has_head_ = false;
    bool answers_early_ = false;  // the client waits for a word before it sends the body
    BodySkipper body_;

    // sending
    Answer answer_;
    std::size_t part_ = 0;       // of the answer's body
    std::uint64_t part_at_ = 0;  // bytes of that part's file stretch that are in outbox_ or were
    std::string outbox_;
    std::size_t outbox_at_ = 0;
    std::uint64_t progress_ = 0;  // bytes taken since the deadline was set

    std::size_t drained_ = 0;
};

}  // namespace verbatim::cli
