#include "app/models.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::app;

namespace {

base::TextSpan span_of(const std::string& text, std::string_view words) {
    const std::size_t at = text.find(words);
    REQUIRE(at != std::string::npos);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

search::ArticleView sample_article() {
    search::ArticleView article;
    article.head.id = "a-1";
    article.head.title = "A title";
    article.head.date = base::parse_date("2025-01-03");
    article.head.source = "Trend";
    article.text = "The minister spoke on Monday.\n\n“We agree on trade,” Anna Berg said.";
    search::QuoteView quote;
    quote.quote = base::QuoteId{7};
    quote.article_id = "a-1";
    quote.article_title = "A title";
    quote.source = "Trend";
    quote.words = "We agree on trade,";
    quote.fragments = {span_of(article.text, "We agree on trade,")};
    quote.speaker = "Anna Berg";
    quote.speaker_span = span_of(article.text, "Anna Berg");
    quote.cue = "said";
    quote.cue_span = span_of(article.text, "said");
    quote.rule = "quote-speaker-cue";
    quote.confidence = 950;
    quote.person = base::PersonId{0};
    quote.person_name = "Anna Berg";
    quote.word_hash = "c0ffee";
    quote.date = article.head.date;
    article.quotes = {quote};
    article.hits = {span_of(article.text, "trade")};
    return article;
}

struct Fixture {
    State state;
    search::BundleInfo info;
    Setting setting() const { return {state, info, "https://example.org/site/"}; }
};

}  // namespace

TEST_CASE("runs cover a text without gaps, with the styles of all marks that lie over a place") {
    const std::vector<StyledRun> runs =
        cut_runs({0, 20}, {{{5, 15}, style_quote, 3}, {{8, 10}, style_hit}, {{12, 40}, style_name}});
    std::uint32_t at = 0;
    for (const StyledRun& run : runs) {
        CHECK(run.span.start == at);
        at = run.span.end;
    }
    CHECK(at == 20);
    REQUIRE(runs.size() == 6);
    CHECK(runs[0].style == style_plain);
    CHECK(runs[1].quote == 3);
    CHECK(runs[2].style == (style_quote | style_hit));
    CHECK(runs[4].style == (style_quote | style_name));
    CHECK(runs[5].style == style_name);
    CHECK(runs[5].quote == -1);
}

TEST_CASE("an article is read as paragraphs with its quotation marked and its hit inside it") {
    const Fixture fixture;
    const ReadingModel model = build_reading(fixture.setting(), sample_article());
    REQUIRE(model.paragraphs.size() == 2);
    CHECK(model.meta == "3 January 2025 · Trend");
    CHECK(model.hit_label == "1 of 1");
    bool hit_in_quote = false;
    for (const StyledRun& run : model.paragraphs[1].runs)
        if (run.style & style_hit) hit_in_quote = run.quote == 0;
    CHECK(hit_in_quote);
    CHECK(model.link == "https://example.org/site/#/articles?article=a-1");
}

TEST_CASE("a link to a quotation finds its words, or says that they have changed") {
    Fixture fixture;
    const search::ArticleView article = sample_article();
    fixture.state.route.quote = "c0ffee.33";
    CHECK(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note.empty());
    fixture.state.route.quote = "another.30";
    CHECK(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note == english.quote_changed);
    fixture.state.route.quote = "another";
    CHECK_FALSE(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note == english.quote_gone);
}

TEST_CASE("a paragraph's link leads back to it, and to the nearest once its words have changed") {
    Fixture fixture;
    search::ArticleView article = sample_article();
    const std::string link = build_reading(fixture.setting(), article).paragraphs[1].link;
    CHECK(link.find("https://example.org/site/#/articles?article=a-1&paragraph=") == 0);
    fixture.state.route = decode_route(link.substr(link.find('#')));
    ReadingModel model = build_reading(fixture.setting(), article);
    CHECK(model.chosen_paragraph == 1);
    CHECK(model.target == model.paragraphs[1].span);
    CHECK(model.note.empty());

    article.text.insert(0, "A new first paragraph.\n\n");  // the words have moved
    CHECK(build_reading(fixture.setting(), article).chosen_paragraph == 2);
    article = sample_article();
    article.text += " And more.";
    model = build_reading(fixture.setting(), article);
    CHECK(model.chosen_paragraph == 1);
    CHECK(model.note == english.paragraph_changed);
    fixture.state.route.paragraph = "nonsense";
    model = build_reading(fixture.setting(), article);
    CHECK(model.chosen_paragraph == -1);
    CHECK(model.note == english.paragraph_gone);
}

TEST_CASE("the evidence card leads from a pronoun to the name, and a mistake is reported as the build takes it") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    article.text = "Minister Berg spoke on Monday.\n\n“We agree on “trade”,” she said.";
    search::QuoteView& quote = article.quotes[0];
    quote.words = "We agree on “trade\",";
    quote.speaker = "she";
    article.mentions = {{span_of(article.text, "Minister Berg"), quote.person}};
    const EvidenceModel card = build_evidence(fixture.setting(), quote, &article);
    CHECK(card.chain == "she → Minister Berg → Anna Berg (first named in paragraph 1)");
    CHECK(card.correction.find("{\"article\": \"a-1\", \"words\": \"We agree on “trade\\\",\", \"person\": \"…\"}") !=
          std::string::npos);
    article.mentions.clear();
    CHECK(build_evidence(fixture.setting(), quote, &article).chain == "she → Anna Berg");
    quote.person = {};
    CHECK(build_evidence(fixture.setting(), quote, &article).chain.empty());
}

TEST_CASE("offsets that do not fit the text mark nothing") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    article.quotes[0].fragments = {{5, 4000000000u}};
    article.quotes[0].speaker_span = {~0u, 3};
    article.hits = {{32, 33}};  // inside the bytes of a quotation mark
    const ReadingModel model = build_reading(fixture.setting(), article);
    for (const Paragraph& paragraph : model.paragraphs)
        for (const StyledRun& run : paragraph.runs) CHECK((run.style & (style_quote | style_hit)) == 0);
}

TEST_CASE("the evidence card shows the passage with speaker and cue, and a citation that can be followed") {
    const Fixture fixture;
    const search::ArticleView article = sample_article();
    const EvidenceModel card = build_evidence(fixture.setting(), article.quotes[0], &article);
    CHECK(card.who == "Anna Berg");
    CHECK(card.cue == "said");
    CHECK(card.sureness == "sure (0.95)");
    CHECK(card.context == "“We agree on trade,” Anna Berg said.");
    CHECK(card.quote.citation.find("“We agree on trade,” — Anna Berg, “A title”, Trend, 3 January 2025. "
                                   "https://example.org/site/#/articles?article=a-1&quote=c0ffee") == 0);
}

TEST_CASE("an unknown speaker is shown as unknown, a description as unnamed") {
    const Fixture fixture;
    search::QuoteView quote = sample_article().quotes[0];
    quote.person = {};
    quote.person_name.clear();
    CHECK(build_quote_row(fixture.setting(), quote).speaker == "Unnamed: Anna Berg");
    quote.speaker.clear();
    CHECK(build_quote_row(fixture.setting(), quote).speaker == "Unknown speaker");
    CHECK(build_quote_row(fixture.setting(), quote).sureness == Sureness::unknown);
}

TEST_CASE("a facet with one value is a line; with several, the chosen come first and the rest is folded") {
    Fixture fixture;
    search::SearchAnswer answer;
    answer.facets[0] = {{"Trend", 3}};
    for (std::uint32_t i = 0; i < 20; ++i) answer.facets[1].push_back({"Place " + std::to_string(i), 20 - i});
    fixture.state.route.filters.facets[1].include = {"Place 15"};
    const FiltersModel model = build_filters(fixture.setting(), answer);
    REQUIRE(model.facets.size() == 2);
    CHECK(model.facets[0].only_value == "Trend");
    CHECK(model.facets[1].rows.front().value == "Place 15");
    CHECK(model.facets[1].rows.front().included);
    CHECK(model.facets[1].rows.size() == 7);
    CHECK(model.facets[1].more == "13 more");

    fixture.state.facet_search[1] = "place 7";
    CHECK(build_filters(fixture.setting(), answer).facets[1].rows.size() == 2);
}

TEST_CASE("a histogram has a bar for every month between, none for a single month, and years for a long time") {
    const search::Filters none;
    std::vector<search::DateBin> months{{*base::parse_date("2024-11-01"), 4}, {*base::parse_date("2025-02-01"), 8}};
    const std::vector<HistogramBar> bars = build_histogram(months, none, english.articles);
    REQUIRE(bars.size() == 4);
    CHECK(bars[0].height == doctest::Approx(0.5));
    CHECK(bars[1].count == 0);
    CHECK(bars[1].label == "December 2024: 0 articles");
    CHECK(build_histogram({months[0]}, none, english.articles).empty());

    months = {{*base::parse_date("1900-01-01"), 1}, {*base::parse_date("2025-12-01"), 1}};
    CHECK(build_histogram(months, none, english.articles).size() == 126);
    months = {{*base::parse_date("0001-01-01"), 1}, {*base::parse_date("9999-12-01"), 1}};
    CHECK(build_histogram(months, none, english.articles).size() <= 400);
}
