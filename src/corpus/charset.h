// Bytes of any encoding that the web knows, as UTF-8.
//
// Tables are compiled in (assets/charsets, made by tools/make-charsets.py): the C library's iconv loads its own from the disk, which a static program cannot.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace verbatim::corpus {

// Whether the label ("windows-1251", "latin1", "GB2312", in any letters) is one of the WHATWG's encoding standard.
bool is_known_charset(std::string_view label);

// The bytes as UTF-8. Of a label that is not known, and of an empty one, valid UTF-8 is kept and every other byte is read as Windows-1252. What the encoding does not
// have becomes U+FFFD. A byte-order mark (UTF-8, UTF-16) goes before the label and is left out. Linear time.
std::string to_utf8(std::string_view bytes, std::string_view label);

// What a file is most likely to mean: valid UTF-8 with other than ASCII in it is UTF-8, whatever its label says (labels lie, and such bytes are no accident);
// else as to_utf8(). This is what readers of files want.
std::string decode_text(std::string_view bytes, std::string_view label);

// The label of a Windows code page ("windows-1251" of 1251, "gbk" of 936); empty where there is none.
std::string_view charset_of_code_page(int code_page);

}  // namespace verbatim::corpus
