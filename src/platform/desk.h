// What a browser does for a page, done for a program that runs without one: files of a site, the history of addresses,
// timers, small texts that are kept from one time to the next. Shared by the native and the null host.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/effect.h"

namespace verbatim::platform {

// The folder of fonts that was installed with this program, or lies in the clone that it was built in; empty where there is neither.
std::string fonts_beside_program();

class Desk {
  public:
    // `site` is the folder of a built site; fonts that it lacks are looked for in the folder `fonts`. Texts are kept as files
    // in the folder `memory`; empty: not at all. What is there already is told first.
    Desk(std::string site, std::string fonts, std::string memory = {});

    // The first address; the answer is the event that tells the program of it.
    app::HostEvent start(std::string route);

    // Carries out what needs no window. False for the effects that do (copying, saving, links, the title). A link that is no web
    // address is dropped here, so that no host hands it to another program.
    bool carry_out(const app::Effect& effect);
    // Writes a file into a folder and tells the program where. A file that is there keeps its name and its words: the new
    // one becomes “name (2).csv”.
    void save(const std::string& folder, const app::SaveFile& file);
    // Back and forward; nothing at the ends of the history.
    bool step_back();
    bool step_forward();
    const std::string& route() const { return history_[at_]; }

    // What has happened since the last call, timers that ran out included.
    std::vector<app::HostEvent> take_events();
    bool has_events() const { return !events_.empty(); }
    // Seconds until the next timer; nothing when none runs.
    std::optional<double> next_timer() const;

  private:
    using Clock = std::chrono::steady_clock;

    void fetch(const std::string& path);
    void keep(const app::KeepText& kept) const;
    void push(const std::string& route);

    std::string site_, fonts_, memory_;
    std::vector<std::string> history_{std::string()};
    std::size_t at_ = 0;
    std::vector<app::HostEvent> events_;
    std::vector<Clock::time_point> timers_;
};

}  // namespace verbatim::platform
