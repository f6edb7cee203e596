#include "corpus/outlets.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/characters.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// Sorted, in small letters.
constexpr std::array<std::string_view, 35> agencies = {
    "aap", "afp", "agence france-presse", "al jazeera", "anadolu", "ani", "ansa", "ap", "associated press", "bbc",
    "bernama", "bloomberg", "cbs news", "cnbc", "cnn", "dpa", "dw", "efe", "ians", "interfax", "kyodo",
    "kyodo news", "lusa", "nbc news", "npr", "press association", "pti", "reuters", "ria novosti", "sky news", "tass",
    "upi", "voa", "xinhua", "yonhap"};

std::string without_blanks(std::string_view folded) {
    std::string squeezed(folded);
    std::erase(squeezed, ' ');
    return squeezed;
}

std::u32string letters_of(std::string_view name) {
    std::u32string letters;
    for (std::size_t offset = 0; offset < name.size();) {
        const text::Decoded decoded = text::decode(name, offset);
        letters += decoded.code_point;
        offset += decoded.length;
    }
    return letters;
}

// How many letters to change, add, leave out or swap with their neighbours (optimal string alignment), three rows at a time.
std::size_t slips_between(const std::u32string& one, const std::u32string& other) {
    std::vector<std::size_t> before, above(other.size() + 1), row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t changed = above[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = above;
        above.swap(row);
    }
    return above[other.size()];
}

bool begins_or_ends_with_words(std::string_view name, std::string_view words) {
    return name.size() > words.size() && ((name.starts_with(words) && name[words.size()] == ' ') ||
                                          (name.ends_with(words) && name[name.size() - words.size() - 1] == ' '));
}

}  // namespace

bool is_known_agency(std::string_view name) {
    return std::binary_search(agencies.begin(), agencies.end(), std::string_view(text::to_lower(name)));
}

bool names_outlet(std::string_view name, std::string_view source) {
    const std::string written = text::fold(name), known = text::fold(source);
    if (known.empty()) return false;
    // Not so for one short word: York is not in New York, nor Mexico in Mexico City.
    constexpr std::size_t least_letters = 8, letters_a_slip = 5;
    const bool telling = known.size() >= least_letters || known.find(' ') != std::string::npos;
    if (telling && begins_or_ends_with_words(written, known)) return true;
    const std::u32string one = letters_of(without_blanks(written)), other = letters_of(without_blanks(known));
    if (one == other) return true;
    if (other.size() < least_letters) return false;
    const std::size_t allowed = std::min<std::size_t>(2, other.size() / letters_a_slip);
    if (one.size() > other.size() + allowed || other.size() > one.size() + allowed) return false;
    return slips_between(one, other) <= allowed;
}

}  // namespace verbatim::corpus
