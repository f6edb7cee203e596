#include "text/lines.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace verbatim::text;

namespace {

std::string lines_of(std::string_view text) {
    std::string shown;
    LineScanner scanner(text);
    for (Line line; scanner.next(line);) {
        shown += line.after_blank_line ? "¶" : "+";
        shown += text.substr(line.start, line.end - line.start);
    }
    return shown;
}

}  // namespace

TEST_CASE("every kind of line end ends a line, and edges are trimmed") {
    CHECK(lines_of("a\nb\r\nc\rd\u2028e\u0085f") == "¶a+b+c+d+e+f");
    CHECK(lines_of("  a \t\n \n\u00A0b\u3000") == "¶a¶b");
    CHECK(lines_of("\r\n\r\n a") == "¶a");
    CHECK(lines_of(std::string_view("\0a\0\n\0\nb", 7)) == "¶a¶b");
    CHECK(lines_of("") == "");
    CHECK(lines_of(" \n\t\n") == "");
}

TEST_CASE("lines that break in mid-sentence at a like length are hard-wrapped") {
    CHECK(find_wrapping("The negotiators met again on Tuesday in the old town hall of\n"
                        "the city, where they had last spoken in March about water and\n"
                        "the shared border, and they promised to come back next year to\n"
                        "finish what they had begun.")
              .hard_wrapped);
}

TEST_CASE("paragraphs on single line feeds are not hard-wrapped") {
    CHECK_FALSE(find_wrapping("A first paragraph that says something about the day.\n"
                              "A second paragraph that says something about the night.\n"
                              "A third paragraph that closes this short article.\n"
                              "And a fourth one that nobody asked for.")
                    .hard_wrapped);
    CHECK_FALSE(find_wrapping("apples\npears\nplums\nquinces\n").hard_wrapped);
    CHECK_FALSE(find_wrapping("one line").hard_wrapped);
    CHECK_FALSE(find_wrapping("").hard_wrapped);
}

TEST_CASE("in wrapped text a short line that ends a sentence ends its paragraph") {
    const Wrapping wrapping{true, 64};
    CHECK(ends_paragraph("finish what they had begun.", wrapping));
    CHECK_FALSE(ends_paragraph("finish what they had begun", wrapping));
    CHECK_FALSE(ends_paragraph("The negotiators met again on Tuesday in the old town hall there.", wrapping));
}
