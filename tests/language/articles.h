// Articles for the tests of language/ and quotes/, written in one line: '|' parts paragraphs.
#pragma once

#include <string>
#include <string_view>

#include "corpus/article.h"

namespace verbatim::language::testing {

inline corpus::Article article(std::string_view line, std::string_view language = "en") {
    corpus::Article made;
    made.language = language;
    for (const char c : line) {
        if (c == '|') made.text += "\n\n";
        else made.text += c;
    }
    return made;
}

}  // namespace verbatim::language::testing
