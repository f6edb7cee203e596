// What languages are called, by the codes that articles carry.
#include "app/language_names.h"

#include <algorithm>

#include "app/strings.h"

namespace verbatim::app {
namespace {

std::string_view name_in(const Phrases& phrases, std::string_view code) {
    const auto it = std::lower_bound(phrases.languages.begin(), phrases.languages.end(), code, [](const auto& one, std::string_view value) { return one.first < value; });
    return it != phrases.languages.end() && it->first == code ? it->second : std::string_view();
}

}  // namespace

std::string_view language_name(std::string_view code) {
    // "pt-BR" is called as "pt" is.
    const std::string_view primary = code.substr(0, code.find_first_of("-_"));
    if (const std::string_view name = name_in(phrases(), primary); !name.empty()) return name;
    const std::string_view name = name_in(english(), primary);
    return name.empty() ? code : name;
}

}  // namespace verbatim::app
