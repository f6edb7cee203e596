#include "cli/stop_signals.h"

#include <windows.h>

#include "cli/terminal.h"

namespace verbatim::cli {

namespace {

// Windows calls the handler on a thread of its own and waits for it, so it may do the whole work.
StopSignals* watching = nullptr;

}  // namespace

void take_failed_writes_as_errors() {}  // Windows has no signals for them

struct StopSignals::State {
    std::function<void()> clean_up;
    static BOOL WINAPI told(DWORD) {
        if (watching == nullptr) return FALSE;
        watching->state_->clean_up();
        print_message("ended by a signal; the site is as it was, or new as a whole");
        ::ExitProcess(0xC000013A);  // what Windows itself reports for Ctrl+C
    }
};

StopSignals::StopSignals(std::function<void()> clean_up) : state_(std::make_unique<State>()) {
    state_->clean_up = std::move(clean_up);
    watching = this;
    ::SetConsoleCtrlHandler(State::told, TRUE);
}

StopSignals::~StopSignals() {
    ::SetConsoleCtrlHandler(State::told, FALSE);
    watching = nullptr;
}

}  // namespace verbatim::cli
