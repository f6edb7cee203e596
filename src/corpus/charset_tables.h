// Tables of encodings, compiled in from assets/charsets.
#pragma once

#include <string_view>

namespace verbatim::corpus::charset_tables {

extern const std::string_view single;     // a line each: label, tab, the 128 characters of the upper half
extern const std::string_view gbk;        // characters by pairs of bytes (tools/make-charsets.py says which)
extern const std::string_view big5;
extern const std::string_view shift_jis;
extern const std::string_view jis0208;
extern const std::string_view euc_kr;

}  // namespace verbatim::corpus::charset_tables
