#include "cli/stop_signals.h"

// WebAssembly hears no signals while it works: node ends at once. The next build into the folder clears away what that leaves.
namespace verbatim::cli {

void take_failed_writes_as_errors() {}

struct StopSignals::State {};

StopSignals::StopSignals(std::function<void()>) {}
StopSignals::~StopSignals() = default;

}  // namespace verbatim::cli
