// UTF-8, which Verbatim speaks, and UTF-16, which Windows does.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::files {

std::wstring to_wide(std::string_view text);
std::string from_wide(std::wstring_view text);

// Sets errno to what Windows calls `error`, a result of GetLastError().
void set_errno_of(unsigned long error);

}  // namespace verbatim::files
