#include "linking/wording.h"

#include <algorithm>
#include <bitset>
#include <vector>

namespace verbatim::linking {
namespace {

constexpr std::uint32_t least_held = 60;       // per cent of the lighter wording that the other holds
constexpr std::uint32_t least_overlap = 75;    // per cent of the stretch that overlaps, where each goes on beyond the other
constexpr std::uint32_t least_words = 4, least_overlap_words = 8;

// The order decides between two subsequences of one weight, so that it does not matter which of the two texts comes first.
struct Shared {
    std::uint32_t weight = 0, words = 0;
    friend auto operator<=>(const Shared&, const Shared&) = default;
};

WeighedWords part(const WeighedWords& whole, std::int32_t first, std::int32_t last) {
    const auto size = static_cast<std::int32_t>(whole.size());
    first = std::clamp(first, 0, size);
    last = std::clamp(last, first, size);
    const auto from = static_cast<std::size_t>(first), count = static_cast<std::size_t>(last - first);
    return {whole.words.subspan(from, count), whole.weights.subspan(from, count)};
}

std::uint32_t weight_of(const WeighedWords& words) {
    std::uint32_t sum = 0;
    for (const std::uint8_t weight : words.weights) sum += weight;
    return sum;
}

// No less than shared_by: what has a fellow in the other wording, or seems to, wherever that stands. In linear time it spares
// nearly all pairs the table.
Shared shared_at_most(const WeighedWords& one, const WeighedWords& other) {
    std::bitset<4096> seen;
    for (const std::uint32_t word : other.words) seen.set(word >> 1 & (seen.size() - 1));
    Shared most;
    for (std::size_t i = 0; i < one.size(); ++i)
        if (seen.test(one.words[i] >> 1 & (seen.size() - 1))) most = {most.weight + one.weights[i], most.words + 1};
    return most;
}

// The heaviest common subsequence.
Shared shared_by(const WeighedWords& one, const WeighedWords& other) {
    std::vector<Shared> row(other.size() + 1);
    for (std::size_t i = 0; i < one.size(); ++i) {
        Shared diagonal;  // of the row before, one to the left
        for (std::size_t k = 0; k < other.size(); ++k) {
            const Shared above = row[k + 1];
            Shared best = std::max(row[k], above);
            if (one.words[i] == other.words[k]) best = std::max(best, {diagonal.weight + one.weights[i], diagonal.words + 1});
            diagonal = above;
            row[k + 1] = best;
        }
    }
    return row.back();
}

// Whether `other` has all the numbers of `one`.
bool numbers_within(const WeighedWords& one, const WeighedWords& other) {
    return std::all_of(one.words.begin(), one.words.end(), [&](std::uint32_t word) {
        return (word & 1) == 0 || std::find(other.words.begin(), other.words.end(), word) != other.words.end();
    });
}

}  // namespace

bool same_quotation(const WeighedWords& one, const WeighedWords& other, std::int32_t shift, const WordingBar& bar) {
    const auto one_size = static_cast<std::int32_t>(one.size()), other_size = static_cast<std::int32_t>(other.size());
    // What lies side by side, and that with room for words that one of them has more.
    const WeighedWords a = part(one, shift, shift + other_size), b = part(other, -shift, one_size - shift);
    const std::int32_t room = 4 + static_cast<std::int32_t>(std::min(a.size(), b.size())) / 3;
    const WeighedWords wide_a = part(one, shift - room, shift + other_size + room);
    const WeighedWords wide_b = part(other, -shift - room, one_size - shift + room);
    const std::uint32_t weight_a = weight_of(a), weight_b = weight_of(b);
    const std::uint32_t lighter = std::min(weight_of(one), weight_of(other)), lighter_overlap = std::min(weight_a, weight_b);
    const auto enough = [&](const Shared& shared) {
        if (shared.weight < bar.weight || shared.words < least_words) return false;
        if (100 * shared.weight >= least_held * lighter) return true;
        return shared.weight >= bar.overlap_weight && shared.words >= least_overlap_words &&
               100 * shared.weight >= least_overlap * lighter_overlap;
    };
    if (!enough(shared_at_most(wide_a, wide_b)) || !enough(shared_by(wide_a, wide_b))) return false;
    return (weight_a <= weight_b && numbers_within(a, wide_b)) || (weight_b <= weight_a && numbers_within(b, wide_a));
}

}  // namespace verbatim::linking
