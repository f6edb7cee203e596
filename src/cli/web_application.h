// Where the built web application lies, which `verbatim build` publishes.
#pragma once

#include <string>

#include "base/result.h"

namespace verbatim::cli {

// `wanted` where it is given; else the application beside the program in the build folder, or where `cmake --install` puts it. Errors: no
// index.html there. Whether the application is whole is for site::check_application() to say.
base::Result<std::string> find_app(const std::string& wanted);

}  // namespace verbatim::cli
