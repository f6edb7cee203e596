#include "app/plural_rules.h"

#include <algorithm>
#include <iterator>

namespace verbatim::app {
namespace {

using Of = PluralCategory;

bool in_range(std::uint64_t value, std::uint64_t from, std::uint64_t to) { return value >= from && value <= to; }

// Named after a language that has it.
PluralCategory like_chinese(std::uint64_t) { return Of::other; }
PluralCategory like_english(std::uint64_t n) { return n == 1 ? Of::one : Of::other; }
PluralCategory like_hindi(std::uint64_t n) { return n <= 1 ? Of::one : Of::other; }
PluralCategory like_spanish(std::uint64_t n) { return n == 1 ? Of::one : n > 0 && n % 1'000'000 == 0 ? Of::many : Of::other; }
PluralCategory like_french(std::uint64_t n) { return n <= 1 ? Of::one : n % 1'000'000 == 0 ? Of::many : Of::other; }
PluralCategory like_icelandic(std::uint64_t n) { return n % 10 == 1 && n % 100 != 11 ? Of::one : Of::other; }
PluralCategory like_filipino(std::uint64_t n) {
    return in_range(n, 1, 3) || (n % 10 != 4 && n % 10 != 6 && n % 10 != 9) ? Of::one : Of::other;
}
PluralCategory like_hebrew(std::uint64_t n) { return n == 1 ? Of::one : n == 2 ? Of::two : Of::other; }
PluralCategory like_latvian(std::uint64_t n) {
    if (n % 10 == 0 || in_range(n % 100, 11, 19)) return Of::zero;
    return n % 10 == 1 ? Of::one : Of::other;
}
PluralCategory like_romanian(std::uint64_t n) {
    if (n == 1) return Of::one;
    return n == 0 || in_range(n % 100, 1, 19) ? Of::few : Of::other;
}
PluralCategory like_serbian(std::uint64_t n) {
    if (n % 10 == 1 && n % 100 != 11) return Of::one;
    return in_range(n % 10, 2, 4) && !in_range(n % 100, 12, 14) ? Of::few : Of::other;
}
PluralCategory like_russian(std::uint64_t n) {
    const PluralCategory serbian = like_serbian(n);
    return serbian == Of::other ? Of::many : serbian;
}
PluralCategory like_lithuanian(std::uint64_t n) {
    if (in_range(n % 100, 11, 19) || n % 10 == 0) return Of::other;
    return n % 10 == 1 ? Of::one : Of::few;
}
PluralCategory like_czech(std::uint64_t n) { return n == 1 ? Of::one : in_range(n, 2, 4) ? Of::few : Of::other; }
PluralCategory like_polish(std::uint64_t n) {
    if (n == 1) return Of::one;
    return in_range(n % 10, 2, 4) && !in_range(n % 100, 12, 14) ? Of::few : Of::many;
}
PluralCategory like_slovenian(std::uint64_t n) {
    const std::uint64_t rest = n % 100;
    return rest == 1 ? Of::one : rest == 2 ? Of::two : rest == 3 || rest == 4 ? Of::few : Of::other;
}
PluralCategory like_maltese(std::uint64_t n) {
    if (n <= 2) return n == 1 ? Of::one : n == 2 ? Of::two : Of::few;
    return in_range(n % 100, 3, 10) ? Of::few : in_range(n % 100, 11, 19) ? Of::many : Of::other;
}
PluralCategory like_arabic(std::uint64_t n) {
    if (n <= 2) return n == 0 ? Of::zero : n == 1 ? Of::one : Of::two;
    return in_range(n % 100, 3, 10) ? Of::few : n % 100 >= 11 ? Of::many : Of::other;
}
PluralCategory like_welsh(std::uint64_t n) { return n == 0 ? Of::zero : n == 1 ? Of::one : n == 2 ? Of::two : n == 3 ? Of::few : n == 6 ? Of::many : Of::other; }
PluralCategory like_irish(std::uint64_t n) {
    return n == 1 ? Of::one : n == 2 ? Of::two : in_range(n, 3, 6) ? Of::few : in_range(n, 7, 10) ? Of::many : Of::other;
}
PluralCategory like_gaelic(std::uint64_t n) {
    return n == 1 || n == 11 ? Of::one : n == 2 || n == 12 ? Of::two : in_range(n, 3, 19) ? Of::few : Of::other;
}

struct RuleOfLanguage {
    std::string_view code;
    PluralRule rule;
};

// Ascending; what is not here is as English.
constexpr RuleOfLanguage plural_rules_known[]{
    {"ak", like_hindi},      {"am", like_hindi},    {"ar", like_arabic},    {"as", like_hindi},     {"be", like_russian},   {"bm", like_chinese},
    {"bn", like_hindi},      {"bo", like_chinese},  {"bs", like_serbian},   {"ca", like_spanish},   {"cs", like_czech},     {"cy", like_welsh},
    {"dz", like_chinese},    {"es", like_spanish},  {"fa", like_hindi},     {"ff", like_hindi},     {"fil", like_filipino}, {"fr", like_french},
    {"ga", like_irish},      {"gd", like_gaelic},   {"gu", like_hindi},     {"he", like_hebrew},    {"hi", like_hindi},     {"hr", like_serbian},
    {"hy", like_hindi},      {"id", like_chinese},  {"ig", like_chinese},   {"is", like_icelandic}, {"it", like_spanish},   {"iu", like_hebrew},
    {"iw", like_hebrew},     {"ja", like_chinese},  {"jv", like_chinese},   {"km", like_chinese},   {"kn", like_hindi},     {"ko", like_chinese},
    {"ln", like_hindi},      {"lo", like_chinese},  {"lt", like_lithuanian}, {"lv", like_latvian},  {"mg", like_hindi},     {"mk", like_icelandic},
    {"mo", like_romanian},   {"ms", like_chinese},  {"mt", like_maltese},   {"my", like_chinese},   {"nso", like_hindi},    {"pa", like_hindi},
    {"pl", like_polish},     {"pt", like_french},   {"ro", like_romanian},  {"ru", like_russian},   {"se", like_hebrew},    {"sg", like_chinese},
    {"si", like_hindi},      {"sk", like_czech},    {"sl", like_slovenian}, {"sr", like_serbian},   {"su", like_chinese},   {"th", like_chinese},
    {"ti", like_hindi},      {"tl", like_filipino}, {"to", like_chinese},   {"uk", like_russian},   {"vi", like_chinese},   {"wa", like_hindi},
    {"wo", like_chinese},    {"yo", like_chinese},  {"yue", like_chinese},  {"zh", like_chinese},   {"zu", like_hindi},
};

}  // namespace

PluralRule plural_rule(std::string_view code) {
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    const auto it = std::lower_bound(std::begin(plural_rules_known), std::end(plural_rules_known), primary, [](const RuleOfLanguage& one, std::string_view value) { return one.code < value; });
    return it != std::end(plural_rules_known) && it->code == primary ? it->rule : like_english;
}

bool uses_category(PluralRule rule, PluralCategory category) {
    if (category == PluralCategory::other) return true;
    for (std::uint64_t n = 0; n <= 1000; ++n)
        if (rule(n) == category) return true;
    return false;
}

}  // namespace verbatim::app
