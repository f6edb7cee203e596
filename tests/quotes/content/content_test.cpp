#include "quotes/content/content.h"

#include <doctest/doctest.h>

#include "names/extract.h"
#include "articles.h"
#include "quotes/cues/named_tokens.h"

using namespace verbatim;

namespace {

// The words before and after the first cue use, as "before … after".
std::string words_around(std::string_view line) {
    const corpus::Article article = language::testing::article(line);
    const language::Document document = quotes::read_with_names(article, names::extract_names(article));
    const std::vector<quotes::CueUse> uses = quotes::find_cue_uses(document, {});
    REQUIRE_FALSE(uses.empty());
    REQUIRE(uses[0].subject_count > 0);
    const quotes::Content content = quotes::find_content(document, uses, 0, 0);
    std::string out;
    if (!content.before.empty()) out += base::slice(article.text, document.span(content.before.first, content.before.last));
    if (!content.after.empty()) {
        out += " … ";
        out += base::slice(article.text, document.span(content.after.first, content.after.last));
    }
    return out;
}

}  // namespace

TEST_CASE("reported words begin after hearers, times and places") {
    CHECK(words_around("Kovacs said that the bridge was safe.") == " … that the bridge was safe");
    CHECK(words_around("Kovacs told reporters on Monday that the bridge was safe.") == " … that the bridge was safe");
    CHECK(words_around("Kovacs said on Monday in Vik that the bridge was safe.") == " … that the bridge was safe");
    CHECK(words_around("Kovacs asked whether the bridge was safe.") == " … whether the bridge was safe");
}

TEST_CASE("reported words may stand before the cue or around it") {
    CHECK(words_around("The bridge was safe, Kovacs said.") == "The bridge was safe");
    CHECK(words_around("The bridge was safe, said Kovacs on Monday.") == "The bridge was safe");
    CHECK(words_around("The bridge, Kovacs said, was safe.") == "The bridge … was safe");
    CHECK(words_around("The bridge was safe, according to Kovacs.") == "The bridge was safe");
    CHECK(words_around("According to Kovacs, the bridge was safe.") == " … the bridge was safe");
}

TEST_CASE("reported words end where another cue begins") {
    CHECK(words_around("Kovacs said the bridge was safe, adding that it had been tested.") == " … the bridge was safe");
}
