// What stands for runs.cpp where HarfBuzz, FreeType, fontconfig or libthai is missing.
#include "platform/native/runs.h"

namespace verbatim::platform {

std::unique_ptr<app::RunShaper> make_system_runs(const std::string&) { return nullptr; }

}  // namespace verbatim::platform
