// The files of web/live/, compiled in.
#pragma once

#include <string_view>

namespace verbatim::cli::live_assets {

extern const std::string_view reload, reload_style;

}  // namespace verbatim::cli::live_assets
