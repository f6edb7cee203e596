#include "app/visible_names.h"

#include <doctest/doctest.h>

#include "app/models.h"
#include "text/visible.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

// "Name" in such a way that it is read as "Naem".
std::string hostile(std::string name) { return name.insert(2, "\u202E") + "\x1b"; }
std::string marked(std::string name) { return name.insert(2, "‹U+202E›") + "\\x1b"; }

search::QuoteView hostile_quote() {
    search::QuoteView quote;
    quote.quote = base::QuoteId{7};
    quote.article_id = hostile("a-1");
    quote.article_title = hostile("Title");
    quote.source = hostile("Herald");
    quote.place = hostile("Astana");
    quote.words = "We \u202Eagree";
    quote.fragments = {{0, 11}};
    quote.own_words = {true};
    quote.speaker = hostile("she");
    quote.cue = hostile("said");
    quote.person = base::PersonId{0};
    quote.person_name = hostile("Berg");
    quote.passage = "We \u202Eagree, she said.";
    return quote;
}

struct ShownFixture {
    State state;
    search::BundleInfo info{.title = hostile("Demo"), .bundle_id = "b1"};
    Setting setting() const { return {state, info, "https://example.org/"}; }
};

template <class Model>
Model shown(Model model) {
    make_names_visible(model);
    return model;
}

}  // namespace

TEST_CASE("the names of an article and its quotations are shown with marks, its words and what leads to it are as they are") {
    const ShownFixture fixture;
    search::ArticleView article;
    article.head.id = hostile("a-1");
    article.head.title = hostile("Title");
    article.head.source = hostile("Herald");
    article.head.place = hostile("Astana");
    article.author = hostile("Ann");
    article.url = "https://paper.example/\u202Egpj";
    article.text = "We \u202Eagree, she said.";
    article.quotes = {hostile_quote()};
    const ReadingModel model = shown(build_reading(fixture.setting(), article));
    CHECK(model.title == marked("Title"));
    CHECK(model.meta.find(marked("Herald")) != std::string::npos);
    CHECK(model.byline == "By " + marked("Ann"));
    REQUIRE(model.meta_parts.size() == 3);
    CHECK(model.meta_parts[0].words == marked("Astana"));
    CHECK(model.meta_parts[0].value == hostile("Astana"));  // what a press filters by
    CHECK(model.citation == text::visible(model.citation));
    CHECK(model.original.href == article.url);
    CHECK(model.id == hostile("a-1"));
    CHECK(model.text == article.text);

    REQUIRE(model.quotes.size() == 1);
    const QuoteRow& row = model.quotes[0];
    CHECK(row.speaker == marked("Berg"));
    CHECK(row.speaker_value == hostile("Berg"));
    CHECK(row.article_title == marked("Title"));
    CHECK(row.article_id == hostile("a-1"));
    CHECK(row.words == "“We \u202Eagree”");
}

TEST_CASE("a citation has names with marks, and the words' direction ends with them") {
    const ShownFixture fixture;
    const QuoteRow row = shown(build_quote_row(fixture.setting(), hostile_quote()));
    CHECK(row.citation.find("“We \u202Eagree”\u202C — " + marked("Berg") + ", “" + marked("Title") + "”, " + marked("Herald") + ". https://example.org/#/") == 0);
    CHECK(row.places.at(0).words == marked("Herald"));
    CHECK(row.meta.find(marked("said")) == 0);
    CHECK(attributed(build_quote_row(fixture.setting(), hostile_quote()), For::programs) == "“We \u202Eagree” — " + hostile("Berg"));
}

TEST_CASE("the evidence card shows names with marks; what it copies for the build keeps them as they are") {
    const ShownFixture fixture;
    const EvidenceModel card = shown(build_evidence(fixture.setting(), hostile_quote(), nullptr, nullptr));
    CHECK(card.who == marked("Berg"));
    CHECK(card.named_as == marked("she"));
    CHECK(card.cue == marked("said"));
    CHECK(card.printed_in == "“" + marked("Title") + "”, " + marked("Herald"));
    CHECK(card.correction.find("// Article: " + marked("Title") + "\n") != std::string::npos);
    CHECK(card.correction.find("\"person\": \"Be\u202Erg\\u001b\"") != std::string::npos);
}

TEST_CASE("lists, filters and menus show names with marks and act on the names as they are") {
    ShownFixture fixture;
    fixture.state.route.speaker = hostile("Berg");
    fixture.state.route.query = "x";
    fixture.state.route.filters.facets[static_cast<std::size_t>(FacetKind::tag)].exclude = {hostile("pipes")};
    search::PeopleAnswer people;
    people.total = 1;
    people.people = {{.person = base::PersonId{0}, .name = hostile("Berg"), .roles = {{hostile("mayor"), {}, {}}}, .quotes = 3}};

    const PeopleModel cards = shown(build_people(fixture.setting(), people, {}));
    CHECK(cards.rows.at(0).name == marked("Berg"));
    CHECK(cards.rows.at(0).roles == marked("mayor"));
    CHECK(std::get<ShowSpeaker>(cards.rows.at(0).action.any).name == hostile("Berg"));

    search::QuotesAnswer quotes;
    quotes.total = 1;
    quotes.quotes = {hostile_quote()};
    const QuotesModel listed = shown(build_quotes(fixture.setting(), quotes, {}, {.people = &people}, {}));
    CHECK(listed.heading == marked("Berg"));
    CHECK(listed.chosen == marked("Berg"));
    CHECK(listed.speakers.back().label == marked("Berg"));
    CHECK(std::get<ShowSpeaker>(listed.speakers.back().action.any).name == hostile("Berg"));
    CHECK(listed.rows.at(0).speaker == marked("Berg"));

    const HeaderModel header = shown(build_header(fixture.setting(), nullptr, nullptr, nullptr));
    CHECK(header.site_title == marked("Demo"));
    CHECK(header.chips.at(0).label == "Not: " + marked("pipes"));

    search::SearchAnswer found;
    found.total = 2;
    found.hits = {{.id = "a-1", .title = hostile("Title"), .source = hostile("Herald"), .quotation = hostile_quote()}};
    found.facets[static_cast<std::size_t>(FacetKind::source)] = {{hostile("Herald"), 1}, {"Other", 1}};
    const FiltersModel filters = shown(build_filters(fixture.setting(), found));
    CHECK(filters.facets.at(0).rows.at(0).label == marked("Herald"));
    CHECK(filters.facets.at(0).rows.at(0).value == hostile("Herald"));

    const ArticlesModel articles = shown(build_articles(fixture.setting(), found, {}, {{.what = hostile("names"), .reason = hostile("lost")}}));
    CHECK(articles.rows.at(0).title == marked("Title"));
    CHECK(articles.rows.at(0).snippet.find(marked("Berg") + ": ") == 0);
    CHECK(articles.partial.title.find(marked("lost")) != std::string::npos);

    fixture.state.value = {.facet = FacetKind::source, .value = hostile("Herald"), .person = {}};
    const ValueMenuModel menu = shown(build_value_menu(fixture.setting(), nullptr));
    CHECK(menu.title == marked("Herald"));
    CHECK(menu.choices.at(0).label == "Only " + marked("Herald"));
    CHECK(std::get<ToggleFacetValue>(menu.choices.at(0).action.any).value == hostile("Herald"));
}
