// The signs of the query language: first stage of parsing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace verbatim::search {

enum class SignKind : std::uint8_t {
    word,        // a run without blanks, quotation marks, brackets
    quoted,      // "…"; text is what stands between the marks
    open_quote,  // a quotation mark that is never closed; text is the rest
    field,       // letters of any script and a colon; text is the letters
    open,        // (
    close,       // )
    minus,       // - before something
    and_sign, or_sign, not_sign,  // AND OR NOT
    near_sign,   // NEAR or NEAR/n; text is n (whatever it is) or empty
    end,
};

struct Sign {
    SignKind kind = SignKind::end;
    std::string_view text;  // of the query
    base::TextSpan at;      // all of the sign
};

// Cuts a query into signs; the last one is `end`. “Curly” and «angled» quotation marks count like straight ones.
std::vector<Sign> cut_signs(std::string_view query);

}  // namespace verbatim::search
