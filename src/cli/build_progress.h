// The line that tells how far a build is.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/site_build.h"
#include "cli/terminal.h"

namespace verbatim::cli {

// "reading: 1,240 articles, 8,310 quotations, 14 %, about 12 s left". `elapsed`: since the build began. Percent and time left are of the whole
// build: an estimate from the bytes that were read of all bytes, and afterwards from the articles that were indexed. The time is left
// out while too little is known.
std::string progress_text(const BuildStage& stage, std::chrono::milliseconds elapsed);

// What is said where standard error is no terminal.
enum class WithoutTerminal { silent, a_line_a_phase };

class BuildProgress {
  public:
    explicit BuildProgress(WithoutTerminal otherwise) : otherwise_(otherwise) {}

    // Shows the stage in one line that is written over; at most ten times a second.
    void tell(const BuildStage& stage);
    // Removes the line.
    void clear() { line_.clear(); }

  private:
    using Clock = std::chrono::steady_clock;

    WithoutTerminal otherwise_;
    Progress line_;
    Clock::time_point began_ = Clock::now();
    Clock::time_point next_{};
    std::optional<BuildStage::Phase> phase_;
};

}  // namespace verbatim::cli
