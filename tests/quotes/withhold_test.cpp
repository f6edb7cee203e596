#include "quotes/withhold.h"

#include <doctest/doctest.h>

using namespace verbatim;

namespace {

struct Shown {
    corpus::Article article;
    quotes::Analysis analysis;
};

Shown shown_as(quotes::TextShown shown, const std::string& title = "A title") {
    Shown out;
    out.article.title = title;
    out.article.language = "en";
    out.article.text =
        "The well at Lower Ferrow ran dry on Monday, and sixty families carry their water from the river. Nadia Brook keeps the only shop in the village.\n\n"
        "The council met for three hours behind closed doors. “We have carried water since May,” said Brook. The mayor was not there, and nobody knows why.\n\n"
        "A secret sentence stands here, and no byte of it may leave this machine.";
    out.analysis = quotes::analyze(out.article);
    REQUIRE_FALSE(out.analysis.quotes.empty());
    quotes::withhold(out.article, out.analysis, shown);
    return out;
}

}  // namespace

TEST_CASE("a withheld text is in the article no more; quotations keep their words, speakers and places") {
    for (const quotes::TextShown shown : {quotes::TextShown::snippet, quotes::TextShown::quotes}) {
        const Shown out = shown_as(shown);
        CHECK(out.article.text.find("secret") == std::string::npos);
        CHECK(out.article.text.find("sixty families") == std::string::npos);
        REQUIRE(out.analysis.quotes.size() == 1);
        const quotes::Quote& quote = out.analysis.quotes[0];
        CHECK(quotes::words_of(out.article.text, quote) == "We have carried water since May,");
        CHECK(base::slice(out.article.text, quote.speaker) == "Brook");
        CHECK(base::slice(out.article.text, quote.cue) == "said");
        REQUIRE(quote.person < out.analysis.names.entities.size());
        CHECK(out.analysis.names.entities[quote.person].name == "Nadia Brook");
        for (const names::Entity& entity : out.analysis.names.entities)
            for (const names::Mention& mention : entity.mentions) CHECK(mention.span.end <= out.article.text.size());
    }
    CHECK(shown_as(quotes::TextShown::quotes).article.text == "“We have carried water since May,” said Brook");
}

TEST_CASE("a title that was made of withheld words is replaced") {
    Shown out;
    out.article.title = "A secret sentence";
    out.article.title_made = true;
    out.article.source = "The Paper";
    out.article.text = "A secret sentence stands here.";
    out.analysis = quotes::analyze(out.article);
    quotes::withhold(out.article, out.analysis, quotes::TextShown::quotes);
    CHECK(out.article.title == "The Paper");
    CHECK(out.article.text == "[…]");
}

TEST_CASE("a full text stays as it is") { CHECK(shown_as(quotes::TextShown::full).article.text.find("secret") != std::string::npos); }
