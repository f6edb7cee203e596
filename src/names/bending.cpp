#include "names/bending.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace verbatim::names {
namespace {

constexpr std::size_t least_letters = 3;

bool is_cyrillic(std::string_view word) { return !word.empty() && (static_cast<unsigned char>(word[0]) & 0xFC) == 0xD0; }

bool keeps_enough(std::string_view word, std::size_t cut) { return word.size() >= cut + 2 * least_letters; }  // two bytes a letter

}  // namespace

std::string_view without_ending(std::string_view lower) {
    if (!is_cyrillic(lower)) return lower;
    for (const std::string_view ending : {"ого", "ому", "ими", "ыми", "его", "ему", "ий", "ый", "ой", "ій", "ою", "ею", "ом", "ем", "ым", "им", "ім", "єм", "ам", "ям", "ах", "ях", "их", "ых",
                                          "а", "я", "у", "ю", "е", "є", "и", "ы", "і", "ї", "о", "ь", "й"}) {
        if (!lower.ends_with(ending) || !keeps_enough(lower, ending.size())) continue;
        lower.remove_suffix(ending.size());
        break;
    }
    for (bool cut = true; cut;) {
        cut = false;
        for (const std::string_view vowel : {"и", "і", "е", "є", "ь", "й"}) {
            if (!lower.ends_with(vowel) || !keeps_enough(lower, vowel.size())) continue;
            lower.remove_suffix(vowel.size());
            cut = true;
        }
    }
    return lower;
}

bool share_root(std::string_view one, std::string_view other) {
    constexpr std::size_t least_shared = 4, longest_tail = 3;
    std::size_t at = 0;
    while (at < one.size() && at < other.size() && one[at] == other[at]) ++at;
    while (at > 0 && (!text::on_border(one, at) || !text::on_border(other, at))) --at;
    const std::size_t shared = text::count_code_points(one.substr(0, at));
    const std::size_t tail_one = text::count_code_points(one.substr(at)), tail_other = text::count_code_points(other.substr(at));
    const std::size_t shorter = shared + std::min(tail_one, tail_other);
    return shared >= std::min(least_shared, std::max<std::size_t>(shorter, 2)) && tail_one <= longest_tail && tail_other <= longest_tail;
}

}  // namespace verbatim::names
