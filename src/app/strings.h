// Every word that the interface says. strings.inc names them, assets/ui/CODE.txt says them in a language. Patterns hold {0}, {1}… for what
// format.h fills in.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/plural_rules.h"
#include "app/types.h"

namespace verbatim::app {

// "1 article", "5 articles": a form for each PluralCategory; those that the language does not have are as `other`.
struct Plural {
    std::array<std::string_view, plural_categories> forms;
};

// The rules of docs/quotes.md, in the order of `rule_patterns`.
inline constexpr std::array<std::string_view, 13> quote_rules{"content-verb-subject", "content-subject-verb", "subject-verb-content", "split",
                                                              "according-to",         "colon",                "dash",                 "same-sentence",
                                                              "carried-over",         "alternation",          "continued-paragraph",  "nominal",
                                                              "passive"};

struct Strings {
    static constexpr std::size_t field_count = 13, rule_count = quote_rules.size(), shortcut_count = 17, search_help_count = 10;
#define TEXT(name) std::string_view name;
#define LIST(name, count) std::array<std::string_view, count> name;
#define PLURAL(name) Plural name;
#include "app/strings.inc"
#undef TEXT
#undef LIST
#undef PLURAL
    constexpr std::string_view view(View which) const { return views[static_cast<std::size_t>(which)]; }
    constexpr std::string_view facet(FacetKind which) const { return facets[static_cast<std::size_t>(which)]; }
};

// The interface in one language.
struct Phrases : Strings {
    std::string code;  // BCP 47
    PluralRule plural = nullptr;
    std::vector<std::pair<std::string_view, std::string_view>> languages;  // codes, ascending, and what the language calls them

    bool right_to_left() const { return direction == "rtl"; }
};

// In the language that was chosen last; English at the start. What it returns stays valid, also after another choice.
const Phrases& phrases();
// In English, whatever is chosen: for files that programs read.
const Phrases& english();

// The languages that the interface can be had in, by what they call themselves.
struct OfferedLanguage {
    std::string_view code, own_name;
};
std::vector<OfferedLanguage> offered_languages();

// The offered language that fits best to what a person prefers ("de-AT, de, en": the first is the dearest); "en" where none does.
std::string_view fitting_language(std::string_view preferred);

// Where a language's words are to be fetched from; empty where they are compiled in.
std::string path_of_language(std::string_view code);

// Makes a language the chosen one. `text` is what its file holds; without it the words have to be compiled in or used before. False where they
// are neither, or the text is no such file: then nothing changes. Words that it lacks stay English.
bool use_language(std::string_view code, std::string_view text = {});

}  // namespace verbatim::app
