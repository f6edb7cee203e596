// What languages are called, by the codes that articles carry.
#include "app/language_names.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace verbatim::app {
namespace {

struct LanguageName {
    std::string_view code, name;
};

// ISO 639, those with a code of two letters that news is written in, and some of three.
constexpr LanguageName language_names[] = {
    {"aa", "Afar"}, {"ab", "Abkhazian"}, {"af", "Afrikaans"}, {"ak", "Akan"}, {"am", "Amharic"}, {"an", "Aragonese"}, {"ar", "Arabic"},
    {"as", "Assamese"}, {"av", "Avaric"}, {"ay", "Aymara"}, {"az", "Azerbaijani"}, {"ba", "Bashkir"}, {"be", "Belarusian"}, {"bg", "Bulgarian"},
    {"bm", "Bambara"}, {"bn", "Bangla"}, {"bo", "Tibetan"}, {"br", "Breton"}, {"bs", "Bosnian"}, {"ca", "Catalan"}, {"ce", "Chechen"},
    {"ckb", "Central Kurdish"}, {"co", "Corsican"}, {"cs", "Czech"}, {"cv", "Chuvash"}, {"cy", "Welsh"}, {"da", "Danish"}, {"de", "German"},
    {"dv", "Divehi"}, {"dz", "Dzongkha"}, {"ee", "Ewe"}, {"el", "Greek"}, {"en", "English"}, {"eo", "Esperanto"}, {"es", "Spanish"},
    {"et", "Estonian"}, {"eu", "Basque"}, {"fa", "Persian"}, {"ff", "Fula"}, {"fi", "Finnish"}, {"fil", "Filipino"}, {"fj", "Fijian"},
    {"fo", "Faroese"}, {"fr", "French"}, {"fy", "Western Frisian"}, {"ga", "Irish"}, {"gd", "Scottish Gaelic"}, {"gl", "Galician"}, {"gn", "Guarani"},
    {"gu", "Gujarati"}, {"gv", "Manx"}, {"ha", "Hausa"}, {"haw", "Hawaiian"}, {"he", "Hebrew"}, {"hi", "Hindi"}, {"hr", "Croatian"},
    {"ht", "Haitian Creole"}, {"hu", "Hungarian"}, {"hy", "Armenian"}, {"ia", "Interlingua"}, {"id", "Indonesian"}, {"ig", "Igbo"},
    {"is", "Icelandic"}, {"it", "Italian"}, {"iu", "Inuktitut"}, {"iw", "Hebrew"}, {"ja", "Japanese"}, {"jv", "Javanese"}, {"ka", "Georgian"},
    {"kk", "Kazakh"}, {"kl", "Kalaallisut"}, {"km", "Khmer"}, {"kn", "Kannada"}, {"ko", "Korean"}, {"ks", "Kashmiri"}, {"ku", "Kurdish"},
    {"ky", "Kyrgyz"}, {"la", "Latin"}, {"lb", "Luxembourgish"}, {"lg", "Ganda"}, {"ln", "Lingala"}, {"lo", "Lao"}, {"lt", "Lithuanian"},
    {"lv", "Latvian"}, {"mg", "Malagasy"}, {"mi", "Māori"}, {"mk", "Macedonian"}, {"ml", "Malayalam"}, {"mn", "Mongolian"}, {"mr", "Marathi"},
    {"ms", "Malay"}, {"mt", "Maltese"}, {"my", "Burmese"}, {"nb", "Norwegian Bokmål"}, {"ne", "Nepali"}, {"nl", "Dutch"}, {"nn", "Norwegian Nynorsk"},
    {"no", "Norwegian"}, {"nr", "South Ndebele"}, {"nso", "Northern Sotho"}, {"ny", "Nyanja"}, {"oc", "Occitan"}, {"om", "Oromo"}, {"or", "Odia"},
    {"os", "Ossetic"}, {"pa", "Punjabi"}, {"pl", "Polish"}, {"ps", "Pashto"}, {"pt", "Portuguese"}, {"qu", "Quechua"}, {"rm", "Romansh"},
    {"rn", "Rundi"}, {"ro", "Romanian"}, {"ru", "Russian"}, {"rw", "Kinyarwanda"}, {"sa", "Sanskrit"}, {"sc", "Sardinian"}, {"sd", "Sindhi"},
    {"se", "Northern Sami"}, {"sg", "Sango"}, {"si", "Sinhala"}, {"sk", "Slovak"}, {"sl", "Slovenian"}, {"sm", "Samoan"}, {"sn", "Shona"},
    {"so", "Somali"}, {"sq", "Albanian"}, {"sr", "Serbian"}, {"ss", "Swati"}, {"st", "Southern Sotho"}, {"su", "Sundanese"}, {"sv", "Swedish"},
    {"sw", "Swahili"}, {"ta", "Tamil"}, {"te", "Telugu"}, {"tg", "Tajik"}, {"th", "Thai"}, {"ti", "Tigrinya"}, {"tk", "Turkmen"}, {"tl", "Tagalog"},
    {"tn", "Tswana"}, {"to", "Tongan"}, {"tr", "Turkish"}, {"ts", "Tsonga"}, {"tt", "Tatar"}, {"tw", "Twi"}, {"ug", "Uyghur"}, {"uk", "Ukrainian"},
    {"ur", "Urdu"}, {"uz", "Uzbek"}, {"ve", "Venda"}, {"vi", "Vietnamese"}, {"wo", "Wolof"}, {"xh", "Xhosa"}, {"yi", "Yiddish"}, {"yo", "Yoruba"},
    {"zh", "Chinese"}, {"zu", "Zulu"},
};

}  // namespace

std::string_view language_name(std::string_view code) {
    // "pt-BR" is called as "pt" is.
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    const auto it = std::lower_bound(std::begin(language_names), std::end(language_names), primary,
                                     [](const LanguageName& one, std::string_view value) { return one.code < value; });
    return it != std::end(language_names) && it->code == primary ? it->name : code;
}

}  // namespace verbatim::app
