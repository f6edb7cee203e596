// Runs of text on the desktop: HarfBuzz shapes them, FreeType draws them, fontconfig finds the system's fonts. Built where these are;
// no_runs.cpp stands for it elsewhere.
#pragma once

#include <memory>
#include <string>

#include "app/run_shaper.h"

namespace verbatim::platform {

// `fonts` is a folder of fonts that go before the system's, or empty. Null where this program was built without the libraries, or none can be
// set up: then letters that the bundled typefaces lack are question marks.
std::unique_ptr<app::RunShaper> make_system_runs(const std::string& fonts);

}  // namespace verbatim::platform
