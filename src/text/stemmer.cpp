#include "text/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>

#include "text/utf8.h"

namespace verbatim::text {
namespace {

// Arabic, Irish, Tamil, Indonesian and Yiddish put articles and the like before words; Serbian changes the script.
constexpr std::array<std::string_view, 6> prefixing{"ar", "ga", "ta", "id", "yi", "sr"};
constexpr std::size_t changed_letters = 2;  // at the end of a stem

std::size_t letters_before(std::string_view text, std::size_t end, std::size_t letters) {
    for (; letters > 0 && end > 0; --letters)
        do --end;
        while (end > 0 && !on_border(text, end));
    return end;
}

}  // namespace

void Stemmer::Free::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::optional<Stemmer> Stemmer::for_language(std::string_view language) {
    // Snowball knows its rules by names as well, and one set by "porter"; only codes are meant here.
    if (language.size() != 2) return std::nullopt;
    sb_stemmer* rules = sb_stemmer_new(std::string(language).c_str(), "UTF_8");
    if (!rules) return std::nullopt;
    return Stemmer(rules, std::find(prefixing.begin(), prefixing.end(), language) != prefixing.end());
}

std::string Stemmer::stem(std::string_view folded) const {
    const auto* word = reinterpret_cast<const sb_symbol*>(folded.data());
    const sb_symbol* stem = sb_stemmer_stem(rules_.get(), word, static_cast<int>(folded.size()));
    if (!stem) return std::string(folded);  // no memory
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(rules_.get()))};
}

std::string_view Stemmer::known_start(std::string_view folded) const {
    if (cuts_beginnings_) return {};
    const std::string cut = stem(folded);
    const auto differs = std::mismatch(folded.begin(), folded.end(), cut.begin(), cut.end()).first;
    std::size_t shared = static_cast<std::size_t>(differs - folded.begin());
    while (shared > 0 && !on_border(folded, shared)) --shared;
    shared = std::min(shared, letters_before(cut, cut.size(), changed_letters));
    return folded.substr(0, std::max<std::size_t>(shared, folded.empty() ? 0 : decode(folded, 0).length));
}

bool Stemmer::same_word(std::string_view folded, std::string_view other) const {
    if (folded == other) return true;
    return other.starts_with(known_start(folded)) && stem(folded) == stem(other);
}

}  // namespace verbatim::text
