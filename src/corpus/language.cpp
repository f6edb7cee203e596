#include "corpus/language.h"

#include <cld2/public/compact_lang_det.h>

#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// The tag of two letters for one of three (ISO 639-2 and 639-3), as services write them; others stay as they are.
std::string two_letters(const std::string& tag) {
    constexpr std::string_view pairs =
        " eng=en deu=de ger=de fra=fr fre=fr spa=es ita=it por=pt nld=nl dut=nl rus=ru ukr=uk pol=pl ces=cs cze=cs slk=sk slo=sk slv=sl hrv=hr srp=sr bul=bg ron=ro rum=ro hun=hu fin=fi swe=sv nor=no nob=nb nno=nn dan=da est=et lav=lv "
        "lit=lt ell=el gre=el tur=tr ara=ar heb=he fas=fa per=fa hin=hi ben=bn urd=ur tam=ta tel=te mal=ml kan=kn mar=mr guj=gu pan=pa sin=si nep=ne tha=th vie=vi ind=id msa=ms may=ms zho=zh chi=zh jpn=ja kor=ko kat=ka geo=ka hye=hy arm=hy aze=az "
        "kaz=kk uzb=uz mon=mn cat=ca eus=eu baq=eu glg=gl isl=is ice=is gle=ga cym=cy wel=cy sqi=sq alb=sq mkd=mk mac=mk bos=bs swa=sw amh=am afr=af mya=my bur=my khm=km lao=lo tgl=tl ";
    const std::size_t found = pairs.find(" " + tag + "=");
    return found == std::string_view::npos ? tag : std::string(pairs.substr(found + 5, 2));
}

}  // namespace

std::string primary_language(std::string_view tag) {
    std::string primary;
    for (const char c : tag) {
        if (c == '-' || c == '_') break;
        const bool upper = 'A' <= c && c <= 'Z';
        if (!upper && (c < 'a' || c > 'z')) return {};
        primary += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (primary.size() == 3) return two_letters(primary);
    return primary.size() == 2 ? primary : std::string();
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
