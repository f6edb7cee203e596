// Reading bytes that are meant to be UTF-8 and are not: each malformed byte is taken for a character of Windows-1252,
// the encoding that such bytes nearly always are in. Never fails.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/utf8.h"

namespace verbatim::text {

// The character of a byte; the C1 control of that number where Windows-1252 defines none.
char32_t from_windows_1252(char byte);

// Like decode() and decode_before(), but with that character for a malformed byte. `valid` still tells the two apart.
Decoded read_lenient(std::string_view bytes, std::size_t offset);
Decoded read_lenient_before(std::string_view bytes, std::size_t offset);

}  // namespace verbatim::text
