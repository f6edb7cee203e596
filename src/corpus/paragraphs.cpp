#include "corpus/paragraphs.h"

#include <algorithm>

namespace verbatim::corpus {
namespace {

constexpr std::string_view white = " \t\r\n\f\v";

}  // namespace

std::string_view trim(std::string_view words) {
    for (;;) {
        const std::size_t first = std::min(words.find_first_not_of(white), words.size());
        words.remove_prefix(first);
        words = words.substr(0, words.find_last_not_of(white) + 1);
        if (words.starts_with("\xC2\xA0")) words.remove_prefix(2);
        else if (words.ends_with("\xC2\xA0")) words.remove_suffix(2);
        else return words;
    }
}

std::string one_line(std::string_view words) {
    words = trim(words);
    std::string line;
    line.reserve(words.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool hard_blank = words.substr(i, 2) == "\xC2\xA0";
        if (hard_blank || white.find(words[i]) != std::string_view::npos) {
            if (!line.empty() && line.back() != ' ') line += ' ';
            i += hard_blank;
        } else {
            line += words[i];
        }
    }
    return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(text.substr(0, end));
        const bool both = text.substr(end, 2) == "\r\n";
        text.remove_prefix(std::min(end + (both ? 2 : 1), text.size()));
    }
    return lines;
}

std::vector<std::string_view> paragraphs_of(std::string_view text) {
    std::vector<std::string_view> paragraphs;
    std::size_t start = 0;
    bool begun = false;
    const auto finish = [&](std::size_t end) {
        if (begun) paragraphs.push_back(trim(text.substr(start, end - start)));
        begun = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const bool blank = trim(text.substr(at, end - at)).empty();
        if (blank) finish(at);
        else if (!begun) {
            begun = true;
            start = at;
        }
        at = end + 1;
    }
    finish(text.size());
    return paragraphs;
}

void add_paragraph(std::string& text, std::string_view paragraph) {
    paragraph = trim(paragraph);
    if (paragraph.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += paragraph;
}

std::string join_paragraphs(const std::vector<std::string_view>& paragraphs) {
    std::string text;
    for (const std::string_view paragraph : paragraphs) add_paragraph(text, paragraph);
    return text;
}

std::string unwrapped_lines(std::string_view text) {
    std::string out, paragraph;
    for (const std::string_view line : lines_of(text)) {
        const bool begins = line.empty() || line.front() == ' ' || line.front() == '\t' || line.starts_with("\xC2\xA0");
        if (begins) {
            add_paragraph(out, paragraph);
            paragraph.clear();
        }
        const std::string_view words = trim(line);
        if (words.empty()) continue;
        if (!paragraph.empty()) paragraph += ' ';
        paragraph += words;
    }
    add_paragraph(out, paragraph);
    return out;
}

}  // namespace verbatim::corpus
