// What `verbatim open` builds in a thread of its own: the site of some articles, and that again after each change of them.
//
// It shares with the server nothing but the site's folder, which changes in one step (site/output.h), a byte in a pipe that says so, and what
// its mutex guards.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <thread>

#include "cli/commands.h"
#include "cli/pipe.h"

namespace verbatim::files {
class Watch;
}

namespace verbatim::cli {

class BuildProgress;
class SiteBuild;
struct BuildReport;

class OpenMaker {
  public:
    // Lifetime: the arguments outlive it. Each new site is told through `news`, the first build's end through `first`.
    OpenMaker(const OpenArguments& arguments, BuildArguments build, Pipe news, Pipe first, Pipe stop);

    // `follow`: whether changes are followed after the first build. Errors: the system has no thread to give.
    base::Status start(bool follow);

    const Descriptor& news() const { return news_.reading; }
    const Descriptor& first_build_ended() const { return first_.reading; }
    // How the last build ended; `wrong_usage` while there was none.
    ExitCode last();
    // Whether there is a site to show.
    bool has_site();

    // Ends it. False when a build was at work: that has been withdrawn, and its thread is not waited for.
    bool end();

  private:
    void work(bool follow);
    void build();
    ExitCode say(const base::Status& built, const BuildReport& report, std::chrono::milliseconds took);
    void say_why_it_polls(const files::Watch& watch);

    const OpenArguments& arguments_;
    const BuildArguments build_;
    const Pipe news_, first_, stop_;
    std::thread thread_;
    bool said_why_ = false;

    std::mutex mutex_;  // for what follows, and for standard error while a build is at work
    std::string bundle_;  // of the site that is there; empty: none
    SiteBuild* at_work_ = nullptr;
    BuildProgress* progress_ = nullptr;
    ExitCode last_ = ExitCode::wrong_usage;
    bool ending_ = false;
};

}  // namespace verbatim::cli
