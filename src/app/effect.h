// What update() wants done in the world. Plain data: the host carries it out, tests look at it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"

namespace verbatim::app {

// Part of a file; size 0: all of it.
struct ByteRange {
    std::uint32_t first = 0, size = 0;
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Paths are relative to the site's root ("data/manifest.json"). The host answers with FileArrived or FileFailed, which name the
// same range. A host that cannot fetch a part brings the whole file.
struct FetchFile {
    std::string path;
    ByteRange range;
};
// Files that nobody waits for, the likeliest to be wanted first. The host puts them where a later FetchFile finds them without
// the network, one at a time, whenever nothing else happens; it does not answer.
struct FetchAhead { std::vector<std::string> paths; };
struct CopyText { std::string text; };
// A route is the part of the address after '#': "/articles?q=trade". Push adds a step to the history, replace does not.
struct PushRoute { std::string route; };
struct ReplaceRoute { std::string route; };
struct GoBack {};
struct SaveFile { std::string name, mime, content; };
struct OpenLink { std::string url; };
// Keeps a short text on this machine, for the next time; an empty one is forgotten. The host tells what it keeps at the start.
struct KeepText { std::string key, text; };
struct SetTitle { std::string title; };
// The interface is in another language: what the page says of itself has to follow.
struct SetLanguage {
    std::string code;  // BCP 47
    bool right_to_left = false;
};
// Wakes the loop after so many milliseconds (a toast's end, a debounced search).
struct WakeAfter { std::uint32_t milliseconds = 0; };
inline constexpr std::uint32_t toast_milliseconds = 2500;  // how long a toast stays

using Effect = std::variant<FetchFile, FetchAhead, CopyText, PushRoute, ReplaceRoute, GoBack, SaveFile, OpenLink, KeepText, SetTitle, SetLanguage, WakeAfter>;
using Effects = std::vector<Effect>;

// What the world reports back; the loop turns these into actions.
struct FileArrived {
    std::string path, bytes;
    ByteRange range;
    bool partial = false;  // the server answered with exactly the range, of a file of the expected length
};
struct FileFailed {
    std::string path, reason;
    ByteRange range;
};
// How many bytes may be fetched ahead while nothing happens, over the whole visit. Without it: none.
struct AheadAllowed { std::uint32_t bytes = 0; };
struct RouteChanged { std::string route; };  // back, forward, an edited address, a link followed
struct TextKept { std::string key, text; };  // from an earlier time
struct Woken {};
// Where a file was saved: under another name if there was one of that name. A host that leaves this to others (the browser)
// says nothing.
struct FileSaved { std::string path; };
struct SaveFailed { std::string path; };

using HostEvent =
    std::variant<FileArrived, FileFailed, RouteChanged, TextKept, Woken, FileSaved, SaveFailed, AheadAllowed>;

}  // namespace verbatim::app
