// Notices that files below some folders have changed.
//
// What counts is a list of the files with their times and sizes, made anew and compared with the one before. The system's notes (inotify)
// only say when it is worth looking, so a lost note, a full queue or a file that an editor makes and removes at once cannot mislead.
// Without such notes the list is made every second or two: on other systems than Linux, on network file systems (where notes tell
// of this machine's changes alone), where the system gives no more watches, and on demand.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "files/walk.h"

namespace verbatim::files {

enum class WatchMode : std::uint8_t { notes_or_poll, poll };

struct WatchOptions {
    WatchMode mode = WatchMode::notes_or_poll;
    FolderLinks links = FolderLinks::name_only;
    // Whether a file of this relative path matters; what does not never counts as a change. Empty: all files do.
    std::function<bool(const std::string& path)> concerns;
    std::chrono::milliseconds settled{300};    // a change is told once nothing has changed for so long
    std::chrono::milliseconds poll_every{2'000};
    std::size_t most_watches = 100'000;        // folders; with more of them it polls, so that other programs keep some
};

class Watch {
  public:
    // Begins with what is there now. `paths` are files and folders; one that is not there is waited for. Hidden folders are not entered.
    static Watch begin(std::vector<std::string> paths, WatchOptions options = {});

    Watch(Watch&&) noexcept;
    Watch& operator=(Watch&&) noexcept;
    ~Watch();

    enum class Woken : std::uint8_t { changed, stopped };
    // Waits until files have changed since the last look and have then been left alone, or until the descriptor `stop` is readable.
    // Files that are written to all the time are told of after ten seconds.
    // Cost: no time of the processor while notes are there and nothing changes; else a walk each turn.
    Woken wait(int stop);

    // Looks now: whether anything has changed since the last look. What changes afterwards is for the next one.
    bool look();

    // Why it polls; nothing while it relies on notes.
    const std::optional<base::Error>& reason_to_poll() const;

  private:
    struct State;
    explicit Watch(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace verbatim::files
