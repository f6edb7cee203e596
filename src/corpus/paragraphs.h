// Texts as lists of paragraphs, for readers that put them together or look at them one by one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace verbatim::corpus {

// Without blanks, tabs and line ends around it.
std::string_view trim(std::string_view words);
// Every stretch of white space as one blank, none around. ASCII white space and U+00A0.
std::string one_line(std::string_view words);
// The lines of `text`, without their ends (LF, CRLF or CR).
std::vector<std::string_view> lines_of(std::string_view text);
// The paragraphs that blank lines part, trimmed; none is empty.
std::vector<std::string_view> paragraphs_of(std::string_view text);
// Adds a paragraph with a blank line before it; an empty one adds nothing.
void add_paragraph(std::string& text, std::string_view paragraph);
std::string join_paragraphs(const std::vector<std::string_view>& paragraphs);
// Lines that a program has wrapped, as paragraphs: a line that is blank or begins with a blank (or a tab) begins a new one.
std::string unwrapped_lines(std::string_view text);

}  // namespace verbatim::corpus
