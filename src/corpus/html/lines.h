// Lines that stand among an article's paragraphs and are none: "Read also: …", "Photo: …", "© 2013 Agency", "Follow us on …", a byline, a date.
//
// They are told by how they begin, in the languages of news. The tables hold phrases, not sites.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/html/blocks.h"

namespace verbatim::corpus::html {

// What a block is by its words, wherever it stands; Rule::none for text. Looks at its first 200 bytes.
Rule line_rule(const Block& block);

// What the article's edges are compared with.
struct EdgeHints {
    std::string_view title;
    std::string_view author;
    std::string_view language;
    std::string_view description;  // a subtitle that repeats it is no part of the text
};

// What a block is before the first paragraph or behind the last: besides line_rule() a byline, a date, a label, the title once more.
enum class Edge { head, tail };
Rule edge_rule(const Block& block, Edge edge, const EdgeHints& hints);

// "jane.doe@paper.example" and nothing else.
bool is_mail_address(std::string_view line);

// Where a credit begins with which the last paragraph ends ("(c)AFP/Aminu ABUBAKAR", "© dpa"); the text's size where it has none.
std::size_t credit_start(std::string_view text);

// "By Jane Doe" → "Jane Doe"; "Von Max Muster und Eva Klein" → "Max Muster und Eva Klein"; "作者：王敬照" → "王敬照". Empty where the line is no byline.
std::string_view name_in_byline(std::string_view line);

// Small letters, with straight apostrophes and plain blanks: as the tables are written. At most `most` bytes of `text` are read.
std::string folded_line(std::string_view text, std::size_t most);

}  // namespace verbatim::corpus::html
