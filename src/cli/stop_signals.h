// Clean-up when SIGINT, SIGTERM or SIGHUP ends a command.
#pragma once

#include <functional>
#include <memory>

namespace verbatim::cli {

// From here on, writing to a pipe that nobody reads, or past a limit on files, is an error and no end.
void take_failed_writes_as_errors();

// While it lives, SIGINT, SIGTERM and SIGHUP call `clean_up` on a thread of its own; then the process ends by that signal, as
// the shell expects. `clean_up` may take as long as work that must not be broken off.
// Requires: one object at a time.
class StopSignals {
  public:
    explicit StopSignals(std::function<void()> clean_up);
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace verbatim::cli
