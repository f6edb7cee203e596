#include "corpus/outlets.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"
#include "text/edit_distance.h"
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

std::u32string letters_of(std::string folded) {
    std::erase(folded, ' ');
    std::u32string letters;
    text::decode_all(folded, letters);
    return letters;
}

bool ends_with_words(std::string_view name, std::string_view words) {
    return name.size() > words.size() && name.ends_with(words) && name[name.size() - words.size() - 1] == ' ';
}

bool begins_or_ends_with_words(std::string_view name, std::string_view words) {
    return (name.size() > words.size() && name.starts_with(words) && name[words.size()] == ' ') || ends_with_words(name, words);
}

}  // namespace

bool is_known_agency(std::string_view name) {
    return std::binary_search(agencies.begin(), agencies.end(), std::string_view(text::to_lower(name)));
}

bool is_outlet_name(std::string_view name) {
    if (is_known_agency(name)) return true;
    constexpr std::string_view endings[] = {"news", "times", "post", "herald", "tribune", "gazette", "journal", "telegraph", "chronicle", "guardian",
                                            "mirror", "mail", "tv", "radio", "jazeera", "economist", "newspaper", "magazine", "broadcasting corporation"};
    const std::string written = text::fold(name);
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](std::string_view ending) { return written == ending || ends_with_words(written, ending); });
}

bool names_outlet(std::string_view name, std::string_view source) {
    const std::string written = text::fold(name), known = text::fold(source);
    if (known.empty()) return false;
    // Not so for one short word: York is not in New York, nor Mexico in Mexico City.
    constexpr std::size_t least_letters = 8, letters_a_slip = 5;
    const bool telling = known.size() >= least_letters || known.find(' ') != std::string::npos;
    if (telling && begins_or_ends_with_words(written, known)) return true;
    const std::u32string one = letters_of(written), other = letters_of(known);
    if (one == other) return true;
    if (other.size() < least_letters) return false;
    const std::size_t allowed = std::min<std::size_t>(2, other.size() / letters_a_slip);
    return text::EditDistance().within(one, other, allowed);
}

}  // namespace verbatim::corpus
