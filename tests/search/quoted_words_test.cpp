#include "search/quoted_words.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::search;

namespace {

// A quotation of these pieces, each with whether it is in the speaker's own words.
QuoteView quote_of(std::uint8_t kind, const std::vector<std::pair<std::string, bool>>& pieces) {
    QuoteView quote;
    quote.kind = kind;
    std::uint32_t at = 100;
    for (const auto& [words, own] : pieces) {
        if (!quote.words.empty()) quote.words += " … ";
        quote.words += words;
        quote.fragments.push_back({at, at + static_cast<std::uint32_t>(words.size())});
        quote.own_words.push_back(own);
        at += 200;
    }
    return quote;
}

}  // namespace

TEST_CASE("what was said in one go stands between marks of its own, without the comma before who said it") {
    CHECK(quoted_words(quote_of(0, {{"We agree,", true}})).words == "“We agree”");
    CHECK(quoted_words(quote_of(0, {{"I didn't,", true}, {"But he asked me.", true}})).words == "“I didn't,” … “But he asked me.”");
    CHECK(quoted_words(quote_of(0, {{"He left … early", true}, {"and came back,", true}})).words == "“He left … early” … “and came back”");
}

TEST_CASE("the article's words get no marks, whatever stands in marks within them") {
    CHECK(quoted_words(quote_of(2, {{"the bridge was safe,", false}})).words == "the bridge was safe");
    CHECK(quoted_words(quote_of(1, {{"the report \"the first\" of many", false}})).words == "the report \"the first\" of many");
    CHECK(quoted_words(quote_of(1, {{"strategic partner", true}, {"said to be \"eternal\"", false}})).words ==
          "“strategic partner” … said to be \"eternal\"");
}

TEST_CASE("before what is denied stands that it is, and only the article's marks stand around words of it") {
    QuoteView whole = quote_of(2, {{"that the bridge was safe", false}}), marked = quote_of(1, {{"knowing of any trade", true}});
    whole.stance = marked.stance = Stance::denies;
    marked.hits = {{15, 20}};
    CHECK(quoted_words(whole).words == "denied: that the bridge was safe");
    const QuotedWords quoted = quoted_words(marked);
    CHECK(quoted.words == "denied: “knowing of any trade”");
    REQUIRE(quoted.hits.size() == 1);
    CHECK(base::slice(quoted.words, quoted.hits[0]) == "trade");
    CHECK(quoted_words(whole, "nie: ").words == "nie: that the bridge was safe");
}

TEST_CASE("hits keep to their words") {
    QuoteView quote = quote_of(0, {{"Yes to trade,", true}, {"and to more trade.", true}});
    const std::uint32_t second = static_cast<std::uint32_t>(quote.words.rfind("trade"));
    quote.hits = {{7, 12}, {second, second + 5}, {400, 900}};
    const QuotedWords quoted = quoted_words(quote);
    REQUIRE(quoted.hits.size() == 2);
    for (const base::TextSpan hit : quoted.hits) CHECK(base::slice(quoted.words, hit) == "trade");
}

TEST_CASE("words that do not match their fragments are shown whole") {
    QuoteView quote = quote_of(0, {{"We agree.", true}, {"Soon.", true}});
    quote.words = "We agree.";
    CHECK(quoted_words(quote).words == "“We agree.”");
}

TEST_CASE("marks within the speaker's words are set within those around them, and hits keep to their words") {
    QuoteView quote = quote_of(0, {{"They call it \"trade\",", true}, {"a \"trade\"\n\nof trade,", true}});
    for (std::size_t at = quote.words.find("trade"); at != std::string::npos; at = quote.words.find("trade", at + 1))
        quote.hits.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 5)});
    const QuotedWords quoted = quoted_words(quote);
    CHECK(quoted.words == "“They call it ‘trade’,” … “a ‘trade’ of trade”");
    REQUIRE(quoted.hits.size() == 3);
    for (const base::TextSpan hit : quoted.hits) CHECK(base::slice(quoted.words, hit) == "trade");
    CHECK(quoted_words(quote_of(2, {{"it was \"the first\"\n\nof many", false}})).words == "it was \"the first\" of many");
}
