#include "cli/stop_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <thread>

#include "cli/terminal.h"

namespace verbatim::cli {

namespace {

constexpr std::array<int, 3> watched = {SIGINT, SIGTERM, SIGHUP};

// The handler may do no more than write a byte: the thread at the other end of the pipe does the rest.
int pipe_end = -1;

void tell(int signal) {
    const int number = errno;
    const char byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(pipe_end, &byte, 1);
    errno = number;
}

}  // namespace

void take_failed_writes_as_errors() {
    for (const int signal : {SIGPIPE, SIGXFSZ}) std::signal(signal, SIG_IGN);
}

struct StopSignals::State {
    std::function<void()> clean_up;
    std::array<int, 2> pipe = {-1, -1};
    std::array<struct sigaction, watched.size()> before{};
    std::thread thread;

    void work() {
        char signal = 0;
        ssize_t got = 0;
        do got = ::read(pipe[0], &signal, 1);
        while (got < 0 && errno == EINTR);
        if (got != 1) return;
        clean_up();
        print_message("ended by a signal; the site is as it was, or new as a whole");
        std::signal(signal, SIG_DFL);
        ::raise(signal);
    }
};

StopSignals::StopSignals(std::function<void()> clean_up) : state_(std::make_unique<State>()) {
    state_->clean_up = std::move(clean_up);
    // Without a pipe or a thread a signal ends the process at once; the next build clears away what that leaves.
    if (::pipe(state_->pipe.data()) != 0) return;
    for (const int end : state_->pipe) ::fcntl(end, F_SETFD, FD_CLOEXEC);
    try {
        state_->thread = std::thread([state = state_.get()] { state->work(); });
    } catch (const std::system_error&) {
        for (const int end : state_->pipe) ::close(end);
        return;
    }
    pipe_end = state_->pipe[1];
    for (std::size_t i = 0; i < watched.size(); ++i) {
        struct sigaction action {};
        action.sa_handler = tell;
        action.sa_flags = SA_RESTART;
        ::sigaction(watched[i], nullptr, &state_->before[i]);
        // A signal that is ignored (nohup) stays ignored.
        if (state_->before[i].sa_handler != SIG_IGN) ::sigaction(watched[i], &action, nullptr);
    }
}

StopSignals::~StopSignals() {
    if (state_->thread.joinable()) {
        for (std::size_t i = 0; i < watched.size(); ++i) ::sigaction(watched[i], &state_->before[i], nullptr);
        pipe_end = -1;
        ::close(state_->pipe[1]);  // the thread sees the end of the pipe
        state_->thread.join();
        ::close(state_->pipe[0]);
    }
}

}  // namespace verbatim::cli
