// Which form of a word a number asks for, by language: the cardinal rules of Unicode's CLDR 44, for whole numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace verbatim::app {

enum class PluralCategory : std::uint8_t { zero, one, two, few, many, other };
inline constexpr std::size_t plural_categories = 6;
inline constexpr std::string_view plural_names[plural_categories]{"zero", "one", "two", "few", "many", "other"};

using PluralRule = PluralCategory (*)(std::uint64_t);

// By the language of a BCP 47 code: "pt-BR" as "pt". Where CLDR is not known to have the language: `one` for 1.
PluralRule plural_rule(std::string_view code);

// Whether numbers up to a thousand ask for the category in the language.
bool uses_category(PluralRule rule, PluralCategory category);

}  // namespace verbatim::app
