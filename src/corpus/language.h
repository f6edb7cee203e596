// Which language a text is in.
#pragma once

#include <string>
#include <string_view>

namespace verbatim::corpus {

// The primary tag ("en") of a language tag as a record gives it ("en-US", "EN_gb"); empty when it is none.
std::string primary_language(std::string_view tag);

// The primary tag of the language that the start of `text` (valid UTF-8) is written in, by CLD2; empty when it is not
// sure. Looks at 4 KB at most.
std::string detect_language(std::string_view text);

}  // namespace verbatim::corpus
