#include "quotes/content/matter.h"

#include <doctest/doctest.h>

#include "names/extract.h"
#include "articles.h"
#include "quotes/cues/named_tokens.h"

using namespace verbatim;

namespace {

std::string kind_of(std::string_view line) {
    const corpus::Article article = language::testing::article(line);
    const language::Document document = quotes::read_with_names(article, names::extract_names(article));
    REQUIRE(document.quoted.size() == 1);
    return std::string(quotes::other_kind_name(quotes::classify_matter(document, 0)));
}

}  // namespace

TEST_CASE("quoted matter is told by its capitals and neighbours") {
    CHECK(kind_of("The film “The Long Bridge” opened on Friday.") == "title");
    CHECK(kind_of("She appeared on RTV’s “Morning Hour” on Sunday.") == "title");
    CHECK(kind_of("Anna “Boots” Miller won the race.") == "nickname");
    CHECK(kind_of("They met at the “North Sea” summit.") == "name");
    CHECK(kind_of("He used the word “bridge” twice.") == "term");
    CHECK(kind_of("The slogan “Bridges for all” was everywhere.") == "slogan");
    CHECK(kind_of("The so-called “gift” cost two billion.") == "scare");
}
