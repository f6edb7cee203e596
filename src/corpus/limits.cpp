#include "corpus/limits.h"

#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr char32_t joiner = 0x200D;

// Whether what starts at `offset` is read as one character with what stands before it.
bool belongs_to_what_precedes(std::string_view text, std::size_t offset) {
    const char32_t here = text::decode(text, offset).code_point;
    return text::is_mark(here) || here == joiner || text::decode_before(text, offset).code_point == joiner;
}

// Where the letter with this number starts, from 0; the end when there are fewer.
std::size_t offset_of_letter(std::string_view text, std::size_t number) {
    std::size_t offset = 0;
    for (; number > 0 && offset < text.size(); --number) offset += text::decode(text, offset).length;
    return offset;
}

}  // namespace

std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
    return digits;
}

bool cut_to_letters(std::string& value, std::size_t letters) {
    if (value.size() <= letters || offset_of_letter(value, letters) == value.size()) return false;
    const std::size_t room = offset_of_letter(value, letters - 1);
    std::size_t end = value[room] == ' ' ? room : value.rfind(' ', room);
    if (end == std::string::npos || end <= room / 2) {
        for (end = room; end > room / 2 && belongs_to_what_precedes(value, end);) end -= text::decode_before(value, end).length;
    }
    value.erase(end);
    value += "…";
    return true;
}

std::size_t count_signs(std::string_view text, std::string_view signs) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen_in_word = text[i] == '-' && i + 1 < text.size() && text[i + 1] != ' ';
        count += !hyphen_in_word && signs.find(text[i]) != std::string_view::npos;
    }
    return count;
}

base::Error too_long(std::string_view field, std::size_t found, std::size_t allowed, std::string_view remedy) {
    return {"", std::string(field) + " of " + with_commas(found) + " letters", "at most " + with_commas(allowed), std::string(remedy)};
}

}  // namespace verbatim::corpus
