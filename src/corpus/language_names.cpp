#include "corpus/language_names.h"

#include "text/characters.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

struct LanguageNames {
    std::string_view tag;
    std::string_view names;  // small letters, parted by blanks: English, French, German, Spanish, Italian, Portuguese, its own
};

constexpr LanguageNames language_names[] = {
    {"ar", "arabic arabe arabisch árabe arabo العربية"}, {"bg", "bulgarian bulgare bulgarisch búlgaro bulgaro български"}, {"ca", "catalan katalanisch catalán catalano català"},
    {"cs", "czech tchèque tschechisch checo ceco čeština"}, {"da", "danish danois dänisch danés danese dansk"}, {"de", "german allemand deutsch alemán tedesco alemão"},
    {"el", "greek grec griechisch griego greco ελληνικά"}, {"en", "english anglais englisch inglés inglese inglês engels"}, {"es", "spanish espagnol spanisch español spagnolo espanhol castellano"},
    {"fi", "finnish finnois finnisch finés finlandese suomi"}, {"fr", "french français francais französisch francés francese francês frans"}, {"hu", "hungarian hongrois ungarisch húngaro ungherese magyar"},
    {"id", "indonesian indonésien indonesisch indonesio indonesiano bahasa"}, {"it", "italian italien italienisch italiano"}, {"ja", "japanese japonais japanisch japonés giapponese 日本語"},
    {"ko", "korean coréen koreanisch coreano 한국어"}, {"nl", "dutch néerlandais niederländisch neerlandés olandese nederlands"}, {"no", "norwegian norvégien norwegisch noruego norvegese norsk"},
    {"pl", "polish polonais polnisch polaco polacco polski"}, {"pt", "portuguese portugais portugiesisch portugués portoghese português"}, {"ro", "romanian roumain rumänisch rumano rumeno română"},
    {"ru", "russian russe russisch ruso russo русский"}, {"sk", "slovak slovaque slowakisch eslovaco slovacco slovenčina"}, {"sv", "swedish suédois schwedisch sueco svedese svenska"},
    {"tr", "turkish turc türkisch turco türkçe"}, {"uk", "ukrainian ukrainien ukrainisch ucraniano ucraino українська"}, {"zh", "chinese chinois chinesisch chino cinese chinês 中文 简体中文"}};

}  // namespace

std::string language_named(std::string_view name) {
    const std::string small = text::to_lower(text::normalize_line(name));
    // "English; Welsh", "Français (France)": the first word says it.
    const std::string_view first = std::string_view(small).substr(0, small.find_first_of(" ;,("));
    if (first.empty()) return {};
    for (const LanguageNames& language : language_names) {
        const std::size_t at = language.names.find(first);
        if (at == std::string_view::npos) continue;
        const bool begins = at == 0 || language.names[at - 1] == ' ';
        const bool ends = at + first.size() == language.names.size() || language.names[at + first.size()] == ' ';
        if (begins && ends) return std::string(language.tag);
    }
    return {};
}

}  // namespace verbatim::corpus
