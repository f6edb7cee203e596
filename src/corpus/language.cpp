#include "corpus/language.h"

#include <cld2/public/compact_lang_det.h>

#include "text/utf8.h"

namespace verbatim::corpus {

std::string primary_language(std::string_view tag) {
    std::string primary;
    for (const char c : tag) {
        if (c == '-' || c == '_') break;
        const bool upper = 'A' <= c && c <= 'Z';
        if (!upper && (c < 'a' || c > 'z')) return {};
        primary += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return primary.size() == 2 || primary.size() == 3 ? primary : std::string();
}

std::string detect_language(std::string_view text) {
    constexpr std::size_t enough = 4096;
    std::size_t length = text.size() < enough ? text.size() : enough;
    while (!text::on_border(text, length)) --length;
    bool reliable = false;
    const CLD2::Language language =
        CLD2::DetectLanguage(text.data(), static_cast<int>(length), /*is_plain_text=*/true, &reliable);
    if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
    const std::string tag = primary_language(CLD2::LanguageCode(language));
    return tag == "iw" ? "he" : tag;  // CLD2 keeps the tag that Hebrew had until 1989
}

}  // namespace verbatim::corpus
