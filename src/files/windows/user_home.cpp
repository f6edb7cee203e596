#include "files/user_home.h"

#include <cstdlib>

#include "files/windows/wide.h"

namespace verbatim::files {

std::string home_of_user() {
    const wchar_t* home = ::_wgetenv(L"USERPROFILE");
    return home == nullptr ? std::string() : from_wide(home);
}

}  // namespace verbatim::files
