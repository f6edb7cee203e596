// Other programs that are started to show something: the browser, and the desktop program.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/result.h"
#include "cli/server/site_files.h"

namespace verbatim::cli {

// Opens an address in the user's browser (xdg-open), and does not wait for it. Ctrl+C does not reach the browser. False where there
// is no display or no such program. Where it fails later, a line on standard error says so.
bool open_in_browser(const std::string& address);

// verbatim-desktop beside this program. Errors: it is not there.
base::Result<std::string> find_desktop();

// Shows `site` in the desktop program until that ends or `end` becomes readable; then the program is ended too. Errors: it cannot be
// started, or ends with another exit code than 0.
base::Status show_on_desktop(const std::string& program, const std::string& site, const Descriptor& end);

}  // namespace verbatim::cli
