// The features of one decision, slot by slot: which table each is looked up in, and its row there. Tagger and parser differ in these
// alone; the networks that read them do not.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "language/syntax/transitions.h"
#include "language/syntax/universal_tag.h"
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

// Places in a configuration, in groups by what is seen of the word there. All that is seen of one word at one place is the same in each step of a sentence, but for the
// relation that it gets at last; so the slots of a group can be added up once a word (network.h).
inline constexpr std::size_t whole_places = 4;    // word, suffix, tag, shape
inline constexpr std::size_t near_places = 2;     // word, suffix, tag
inline constexpr std::size_t named_places = 8;    // word, tag: four dependants, and four words farther off
inline constexpr std::size_t tagged_places = 10;  // tag
inline constexpr std::size_t groups = whole_places + near_places + named_places + tagged_places;
inline constexpr std::size_t grouped_slots = whole_places * 4 + near_places * 3 + named_places * 2 + tagged_places;
// Relations of ten dependants, distances, numbers of dependants, and how the sentence is written.
inline constexpr std::size_t single_slots = 10 + 2 + 4 + 4 + 1;
inline constexpr std::size_t slot_count = grouped_slots + single_slots;

struct Values {
    std::array<std::uint32_t, slot_count> rows{};
    std::array<std::uint32_t, groups> words{};  // which word each group shows; the number of words for the root, one more for none
};

const std::array<Table, slot_count>& slots();
// How many slots each group has; they stand one after the other, before the single ones.
const std::array<std::uint32_t, groups>& group_sizes();

// What stands beyond the words that are looked at one by one: from each word on, itself included, the next verb or auxiliary, the next mark, and the next word that
// joins clauses; the number of words where there is none. A clause's borders are seen so from afar.
struct Lookahead {
    std::vector<std::int32_t> verb, mark, link;
    // `universal`: what each of a model's tags is.
    void set(std::span<const std::uint8_t> tags, std::span<const UniversalTag> universal);
};

// `tags`: of all words of the sentence, and `lookahead` set from them.
Values values(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, const Lookahead& lookahead, const Configuration& configuration);

}  // namespace parsing

}  // namespace verbatim::language
