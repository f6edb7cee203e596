// What tagger and parser see of a sentence's words: numbers in a model's tables, and how each word is written.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/syntax/vocabulary.h"

namespace verbatim::language {

struct Vocabularies {
    Vocabulary words, suffixes, endings, prefixes;  // lower case, digits as 0; the last three and two characters, the first three
};

// How a word is written: its kind (mark, number, CAPITALS, Capital, camelCase, lower …), with a hyphen or not, first or not.
inline constexpr std::uint32_t shape_count = 34;  // 0 is the place outside; the last is unused

// How a sentence is written, by the capitals of its words of four letters and more. lower: none of these has one.
enum class SentenceCase : std::uint8_t { plain, lower, title, capitals };
inline constexpr std::uint32_t sentence_case_count = 4;

struct WordFeatures {
    std::uint32_t word = 0, suffix = 0, ending = 0, prefix = 0, shape = 0;
};

struct SentenceFeatures {
    std::vector<WordFeatures> words;
    SentenceCase writing = SentenceCase::plain;
};

// The parts of a word that vocabularies hold; views into `lower`.
struct WordParts {
    std::string lower;
    std::string_view suffix() const { return last(suffix_at); }
    std::string_view ending() const { return last(ending_at); }
    std::string_view prefix() const { return std::string_view(lower).substr(0, prefix_end); }
    std::size_t suffix_at = 0, ending_at = 0, prefix_end = 0;

  private:
    std::string_view last(std::size_t from) const { return std::string_view(lower).substr(from); }
};
WordParts parts_of(std::string_view form);

// The word that stands for a quoted stretch in the sentence around it, by what is between its marks: of one or two words (“w”), longer (“p”), longer
// and with a capital first (“S”); with the mark that ends it, a comma for all of them (“S,”).
std::string quoted_form(std::string_view inside);

// Cost: linear in the forms' bytes. `features` is cleared first and keeps its memory.
void look_up(const Vocabularies& vocabularies, std::span<const std::string_view> forms, SentenceFeatures& features);

}  // namespace verbatim::language
