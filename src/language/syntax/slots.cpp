#include "language/syntax/slots.h"

#include <algorithm>
#include <cstdlib>

namespace verbatim::language {
namespace tagging {

Values values(const SentenceFeatures& sentence, std::size_t index, std::span<const std::uint8_t> before) {
    static constexpr WordFeatures outside{Vocabulary::outside, Vocabulary::outside, Vocabulary::outside, Vocabulary::outside, 0};
    const auto at = [&](std::ptrdiff_t distance) -> const WordFeatures& {
        const std::size_t place = index + static_cast<std::size_t>(distance);  // wraps round below 0
        return place < sentence.words.size() ? sentence.words[place] : outside;
    };
    const WordFeatures &here = at(0), &last = at(-1), &next = at(1);
    return {at(-2).word, last.word,   here.word,   next.word,  at(2).word, here.suffix, last.suffix, next.suffix,
            here.ending, here.prefix, next.prefix, here.shape, last.shape, next.shape,
            index > 0 ? before[index - 1] + 1u : 0u, index > 1 ? before[index - 2] + 1u : 0u, static_cast<std::uint32_t>(sentence.writing)};
}

}  // namespace tagging

namespace parsing {
namespace {

std::uint32_t distance(std::int32_t a, std::int32_t b) {
    if (a < 0 || b < 0) return 0;
    const std::int32_t words = std::abs(a - b);
    if (words < 6) return static_cast<std::uint32_t>(words);
    return words < 8 ? 6 : words < 11 ? 7 : words < 16 ? 8 : words < 30 ? 9 : 10;
}

std::array<Table, slot_count> make_slots() {
    std::array<Table, slot_count> all{};
    auto next = all.begin();
    const auto add = [&](Table table, std::size_t times) { next = std::fill_n(next, times, table); };
    add(Table::word, places_with_word);
    add(Table::tag, places);
    add(Table::suffix, places_with_suffix);
    add(Table::relation, places_with_word - places_with_suffix);
    add(Table::shape, places_with_shape);
    add(Table::distance, 2);
    add(Table::count, 4);
    add(Table::sentence_case, 1);
    return all;
}

}  // namespace

const std::array<Table, slot_count>& slots() {
    static const std::array<Table, slot_count> all = make_slots();
    return all;
}

Values values(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, const Configuration& c) {
    constexpr std::uint32_t no_word = 0, the_root = 1;  // rows of the table of tags; the root stands for no word in the others
    const std::int32_t words = c.words();
    const std::int32_t s0 = c.stack(0), s1 = c.stack(1), b0 = c.buffer(0);
    const auto left = [&](std::int32_t word, std::size_t from_outside) { return word == words ? Configuration::none : c.left_child(word, from_outside); };
    const auto right = [&](std::int32_t word, std::size_t from_outside) { return word == words ? Configuration::none : c.right_child(word, from_outside); };
    const std::array<std::int32_t, places> at{
        s0, s1, b0, c.buffer(1), c.stack(2), c.buffer(2),                                        // with word, tag and suffix
        left(s0, 0), left(s0, 1), right(s0, 0), right(s0, 1), left(s1, 0), left(s1, 1), right(s1, 0), right(s1, 1), left(b0, 0), left(b0, 1),  // … relation
        c.stack(3), right(right(s0, 0), 0), left(left(s0, 0), 0), right(right(s1, 0), 0)};       // with a tag alone
    Values out{};
    auto next = out.begin();
    const auto is_word = [&](std::size_t place) { return at[place] >= 0 && at[place] < words; };
    const auto features = [&](std::size_t place) -> const WordFeatures& { return sentence.words[static_cast<std::size_t>(at[place])]; };
    for (std::size_t p = 0; p < places_with_word; ++p) *next++ = is_word(p) ? features(p).word : Vocabulary::outside;
    for (std::size_t p = 0; p < places; ++p) *next++ = at[p] < 0 ? no_word : at[p] == words ? the_root : tags[static_cast<std::size_t>(at[p])] + 2u;
    for (std::size_t p = 0; p < places_with_suffix; ++p) *next++ = is_word(p) ? features(p).suffix : Vocabulary::outside;
    for (std::size_t p = places_with_suffix; p < places_with_word; ++p) *next++ = is_word(p) ? static_cast<std::uint32_t>(c.relation(at[p])) + 1 : 0;
    for (std::size_t p = 0; p < places_with_shape; ++p) *next++ = is_word(p) ? features(p).shape : 0;
    *next++ = distance(s0, b0);
    *next++ = distance(s1, s0);
    const auto few = [](std::uint32_t count) { return std::min(count, dependants_count - 1); };
    *next++ = few(c.left_count(s0));
    *next++ = few(c.right_count(s0));
    *next++ = few(c.right_count(s1));
    *next++ = few(c.left_count(b0));
    *next++ = static_cast<std::uint32_t>(sentence.writing);
    return out;
}

}  // namespace parsing
}  // namespace verbatim::language
