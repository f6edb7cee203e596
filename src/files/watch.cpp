#include "files/watch.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#include <sys/vfs.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "files/descriptor.h"
#include "files/error.h"
#include "files/read.h"

namespace verbatim::files {

namespace {

namespace fs = std::filesystem;
using WatchClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds longest_unrest{10'000};

// What tells that a file is another one than before. The inode and the time of its last change of any kind give away a file that was put
// in the place of another with the same size and date.
struct FileFacts {
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modified = 0, changed = 0;  // nanoseconds

    friend bool operator==(const FileFacts&, const FileFacts&) = default;
};

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

FileFacts facts_of(const std::string& path) {
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0) return {};
#ifdef __APPLE__
    const timespec &modified = state.st_mtimespec, &changed = state.st_ctimespec;
#else
    const timespec &modified = state.st_mtim, &changed = state.st_ctim;
#endif
    return {static_cast<std::uint64_t>(state.st_dev), static_cast<std::uint64_t>(state.st_ino), static_cast<std::uint64_t>(state.st_size),
            nanoseconds(modified), nanoseconds(changed)};
}

using Snapshot = std::map<std::string, FileFacts>;

// A snapshot, and where the system would have to be asked for notes to see it change.
struct Seen {
    Snapshot files;
    std::set<std::string> folders;
    bool lacks_a_path = false;  // nothing can be asked about a folder that is not there
};

// "/" where a path has no folder above it but the root, "." where it has none at all.
std::string folder_above(const std::string& path) {
    const fs::path above = fs::path(path).parent_path();
    return above.empty() ? "." : above.string();
}

void see_folder(const std::string& path, const WatchOptions& options, Seen& seen) {
    std::vector<std::string> entered;
    const auto entries = walk(path, HiddenFolders::name_only, options.links, &entered);
    if (!entries) {
        seen.lacks_a_path = true;
        return;
    }
    for (const std::string& folder : entered) seen.folders.insert(folder.empty() ? path : path + "/" + folder);
    for (const Entry& entry : *entries) {
        if (entry.kind == EntryKind::hidden_folder || entry.kind == EntryKind::link_to_folder) continue;
        if (options.concerns && !options.concerns(entry.path)) continue;
        const std::string file = path + "/" + entry.path;
        seen.files[file] = facts_of(file);
        if (entry.kind != EntryKind::link_to_file) continue;
        std::error_code failed;
        const fs::path target = fs::canonical(file, failed);
        if (!failed) seen.folders.insert(target.parent_path().string());
    }
}

Seen see(const std::vector<std::string>& paths, const WatchOptions& options) {
    Seen seen;
    for (const std::string& path : paths) {
        const auto kind = kind_of(path);
        const PathKind found = kind ? *kind : PathKind::nothing;
        if (found == PathKind::folder) {
            see_folder(path, options, seen);
            continue;
        }
        // Editors put a new file in the place of the old one, which only its folder tells.
        const std::string above = folder_above(path);
        const auto kind_above = kind_of(above);
        if (kind_above && *kind_above == PathKind::folder) seen.folders.insert(above);
        else seen.lacks_a_path = true;
        if (found != PathKind::nothing) seen.files[path] = facts_of(path);
    }
    return seen;
}

#ifdef __linux__

// File systems that other machines may write to.
bool is_remote(const std::string& path) {
    struct statfs state {};
    if (::statfs(path.c_str(), &state) != 0) return false;
    constexpr std::array<std::uint32_t, 6> remote = {0x6969u, 0x517Bu, 0xFE534D42u, 0xFF534D42u, 0x01021997u, 0x65735546u};  // NFS, SMB, SMB2, CIFS, 9P, FUSE
    return std::find(remote.begin(), remote.end(), static_cast<std::uint32_t>(state.f_type)) != remote.end();
}

constexpr std::uint32_t noted = IN_CREATE | IN_DELETE | IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF;

#endif

// What the system is asked to tell.
class Notes {
  public:
    // Errors: the system has none, or has no more of them.
    base::Status begin(std::size_t most) {
#ifdef __linux__
        most_ = most;
        queue_ = Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
        if (!queue_.is_open()) return system_error("inotify", errno, "notes about changed files");
        return base::Ok{};
#else
        (void)most;
        return base::Error{"", "a system without inotify", "notes about changed files", ""};
#endif
    }

    bool are_there() const { return queue_.is_open(); }
    int descriptor() const { return queue_.number(); }

    // Asks for notes about these folders; `more` tells whether one of them is new. Errors: the system gives no more.
    base::Status ask([[maybe_unused]] const std::set<std::string>& folders, [[maybe_unused]] bool& more) {
#ifdef __linux__
        if (folders.size() > most_) return base::Error{"", std::to_string(folders.size()) + " folders", "at most " + std::to_string(most_) + " to be watched", ""};
        for (const std::string& folder : folders) {
            const int watch = ::inotify_add_watch(queue_.number(), folder.c_str(), noted | IN_ONLYDIR);
            if (watch >= 0) {
                more |= watches_.insert(watch).second;
                continue;
            }
            if (concerns_one_path(errno)) continue;  // gone again, or not ours to read: the list of files tells
            base::Error error = system_error("inotify", errno, "a watch for each folder");
            if (errno == ENOSPC) {
                error.found = "no watch left";
                error.remedy = "raise fs.inotify.max_user_watches (sysctl)";
            }
            return error;
        }
#endif
        return base::Ok{};
    }

    // Takes all that are there. What they say does not matter; that a watch has ended does.
    void drain() {
#ifdef __linux__
        alignas(inotify_event) std::array<char, 16 << 10> buffer;
        for (;;) {
            const ssize_t got = ::read(queue_.number(), buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return;
            for (ssize_t at = 0; at < got;) {
                const auto* note = reinterpret_cast<const inotify_event*>(buffer.data() + at);
                if (note->mask & IN_IGNORED) watches_.erase(note->wd);
                at += static_cast<ssize_t>(sizeof(inotify_event) + note->len);
            }
        }
#endif
    }

    void end() {
        queue_.close();
        watches_.clear();
    }

  private:
    Descriptor queue_;
    std::set<int> watches_;
    std::size_t most_ = 0;
};

}  // namespace

struct Watch::State {
    std::vector<std::string> paths;
    WatchOptions options;
    Notes notes;
    std::optional<base::Error> reason;
    Seen seen;

    void poll_because(base::Error error) {
        notes.end();
        reason = std::move(error);
    }

    // Looks until every folder that was seen was watched before it was listed: else a file that comes in between would be missed.
    Seen look() {
        for (;;) {
            Seen now = see(paths, options);
            if (!notes.are_there()) return now;
            bool more = false;
            if (auto asked = notes.ask(now.folders, more); !asked) poll_because(asked.error());
            else if (!more) return now;
        }
    }
};

Watch::Watch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Watch::Watch(Watch&&) noexcept = default;
Watch& Watch::operator=(Watch&&) noexcept = default;
Watch::~Watch() = default;

Watch Watch::begin(std::vector<std::string> paths, WatchOptions options) {
    auto state = std::make_unique<State>();
    state->paths = std::move(paths);
    state->options = std::move(options);
    if (state->options.mode == WatchMode::poll) state->reason = base::Error{"", "a wish to poll", "", ""};
#ifdef __linux__
    for (const std::string& path : state->paths)
        if (!state->reason && is_remote(path)) state->reason = base::Error{path, "a network file system", "one that tells of all changes", ""};
#endif
    if (!state->reason)
        if (auto begun = state->notes.begin(state->options.most_watches); !begun) state->reason = begun.error();
    state->seen = state->look();
    return Watch(std::move(state));
}

const std::optional<base::Error>& Watch::reason_to_poll() const { return state_->reason; }

bool Watch::look() {
    if (state_->notes.are_there()) state_->notes.drain();
    Seen now = state_->look();
    const bool changed = now.files != state_->seen.files;
    state_->seen = std::move(now);
    return changed;
}

Watch::Woken Watch::wait(int stop) {
    State& it = *state_;
    Snapshot latest;                    // while polling: what the last look saw
    bool restless = false;              // notes have come, or a difference was seen; until then nothing is to be waited out
    WatchClock::time_point since{};     // when that began
    for (;;) {
        const bool relies_on_notes = it.notes.are_there() && !it.seen.lacks_a_path;
        const milliseconds turn = restless ? it.options.settled : it.options.poll_every;
        std::array<pollfd, 2> waited_for = {{{stop, POLLIN, 0}, {it.notes.are_there() ? it.notes.descriptor() : -1, POLLIN, 0}}};
        const int ready = ::poll(waited_for.data(), waited_for.size(), restless || !relies_on_notes ? static_cast<int>(turn.count()) : -1);
        if (ready < 0 && errno == EINTR) continue;
        if (ready < 0 || waited_for[0].revents != 0) return Woken::stopped;
        const WatchClock::time_point now = WatchClock::now();
        if (waited_for[1].revents != 0) {
            it.notes.drain();
            if (!std::exchange(restless, true)) since = now;
            // A thousand files that are copied are one change: their notes come in a row and are let pass first.
            if (now - since < longest_unrest) continue;
        }
        Seen found = it.look();
        it.seen.lacks_a_path = found.lacks_a_path;
        if (found.files == it.seen.files) {
            it.seen.folders = std::move(found.folders);
            restless = false;
            continue;
        }
        if (restless && (relies_on_notes || found.files == latest || now - since >= longest_unrest)) {
            it.seen = std::move(found);
            return Woken::changed;
        }
        latest = std::move(found.files);
        if (!std::exchange(restless, true)) since = now;
    }
}

}  // namespace verbatim::files
