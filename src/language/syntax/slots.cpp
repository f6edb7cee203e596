#include "language/syntax/slots.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

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

constexpr std::size_t most_held = 12;  // words of the stack among which a verb is looked for

std::uint32_t distance(std::int32_t a, std::int32_t b) {
    if (a < 0 || b < 0) return 0;
    const std::int32_t words = std::abs(a - b);
    if (words < 6) return static_cast<std::uint32_t>(words);
    return words < 8 ? 6 : words < 11 ? 7 : words < 16 ? 8 : words < 30 ? 9 : 10;
}

std::array<std::uint32_t, groups> make_group_sizes() {
    std::array<std::uint32_t, groups> all{};
    auto next = std::fill_n(all.begin(), whole_places, 4u);
    next = std::fill_n(next, near_places, 3u);
    next = std::fill_n(next, named_places, 2u);
    std::fill_n(next, tagged_places, 1u);
    return all;
}

std::array<Table, slot_count> make_slots() {
    std::array<Table, slot_count> all{};
    auto next = all.begin();
    const auto add = [&](std::initializer_list<Table> tables, std::size_t times) {
        for (std::size_t i = 0; i < times; ++i) next = std::copy(tables.begin(), tables.end(), next);
    };
    add({Table::word, Table::suffix, Table::tag, Table::shape}, whole_places);
    add({Table::word, Table::suffix, Table::tag}, near_places);
    add({Table::word, Table::tag}, named_places);
    add({Table::tag}, tagged_places);
    add({Table::relation}, 10);
    add({Table::distance}, 2 + 4);
    add({Table::count}, 4);
    add({Table::sentence_case}, 1);
    return all;
}

}  // namespace

const std::array<Table, slot_count>& slots() {
    static const std::array<Table, slot_count> all = make_slots();
    return all;
}

const std::array<std::uint32_t, groups>& group_sizes() {
    static const std::array<std::uint32_t, groups> all = make_group_sizes();
    return all;
}

void Lookahead::set(std::span<const std::uint8_t> tags, std::span<const UniversalTag> universal) {
    const std::size_t words = tags.size();
    for (std::vector<std::int32_t>* one : {&verb, &mark, &link}) one->assign(words + 1, static_cast<std::int32_t>(words));
    for (std::size_t i = words; i-- > 0;) {
        const UniversalTag tag = universal[tags[i]];
        const auto here = static_cast<std::int32_t>(i);
        verb[i] = tag == UniversalTag::verb || tag == UniversalTag::aux ? here : verb[i + 1];
        mark[i] = tag == UniversalTag::punct ? here : mark[i + 1];
        link[i] = tag == UniversalTag::sconj || tag == UniversalTag::cconj ? here : link[i + 1];
    }
}

Values values(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, const Lookahead& lookahead, const Configuration& c) {
    constexpr std::uint32_t no_word = 0, the_root = 1;  // rows of the table of tags; the root stands for no word in the others
    const std::int32_t words = c.words();
    const std::int32_t s0 = c.stack(0), s1 = c.stack(1), b0 = c.buffer(0);
    const auto left = [&](std::int32_t word, std::size_t from_outside) { return word == words ? Configuration::none : c.left_child(word, from_outside); };
    const auto right = [&](std::int32_t word, std::size_t from_outside) { return word == words ? Configuration::none : c.right_child(word, from_outside); };
    // Ahead of the next word but one, and the nearest verb on the stack below its top.
    const auto from = static_cast<std::size_t>(std::min(b0 + 1, words));
    std::int32_t held = Configuration::none;
    for (std::size_t below = 1; below < most_held && c.stack(below) >= 0; ++below)
        if (lookahead.verb[static_cast<std::size_t>(c.stack(below))] == c.stack(below)) {
            held = c.stack(below);
            break;
        }
    const auto ahead = [&](const std::vector<std::int32_t>& next) { return next[from] == words ? Configuration::none : next[from]; };
    const std::array<std::int32_t, groups> at{
        s0, s1, b0, c.buffer(1),                                                         // whole
        c.stack(2), c.buffer(2),                                                         // near
        left(s0, 0), right(s0, 0), right(s1, 0), left(b0, 0),                            // named
        ahead(lookahead.verb), ahead(lookahead.mark), ahead(lookahead.link), held,
        left(s0, 1), right(s0, 1), left(s1, 0), left(s1, 1), right(s1, 1), left(b0, 1),  // tagged
        c.stack(3), right(right(s0, 0), 0), left(left(s0, 0), 0), right(right(s1, 0), 0)};
    constexpr std::size_t first_named = whole_places + near_places, first_tagged = first_named + named_places;
    constexpr std::array<std::size_t, 10> with_relation{first_named, first_named + 1, first_named + 2, first_named + 3, first_tagged,
                                                        first_tagged + 1, first_tagged + 2, first_tagged + 3, first_tagged + 4, first_tagged + 5};
    static const WordFeatures outside{Vocabulary::outside, Vocabulary::outside, Vocabulary::outside, Vocabulary::outside, 0};
    Values out;
    auto next = out.rows.begin();
    for (std::size_t p = 0; p < groups; ++p) {
        const bool is_word = at[p] >= 0 && at[p] < words;
        const WordFeatures& features = is_word ? sentence.words[static_cast<std::size_t>(at[p])] : outside;
        const std::uint32_t tag = is_word ? tags[static_cast<std::size_t>(at[p])] + 2u : at[p] == words ? the_root : no_word;
        out.words[p] = static_cast<std::uint32_t>(at[p] < 0 ? words + 1 : at[p]);
        if (p < first_tagged) *next++ = features.word;
        if (p < first_named) *next++ = features.suffix;
        *next++ = tag;
        if (p < whole_places) *next++ = features.shape;
    }
    for (const std::size_t p : with_relation) *next++ = at[p] >= 0 && at[p] < words ? static_cast<std::uint32_t>(c.relation(at[p])) + 1 : 0;
    *next++ = distance(s0, b0);
    *next++ = distance(s1, s0);
    for (std::size_t p = first_named + 4; p < first_tagged; ++p) *next++ = distance(at[p], b0);
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
