// What update() wants done in the world. Plain data: the host carries it out, tests look at it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"

namespace verbatim::app {

// Paths are relative to the site's root ("data/manifest.json"). The host answers with FileArrived or FileFailed.
struct FetchFile { std::string path; };
struct CopyText { std::string text; };
// A route is the part of the address after '#': "/articles?q=trade". Push adds a step to the history, replace does not.
struct PushRoute { std::string route; };
struct ReplaceRoute { std::string route; };
struct GoBack {};
struct SaveFile { std::string name, mime, content; };
struct OpenLink { std::string url; };
struct SetTitle { std::string title; };
// Wakes the loop after so many milliseconds (a toast's end, a debounced search).
struct WakeAfter { std::uint32_t milliseconds = 0; };

using Effect = std::variant<FetchFile, CopyText, PushRoute, ReplaceRoute, GoBack, SaveFile, OpenLink, SetTitle, WakeAfter>;
using Effects = std::vector<Effect>;

// What the world reports back; the loop turns these into actions.
struct FileArrived { std::string path, bytes; };
struct FileFailed { std::string path, reason; };
struct RouteChanged { std::string route; };  // back, forward, an edited address, a link followed
struct Woken {};
// Where a file was saved: under another name if there was one of that name. A host that leaves this to others (the browser)
// says nothing.
struct FileSaved { std::string path; };
struct SaveFailed { std::string path; };

using HostEvent = std::variant<FileArrived, FileFailed, RouteChanged, Woken, FileSaved, SaveFailed>;

}  // namespace verbatim::app
