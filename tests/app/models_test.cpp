#include "app/models.h"

#include <doctest/doctest.h>

#include "app/route.h"
#include "app/update.h"

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
    quote.own_words = {true};
    quote.speaker = "Anna Berg";
    quote.speaker_span = span_of(article.text, "Anna Berg");
    quote.cue = "said";
    quote.cue_span = span_of(article.text, "said");
    quote.rule = "quote-speaker-cue";
    quote.confidence = 950;
    quote.standing = search::Standing::sure;
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

TEST_CASE("the original is offered where its address is a web address, which its name says; nothing else is") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    const auto offered = [&](std::string url) {
        article.url = std::move(url);
        return build_reading(fixture.setting(), article).original;
    };
    const Choice choice = offered("https://paper.example/a");
    CHECK(choice.label == "Open the original: https://paper.example/a");
    CHECK(choice.href == "https://paper.example/a");
    CHECK(std::get<FollowLink>(choice.action.any).url == "https://paper.example/a");
    CHECK(offered("https://xn--bcher-kva.example/\u202Ea").label == "Open the original: https://xn--bcher-kva.example/‹U+202E›a");
    const std::string host = std::string(120, 'h') + ".example";
    const Choice longer = offered("https://" + host + "/" + std::string(300, 'x') + "end");
    CHECK(longer.label.find("https://" + host + "/x") != std::string::npos);
    CHECK(longer.label.find("x…x") != std::string::npos);
    CHECK(longer.label.ends_with("end"));
    CHECK(longer.label.size() < 240);
    for (const char* url : {"", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org", "//example.org", "a/b.html", "#/articles"}) {
        CAPTURE(url);
        CHECK_FALSE(offered(url).shown());
    }
}

TEST_CASE("a link to a quotation finds its words, or says that they have changed") {
    Fixture fixture;
    const search::ArticleView article = sample_article();
    fixture.state.route.quote = "c0ffee.33";
    CHECK(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note.empty());
    fixture.state.route.quote = "another.30";
    CHECK(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note == phrases().quote_changed);
    fixture.state.route.quote = "another";
    CHECK_FALSE(build_reading(fixture.setting(), article).quotes[0].chosen);
    CHECK(build_reading(fixture.setting(), article).note == phrases().quote_gone);
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
    CHECK(model.note == phrases().paragraph_changed);
    fixture.state.route.paragraph = "nonsense";
    model = build_reading(fixture.setting(), article);
    CHECK(model.chosen_paragraph == -1);
    CHECK(model.note == phrases().paragraph_gone);
}

TEST_CASE("the evidence card leads from a pronoun to the name, and a mistake is reported as the build takes it") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    article.text = "Minister Berg spoke on Monday.\n\n“We agree on “trade”,” she said.";
    search::QuoteView& quote = article.quotes[0];
    quote.words = "We agree on “trade\",";
    quote.speaker = "she";
    article.mentions = {{span_of(article.text, "Minister Berg"), quote.person}};
    const EvidenceModel card = build_evidence(fixture.setting(), quote, &article, nullptr);
    CHECK(card.chain == "she › Minister Berg › Anna Berg (first named in paragraph 1)");
    CHECK(card.correction.find("{\"article\": \"a-1\", \"words\": \"We agree on “trade\\\",\", \"person\": \"Anna Berg\"}") !=
          std::string::npos);
    article.mentions.clear();
    CHECK(build_evidence(fixture.setting(), quote, &article, nullptr).chain == "she › Anna Berg");
    quote.person = {};
    CHECK(build_evidence(fixture.setting(), quote, &article, nullptr).chain.empty());
}

TEST_CASE("the evidence card says why a speaker is in doubt, and says nothing of one who is sure") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    article.text = "Anna Berg met Ida Berg and Jan Lind.\n\n“We agree on trade,” Berg said. “It is late,” she added.";
    search::QuoteView& quote = article.quotes[0];
    quote.speaker = "Berg";
    quote.speaker_span = {span_of(article.text, "Berg said").start, span_of(article.text, "Berg said").start + 4};
    article.mentions = {{span_of(article.text, "Anna Berg"), quote.person}, {span_of(article.text, "Ida Berg"), base::PersonId{1}}, {span_of(article.text, "Jan Lind"), base::PersonId{2}}, {quote.speaker_span, quote.person}};
    const auto doubts = [&] { return build_evidence(fixture.setting(), quote, &article, nullptr).doubts; };
    CHECK(doubts().empty());
    quote.standing = search::Standing::likely;
    CHECK(doubts() == "two here have the surname Berg");
    quote.speaker = "she";
    quote.speaker_span = span_of(article.text, "she");
    CHECK(doubts() == "“she” names nobody, and 2 others are named shortly before");
    article.mentions.erase(article.mentions.begin() + 2);
    CHECK(doubts() == "“she” names nobody, and somebody else is named shortly before");
    quote.cue.clear();
    quote.rule = "carried-over";
    quote.person = {};
    quote.speaker = "the older woman";
    CHECK(doubts() == "the speaker is described and not named; no verb of saying ties these words to a speaker");
    quote.speaker.clear();
    quote.rule = "split";
    CHECK(doubts() == "nobody near is said to have spoken");
    quote.person = base::PersonId{0};
    quote.person_name = "Berg";
    quote.opinion = 1;
    CHECK(doubts() == std::string(phrases().doubt_one_name) + "; " + std::string(phrases().doubt_opinion));
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
    const EvidenceModel card = build_evidence(fixture.setting(), article.quotes[0], &article, nullptr);
    CHECK(card.who == "Anna Berg");
    CHECK(card.cue == "said");
    CHECK(card.sureness == "sure (0.95)");
    CHECK(card.context == "“We agree on trade,” Anna Berg said.");
    CHECK(card.quote.citation.find("“We agree on trade” — Anna Berg, “A title”, Trend, 3 January 2025. "
                                   "https://example.org/site/#/articles?article=a-1&quote=c0ffee") == 0);
}

TEST_CASE("a denial is told by its row, its citation, its evidence card and the result that it is found by") {
    const Fixture fixture;
    search::ArticleView article = sample_article();
    search::QuoteView& quote = article.quotes[0];
    CHECK(build_evidence(fixture.setting(), quote, &article, nullptr).stance.empty());
    quote.kind = 2;
    quote.stance = search::Stance::denies;
    quote.own_words = {false};
    quote.words = "that they agree on trade";
    quote.hits = {{19, 24}};
    const EvidenceModel card = build_evidence(fixture.setting(), quote, &article, nullptr);
    CHECK(card.stance == phrases().stance_denies);
    CHECK(card.correction.find("; denied; ") != std::string::npos);
    CHECK(card.quote.words == "denied: that they agree on trade");
    CHECK(card.quote.citation.starts_with("denied: that they agree on trade — Anna Berg (reported), "));
    const auto styled = [&](std::uint8_t style) {
        const auto run = std::find_if(card.quote.runs.begin(), card.quote.runs.end(), [&](const StyledRun& one) { return one.style == style; });
        return run == card.quote.runs.end() ? std::string_view() : base::slice(card.quote.words, run->span);
    };
    CHECK(styled(style_stance) == "denied:");
    CHECK(styled(style_hit) == "trade");
    search::Hit hit;
    hit.quotation = quote;
    CHECK(build_result_row(fixture.setting(), hit).snippet == "Anna Berg denied: that they agree on trade");
}

TEST_CASE("with a quotation open, what is copied is that quotation and its address; without one it is the article") {
    Fixture fixture;
    const search::ArticleView article = sample_article();
    const ReadingModel whole = build_reading(fixture.setting(), article);
    CHECK(whole.citation_label == "Copy as citation");
    CHECK(whole.link_label == "Copy link");
    CHECK(whole.link == "https://example.org/site/#/articles?article=a-1");
    CHECK(whole.citation.find("We agree") == std::string::npos);

    fixture.state.route.article = "a-1";
    fixture.state.route.quote = article.quotes[0].word_hash;
    const ReadingModel quoted = build_reading(fixture.setting(), article);
    CHECK(quoted.citation_label == "Copy quotation as citation");
    CHECK(quoted.link_label == "Copy link to the quotation");
    CHECK(quoted.citation.find("“We agree on trade” — Anna Berg, “A title”, Trend, 3 January 2025. https://example.org/site/#/articles?article=a-1&quote=c0ffee") == 0);
    CHECK(quoted.link.find("&quote=c0ffee") != std::string::npos);
    CHECK(quoted.link == quoted.quotes[0].link);

    // An address whose quotation is gone means the article.
    fixture.state.route.quote = "0123456789";
    CHECK(build_reading(fixture.setting(), article).citation == whole.citation);
}

TEST_CASE("words over several paragraphs stand in one line of text, and marks within marks are set as such") {
    const Fixture fixture;
    search::QuoteView quote = sample_article().quotes[0];
    quote.words = "They call it \"the cut\".\n\n“We agree.";
    quote.fragments = {{100, 100 + static_cast<std::uint32_t>(quote.words.size())}};
    quote.article_title = "\"No\" to the cut";
    const QuoteRow row = build_quote_row(fixture.setting(), quote);
    CHECK(row.words == "“They call it ‘the cut’. We agree.”");
    CHECK(row.citation.find("“They call it ‘the cut’. We agree.” — Anna Berg, “‘No’ to the cut”, ") == 0);
}

TEST_CASE("a quotation says in how many other wordings or places it stands, and its evidence card lists them") {
    const Fixture fixture;
    search::QuoteView quote = sample_article().quotes[0];
    CHECK(build_quote_row(fixture.setting(), quote).wordings.empty());
    quote.other_places = 1;
    CHECK(build_quote_row(fixture.setting(), quote).wordings == "printed once more");
    quote.other_places = 3;
    quote.other_wordings = 2;
    CHECK(build_quote_row(fixture.setting(), quote).wordings == "2 other wordings");
    search::QuotesAnswer elsewhere;
    elsewhere.quotes = {quote};
    elsewhere.quotes[0].article_id = "b-2";
    elsewhere.quotes[0].words = "We do agree on trade";
    const EvidenceModel card = build_evidence(fixture.setting(), quote, nullptr, &elsewhere);
    REQUIRE(card.elsewhere.size() == 1);
    CHECK(card.elsewhere[0].words == "“We do agree on trade”");
    CHECK(card.elsewhere[0].article_id == "b-2");
}

TEST_CASE("roles say from when to when they were told") {
    search::PersonRow person;
    person.name = "Anna Berg";
    person.roles = {{"President", base::parse_date("2023-01-05"), base::parse_date("2025-03-01")},
                    {"Mayor", base::parse_date("2022-05-05"), base::parse_date("2022-05-30")},
                    {"guest", std::nullopt, std::nullopt}};
    CHECK(build_person_card(person, 1).roles == "President, Mayor, guest");
    CHECK(called_line(person) == "Called President (Jan 2023 – Mar 2025), Mayor (May 2022), guest");
    CHECK(called_line({}).empty());
}

TEST_CASE("an unknown speaker is shown as unknown, a description as unnamed") {
    const Fixture fixture;
    search::QuoteView quote = sample_article().quotes[0];
    quote.person = {};
    quote.person_name.clear();
    quote.standing = search::Standing::doubtful;
    CHECK(build_quote_row(fixture.setting(), quote).speaker == "Unnamed: Anna Berg");
    quote.speaker = "a police officer";
    quote.standing = search::Standing::likely;
    CHECK(build_quote_row(fixture.setting(), quote).speaker == "A police officer");
    quote.speaker.clear();
    CHECK(build_quote_row(fixture.setting(), quote).speaker == "Unknown speaker");
    CHECK(build_quote_row(fixture.setting(), quote).sureness == Sureness::unknown);
}

TEST_CASE("a facet with one value is a line; with several, the chosen come first and the rest is folded") {
    Fixture fixture;
    search::SearchAnswer answer;
    answer.total = 3;
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

namespace {

search::DateBin bin(const char* date, std::uint32_t count) { return {*base::parse_date(date), count}; }

}  // namespace

TEST_CASE("a histogram has a bar for every month between, none for a single date, and years for a long time") {
    const State state;
    std::vector<search::DateBin> days{bin("2024-11-05", 1), bin("2024-11-30", 3), bin("2025-02-14", 8)};
    const HistogramModel months = build_histogram(days, state, phrases().articles);
    REQUIRE(months.bars.size() == 4);
    CHECK(months.bars[0].count == 4);
    CHECK(months.bars[0].height == doctest::Approx(0.5));
    CHECK(months.bars[1].count == 0);
    CHECK(months.bars[1].label == "December 2024: 0 articles");
    CHECK(months.first_label == "Nov 2024");
    CHECK(months.last_label == "Feb 2025");
    CHECK(build_histogram({days[0]}, state, phrases().articles).bars.empty());

    CHECK(build_histogram({bin("1900-01-01", 1), bin("2025-12-01", 1)}, state, phrases().articles).bars.size() == 126);
    CHECK(build_histogram({bin("0001-01-01", 1), bin("9999-12-01", 1)}, state, phrases().articles).bars.size() <= 400);
}

TEST_CASE("a short time is shown by days, and a choice of dates can be looked at more closely") {
    State state;
    const HistogramModel days = build_histogram({bin("2025-03-01", 2), bin("2025-03-04", 1)}, state, phrases().quotes);
    REQUIRE(days.bars.size() == 4);
    CHECK(days.bars[0].label == "1 March 2025: 2 quotes");
    CHECK(days.bars[1].count == 0);
    CHECK_FALSE(days.zoom_in.shown());

    const std::vector<search::DateBin> year{bin("2024-01-03", 5), bin("2024-06-10", 2), bin("2024-06-12", 4), bin("2024-12-30", 1)};
    CHECK_FALSE(build_histogram(year, state, phrases().articles).zoom_in.shown());
    update(state, ChooseDates{base::parse_date("2024-06-01"), base::parse_date("2024-06-30")});
    const HistogramModel chosen = build_histogram(year, state, phrases().articles);
    CHECK(chosen.bars.size() == 12);
    REQUIRE(chosen.zoom_in.shown());
    update(state, chosen.zoom_in.action);
    const HistogramModel close = build_histogram(year, state, phrases().articles);
    REQUIRE(close.bars.size() == 30);
    CHECK(close.bars[9].count == 2);
    CHECK(close.bars[11].height == doctest::Approx(1.0));
    REQUIRE(close.zoom_out.shown());
    update(state, close.zoom_out.action);
    CHECK(build_histogram(year, state, phrases().articles).bars.size() == 12);
}

TEST_CASE("the front page shows whole, sure sentences of different people, those most quoted, newest first") {
    const Fixture fixture;
    search::QuotesAnswer answer;
    const auto add = [&](std::uint32_t person, std::string words) {
        search::QuoteView quote = sample_article().quotes[0];
        quote.quote = base::QuoteId{static_cast<std::uint32_t>(answer.quotes.size())};
        quote.person = base::PersonId{person};
        quote.words = std::move(words);
        quote.standing = search::Standing::striking;
        answer.quotes.push_back(quote);
    };
    const std::string good = "This is a whole sentence, sure and long enough to stand alone on a page.";
    add(9, good);
    add(2, good);
    add(2, good + " Another one.");
    add(3, good);
    answer.quotes.back().standing = search::Standing::sure;
    add(4, good + good + good);  // too long to be read at a glance
    add(5, good);
    answer.quotes.back().standing = search::Standing::doubtful;
    for (std::uint32_t person = 10; person < 13; ++person) add(person, good);
    const OverviewModel model = build_overview(fixture.setting(), {.quotes = &answer});
    REQUIRE(model.quotes.empty());  // the collection says that it holds no articles

    Fixture filled;
    filled.info.articles = 5;
    const OverviewModel page = build_overview(filled.setting(), {.quotes = &answer});
    REQUIRE(page.quotes.size() == 4);
    std::vector<std::uint32_t> shown;
    for (const QuoteRow& row : page.quotes) shown.push_back(row.quote.value);
    CHECK(shown == std::vector<std::uint32_t>{0, 1, 6, 7});
}

TEST_CASE("a collection without articles says so on its front page") {
    const Fixture fixture;
    CHECK(build_overview(fixture.setting(), {}).notice.shown());
}

TEST_CASE("the quotations of a person name whom they speak of, and each can be followed") {
    Fixture fixture;
    fixture.state.route.view = View::quotes;
    fixture.state.route.speaker = "Anna Berg";
    search::QuotesAnswer answer;
    answer.total = 1;
    answer.quotes = sample_article().quotes;
    answer.about = {{base::PersonId{4}, "Chen Wu", 18}, {base::PersonId{0}, "Anna Berg", 2}};
    const QuotesModel model = build_quotes(fixture.setting(), answer, {}, {}, {});
    CHECK(model.heading == "Anna Berg");
    REQUIRE(model.about.size() == 1);  // not the speaker
    CHECK(model.about[0].label == "Chen Wu");
    CHECK(model.about[0].hint == "18");
    update(fixture.state, model.about[0].action);
    CHECK(encode(fixture.state.route) == "/quotes?speaker=Anna%20Berg&about=Chen%20Wu");
    CHECK(build_quotes(fixture.setting(), answer, {}, {}, {}).heading == "Anna Berg about Chen Wu");
}

TEST_CASE("denials alone are a choice: it adds its condition to the query, with reported speech, and takes it out again") {
    Fixture fixture;
    const auto led_to = [&](std::string query) {
        fixture.state.route.view = View::quotes;
        fixture.state.route.query = std::move(query);
        const Choice choice = build_quotes(fixture.setting(), {}, {}, {}, {}).denials;
        REQUIRE(std::holds_alternative<GoTo>(choice.action.any));
        const Route route = decode_route(std::get<GoTo>(choice.action.any).route);
        CHECK(route.indirect == !choice.current);
        return (choice.current ? "was " : "") + route.query;
    };
    CHECK(led_to("") == "stance:denies");
    CHECK(led_to("bribe") == "bribe stance:denies");
    CHECK(led_to("bribe OR fee") == "(bribe OR fee) stance:denies");
    CHECK(led_to("stance:denies") == "was ");
    CHECK(led_to("bribe stance:denies") == "was bribe");
    CHECK(led_to("-stance:denies") == "-stance:denies stance:denies");
}

TEST_CASE("where words are searched for, their speakers are listed beside them") {
    Fixture fixture;
    fixture.state.route.view = View::quotes;
    fixture.state.route.query = "harbour";
    search::PeopleAnswer people;
    people.people = {{.name = "Anna Berg", .quotes = 40}};
    search::QuotesAnswer by_person;
    by_person.facets[static_cast<std::size_t>(search::Facet::speaker)] = {{"Chen Wu", 3}, {"Åsa Lind", 2}, {"Anna Berg", 0}};
    const QuotesBeside beside{.people = &people, .by_person = &by_person};
    const auto listed = [&] {
        std::string names;
        for (const Choice& choice : build_quotes(fixture.setting(), {}, {}, beside, {}).speakers) names += choice.label + " " + choice.hint + "; ";
        return names;
    };
    CHECK(listed() == "All speakers ; Chen Wu 3; Åsa Lind 2; ");
    fixture.state.person_name = "lin åSA";
    CHECK(listed() == "Åsa Lind 2; ");
    fixture.state.person_name = "ind";
    CHECK(listed().empty());
    // A query that makes no sense yet has no speakers: whom there is to choose from stays.
    fixture.state.person_name.clear();
    by_person.error.emplace();
    CHECK(listed() == "All speakers ; Anna Berg 40; ");
}

TEST_CASE("the passage around a quotation is shown when asked for, with its words marked") {
    Fixture fixture;
    search::QuoteView quote = sample_article().quotes[0];
    const std::string text = sample_article().text;
    quote.passage_at = static_cast<std::uint32_t>(text.find("“We"));
    quote.passage = text.substr(quote.passage_at);
    const QuoteRow closed = build_quote_row(fixture.setting(), quote);
    CHECK(closed.has_passage);
    CHECK(closed.passage.empty());
    update(fixture.state, ToggleContext{quote.quote});
    const QuoteRow open = build_quote_row(fixture.setting(), quote);
    CHECK(open.passage == "“We agree on trade,” Anna Berg said.");
    bool words = false, speaker = false, cue = false;
    for (const StyledRun& run : open.passage_runs) {
        const std::string_view shown = base::slice(open.passage, run.span);
        words = words || ((run.style & style_quote) && shown == "We agree on trade,");
        speaker = speaker || ((run.style & style_speaker) && shown == "Anna Berg");
        cue = cue || ((run.style & style_cue) && shown == "said");
    }
    CHECK((words && speaker && cue));
    quote.passage_at = 4000000000u;  // a passage that does not fit its quotation marks nothing
    CHECK(build_quote_row(fixture.setting(), quote).passage_runs.size() == 1);
}

TEST_CASE("a value's menu includes and excludes it; a person's leads to what they said and what was said of them") {
    Fixture fixture;
    fixture.state.value = {FacetKind::source, "Trend", {}};
    const ValueMenuModel source = build_value_menu(fixture.setting(), nullptr);
    CHECK(source.title == "Trend");
    REQUIRE(source.choices.size() == 2);
    update(fixture.state, source.choices[1].action);
    CHECK(fixture.state.route.filters.facets[0].exclude == std::vector<std::string>{"Trend"});
    CHECK(build_value_menu(fixture.setting(), nullptr).choices[1].current);

    fixture.state.value = {FacetKind::person, {}, base::PersonId{3}};
    CHECK(build_value_menu(fixture.setting(), nullptr).choices.empty());  // until the name is known
    search::PersonRow person;
    person.name = "Anna Berg";
    person.quotes = 7;
    const ValueMenuModel menu = build_value_menu(fixture.setting(), &person);
    CHECK(menu.title == "Anna Berg");
    CHECK(menu.choices.size() == 4);
    CHECK(menu.choices[0].label == "What Anna Berg said");
}

TEST_CASE("the palette finds names by any of their words, sources, and offers to search for what was typed") {
    Fixture fixture;
    fixture.info.sources = {"Evening Star"};
    search::PeopleAnswer people;
    people.people.resize(1);
    people.people[0].name = "Anna Berg";
    fixture.state.palette_text = "berg";
    const PaletteModel names = build_palette(fixture.setting(), &people);
    REQUIRE(names.choices.size() == 2);
    CHECK(names.choices[0].label == "Anna Berg");
    CHECK(names.choices[1].label == "Search for “berg”");
    fixture.state.palette_text = "only star";
    CHECK(build_palette(fixture.setting(), nullptr).choices[0].label == "Only Evening Star");
}

TEST_CASE("a result shows the quotation that was searched for, with who says it, and opens the article there") {
    Fixture fixture;
    search::Hit hit;
    hit.id = "a-1";
    hit.snippet.text = "The minister spoke";
    CHECK(build_result_row(fixture.setting(), hit).snippet == "The minister spoke");
    CHECK(std::holds_alternative<OpenArticle>(build_result_row(fixture.setting(), hit).action.any));
    hit.quotation = sample_article().quotes.front();
    hit.quotation->hits = {{12, 17}};
    const ResultRow row = build_result_row(fixture.setting(), hit);
    CHECK(row.snippet == "Anna Berg: “We agree on trade”");
    const auto marked = std::find_if(row.snippet_runs.begin(), row.snippet_runs.end(), [](const StyledRun& run) { return run.style == style_hit; });
    REQUIRE(marked != row.snippet_runs.end());
    CHECK(base::slice(row.snippet, marked->span) == "trade");
    REQUIRE(std::holds_alternative<OpenQuote>(row.action.any));
    CHECK(std::get<OpenQuote>(row.action.any).word_hash.starts_with("c0ffee"));
    CHECK(row.href.find("c0ffee") != std::string::npos);
}

TEST_CASE("while a word is typed, what is counted says of which beginning it is") {
    search::SearchRequest asked;
    asked.query = "trade minist";
    CHECK(articles_heading(asked, 12, {}) == "12 articles");
    asked.typing = search::Typing::in_last_word;
    CHECK(articles_heading(asked, 12, {}) == "12 articles with “minist…”");
}

TEST_CASE("beside the list stand those who are quoted most in the articles found, and where the search goes on") {
    Fixture fixture;
    fixture.state.route.query = "trade";
    search::SearchAnswer answer;
    CHECK(build_found(fixture.setting(), answer).heading.empty());
    answer.total = 4;
    answer.facets[static_cast<std::size_t>(FacetKind::speaker)] = {{"Anna Berg", 4}, {"Boris Tal", 1}};
    const FoundModel found = build_found(fixture.setting(), answer);
    REQUIRE(found.speakers.size() == 2);
    CHECK(found.speakers[1].choice.hint == "1 article");
    CHECK(found.speakers[1].share == 0.25f);
    const Route route = decode_route(std::get<GoTo>(found.speakers[1].choice.action.any).route);
    CHECK(route.speaker == "Boris Tal");
    CHECK(route.indirect);  // reported speech is counted
    fixture.state.route.filters.facets[static_cast<std::size_t>(FacetKind::speaker)].include = {"Anna Berg"};
    CHECK(build_found(fixture.setting(), answer).speakers.empty());  // counted without the choice
    REQUIRE(found.ways.size() == 2);
    CHECK(found.ways[0].href.find("q=trade") != std::string::npos);
}

TEST_CASE("a value that not all of the articles have is no fact about them: it can be chosen, with its count") {
    Fixture fixture;
    search::SearchAnswer answer;
    answer.total = 152;
    answer.facets[static_cast<std::size_t>(FacetKind::place)] = {{"Ottawa, Canada", 1}};
    const FacetModel some = build_filters(fixture.setting(), answer).facets.at(0);
    CHECK(some.only_value.empty());
    REQUIRE(some.rows.size() == 1);
    CHECK(some.rows[0].count == "1");
    answer.total = 1;
    CHECK(build_filters(fixture.setting(), answer).facets.at(0).only_value == "Ottawa, Canada");
}

TEST_CASE("a quotation that several outlets printed on one day is one row, with the places of all") {
    Fixture fixture;
    search::QuotesAnswer answer;
    answer.total = 4;
    answer.quotes.assign(4, sample_article().quotes.front());
    answer.quotes[1].words = "We agree on trade and more,";  // between the two: quotations are numbered article by article
    answer.quotes[1].fragments = {{0, 27}};
    answer.quotes[2].source = "The Star";
    answer.quotes[3].date = base::parse_date("2025-01-02");
    const std::vector<search::Gap> none;
    const QuotesModel model = build_quotes(fixture.setting(), answer, {}, {}, none);
    REQUIRE(model.rows.size() == 3);
    REQUIRE(model.rows[0].places.size() == 2);
    CHECK(model.rows[0].places[0].words == "Trend");
    CHECK(model.rows[0].places[1].words == "The Star");
    CHECK(model.listed == 4);
    CHECK_FALSE(model.more);
    for (search::QuoteView& quote : answer.quotes) quote.date.reset();
    CHECK(build_quotes(fixture.setting(), answer, {}, {}, none).rows.size() == 4);  // undated ones may be of different days
}

TEST_CASE("lines that the outlet repeats are folded until they are asked for, found or led to") {
    search::ArticleView article = sample_article();
    const auto start = static_cast<std::uint32_t>(article.text.size() + 2);
    article.text += "\n\nSubscribe to our newsletter.";
    article.folded = {{start, static_cast<std::uint32_t>(article.text.size())}};
    Fixture fixture;
    const ReadingModel folded = build_reading(fixture.setting(), article);
    CHECK(folded.text == article.text);
    CHECK(folded.repeated.label == "Show 1 line that this outlet repeats");
    fixture.state.repeated_lines = true;
    const ReadingModel shown = build_reading(fixture.setting(), article);
    CHECK(shown.repeated.label == "Hide 1 line that this outlet repeats");
    REQUIRE(shown.paragraphs.size() == folded.paragraphs.size() + 1);
    CHECK(shown.paragraphs.back().span == article.folded[0]);

    fixture.state.repeated_lines = false;
    article.hits = {{start, start + 9}};
    CHECK(build_reading(fixture.setting(), article).paragraphs.size() == shown.paragraphs.size());
    article.hits.clear();
    fixture.state.route = decode_route(shown.paragraphs.back().link.substr(shown.paragraphs.back().link.find("#") + 1));
    const ReadingModel led = build_reading(fixture.setting(), article);
    CHECK(led.paragraphs.size() == shown.paragraphs.size());
    CHECK(led.chosen_paragraph == static_cast<int>(shown.paragraphs.size()) - 1);
}

TEST_CASE("an article that is held against another text shows the words of both, and marks quotations that differ") {
    search::ArticleView article = sample_article();
    article.copies = {{"b-2", "Another title", "Tern", base::parse_date("2025-01-04")}};
    article.versions = {{{}, "A title", {}, base::parse_date("2025-01-02")}};
    Fixture fixture;
    fixture.state.route = decode_route("/articles?article=a-1&version=1");
    CHECK(encode(fixture.state.route) == "/articles?article=a-1&version=1");
    const ReadingModel alone = build_reading(fixture.setting(), article);
    REQUIRE(alone.copies.size() == 3);
    CHECK(alone.copies[1].href == "#/articles?article=a-1&compare=b-2");
    CHECK(alone.copies[2].current);
    CHECK(alone.byline.find("Tern") != std::string::npos);
    CHECK(alone.text == article.text);

    search::ComparedText older;
    older.date = base::parse_date("2025-01-02");
    older.text = "The minister spoke on Monday.\n\n“We never agree on trade,” Anna Berg said.";
    older.quoted = {span_of(older.text, "We never agree on trade,")};
    article.compared = older;
    const ReadingModel model = build_reading(fixture.setting(), article);
    CHECK(model.text == "The minister spoke on Monday.\n\n“We never agree on trade,” Anna Berg said.");
    CHECK(model.made_note.find("1 word only there") != std::string::npos);
    CHECK(model.made_note.find("1 quotation differs") != std::string::npos);
    CHECK(model.quotes.empty());
    bool removed = false, marked = false;
    for (const Paragraph& paragraph : model.paragraphs)
        for (const StyledRun& run : paragraph.runs) {
            const std::string_view words = base::slice(model.text, run.span);
            if (run.style & style_removed) removed = words.starts_with("never") && (run.style & style_quote);
            if (words.find("spoke") != std::string_view::npos) marked = run.style != style_plain;
        }
    CHECK(removed);
    CHECK_FALSE(marked);
}
