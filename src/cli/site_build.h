// One build of a site, from its inputs to the commit: what `verbatim build` and `verbatim open` share. It prints nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "cli/build_report.h"
#include "cli/commands.h"

namespace verbatim::cli {

// How far a build is.
struct BuildStage {
    enum class Phase : std::uint8_t { reading, indexing, publishing };
    Phase phase = Phase::reading;
    std::uint64_t done = 0, total = 0;  // reading: bytes of the inputs; indexing: thousandths of `what`; publishing: nothing
    std::string what;                   // indexing: its present step
    std::size_t articles = 0, quotes = 0;
};

// Empty: nobody watches. Called often, on the thread of run().
using TellStage = std::function<void(const BuildStage&)>;

class SiteBuild {
  public:
    // Lifetime: `arguments` outlive it.
    SiteBuild(const BuildArguments& arguments, TellStage tell);
    ~SiteBuild();
    SiteBuild(const SiteBuild&) = delete;
    SiteBuild& operator=(const SiteBuild&) = delete;

    // Builds. A report with no accepted article means that nothing was committed: an earlier site stays as it is.
    // Requires: called once. Errors: inputs, the output's folder, the application or the disk; the earlier site stays.
    base::Status run(BuildReport& report);

    // Ends the build, from another thread: removes what it has made for itself, and waits for a commit under way. run() fails soon
    // afterwards, or has just succeeded. May be called at any time and twice.
    void withdraw();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// "news" for the input "archive/news/" or "archive/news.jsonl"; "Articles" where it has no name.
std::string title_of_input(const std::string& input);

}  // namespace verbatim::cli
