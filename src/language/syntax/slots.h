// The features of one decision, slot by slot: which table each is looked up in, and its row there. Tagger and parser differ in these
// alone; the networks that read them do not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "language/syntax/transitions.h"
#include "language/syntax/word_features.h"

namespace verbatim::language {

enum class Table : std::uint8_t { word, suffix, ending, prefix, shape, tag, sentence_case, relation, distance, count };
inline constexpr std::size_t table_count = 10;

// Rows of a table that do not depend on the model.
inline constexpr std::uint32_t distance_count = 11, dependants_count = 4;

namespace tagging {

// The words from two before to two after; endings of the word and its neighbours; the two tags before.
inline constexpr std::array<Table, 17> slots{Table::word,   Table::word,  Table::word,  Table::word,  Table::word, Table::suffix, Table::suffix, Table::suffix, Table::ending,
                                             Table::prefix, Table::prefix, Table::shape, Table::shape, Table::shape, Table::tag,   Table::tag,    Table::sentence_case};
using Values = std::array<std::uint32_t, slots.size()>;

// `before`: the tags of the words before the one at `index`. Requires: index < sentence.words.size().
Values values(const SentenceFeatures& sentence, std::size_t index, std::span<const std::uint8_t> before);

}  // namespace tagging

namespace parsing {

inline constexpr std::size_t places = 20;          // words of a configuration that are looked at
inline constexpr std::size_t places_with_word = 16, places_with_suffix = 6, places_with_shape = 4;
inline constexpr std::size_t slot_count = places_with_word + places + places_with_suffix + (places_with_word - places_with_suffix) + places_with_shape + 2 + 4 + 1;
using Values = std::array<std::uint32_t, slot_count>;

const std::array<Table, slot_count>& slots();

// `tags`: of all words of the sentence.
Values values(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, const Configuration& configuration);

}  // namespace parsing

}  // namespace verbatim::language
