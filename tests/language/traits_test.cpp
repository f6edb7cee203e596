#include "language/traits.h"

#include <doctest/doctest.h>

#include <string>

#include "language/gazetteer.h"
#include "language/lexicon.h"
#include "language/tables.h"

using namespace verbatim;
using language::Lexicon;
using language::Traits;
namespace tables = language::tables;

TEST_CASE("traits are read from rows of key, value and comment") {
    const Traits traits = language::read_traits(
        "# a comment\n"
        "many_cues\tyes\n"
        "comma_opens_clause\tno\n"
        "modals\tkann darf\tmay\n"
        "source_phrases\tnach * von|vom, nach *\n"
        "opinion_sections\tmeinung, op ed\n"
        "unknown\tyes\n");
    CHECK(traits.many_cues);
    CHECK_FALSE(traits.comma_opens_clause);
    CHECK(traits.modals.has("darf"));
    CHECK_FALSE(traits.modals.has("may"));
    REQUIRE(traits.source_phrases.size() == 2);
    REQUIRE(traits.source_phrases[0].size() == 3);
    CHECK(traits.source_phrases[0][2].has("vom"));
    CHECK(traits.opinion_sections.has("op ed"));
    CHECK(traits.be_forms.empty());
}

TEST_CASE("an unknown language has no traits, and an article of unknown language those of English") {
    CHECK_FALSE(Lexicon::of("ta").traits().many_cues);
    CHECK(Lexicon::of("ta").traits().form_columns.empty());
    CHECK(Lexicon::of("").language() == "en");
}

TEST_CASE("each row of a language's tables is of a known kind") {
    for (const tables::LanguageTables& one : tables::languages) {
        CAPTURE(one.code);
        tables::for_each_row(one.traits, [](const std::vector<std::string_view>& cells) {
            CAPTURE(std::string(cells[0]));
            CHECK((cells.size() == 2 || cells.size() == 3));
            CHECK(language::is_trait(cells[0]));
        });
        tables::for_each_row(one.cues, [](const std::vector<std::string_view>& cells) {
            CAPTURE(std::string(cells[0]));
            REQUIRE(cells.size() == 4);
            CHECK(cells[2].find_first_not_of("itano-") == std::string_view::npos);
        });
        tables::for_each_row(one.words, [](const std::vector<std::string_view>& cells) {
            CAPTURE(std::string(cells[0]));
            REQUIRE(cells.size() == 2);
            CHECK(language::is_word_class(cells[0]));
        });
        tables::for_each_row(one.names, [](const std::vector<std::string_view>& cells) {
            CAPTURE(std::string(cells[0]));
            REQUIRE(cells.size() == 2);
            CHECK(language::is_name_class(cells[0]));
        });
        CHECK_FALSE(Lexicon::of(one.code).empty());
    }
}
