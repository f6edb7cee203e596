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
// Keeps a short text on this machine, for the next time; an empty one is forgotten. The host tells what it keeps at the start.
struct KeepText { std::string key, text; };
struct SetTitle { std::string title; };
// Wakes the loop after so many milliseconds (a toast's end, a debounced search).
struct WakeAfter { std::uint32_t milliseconds = 0; };

using Effect = std::variant<FetchFile, CopyText, PushRoute, ReplaceRoute, GoBack, SaveFile, OpenLink, KeepText, SetTitle, WakeAfter>;
using Effects = std::vector<Effect>;

// What the world reports back; the loop turns these into actions.
struct FileArrived { std::string path, bytes; };
struct FileFailed { std::string path, reason; };
struct RouteChanged { std::string route; };  // back, forward, an edited address, a link followed
struct TextKept { std::string key, text; };  // from an earlier time
struct Woken {};

using HostEvent = std::variant<FileArrived, FileFailed, RouteChanged, TextKept, Woken>;

}  // namespace verbatim::app
