// The words view: its bars, its lines, what it says when there is nothing to show, and both as files.
#include <doctest/doctest.h>

#include "app/export.h"
#include "app/models.h"
#include "app/update.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

search::FrequencyAnswer sample_counts() {
    search::FrequencyAnswer answer;
    answer.total = 5;
    answer.articles = 400;
    // January: 3 of 300; February: none of 90; March has no articles; April: 2 of 10.
    answer.bins = {{*base::parse_date("2025-01-05"), 1, 100}, {*base::parse_date("2025-01-20"), 2, 200},
                   {*base::parse_date("2025-02-11"), 0, 90},  {*base::parse_date("2025-04-30"), 2, 10}};
    return answer;
}

search::ConcordanceAnswer sample_lines() {
    search::ConcordanceAnswer answer;
    answer.articles = 900;
    answer.looked_into = 100;
    answer.total = 3;
    search::ConcordanceLine line;
    line.article_id = "a-1";
    line.source = "Trend";
    line.date = base::parse_date("2025-01-05");
    line.left = "agreed to double their ";
    line.hit = "trade";
    line.right = " volume, by 2030";
    line.number = 4;
    answer.lines = {line, line};
    return answer;
}

struct Words {
    State state;
    search::BundleInfo info{.title = "Demo", .bundle_id = "b1"};
    search::FrequencyAnswer counts = sample_counts();
    search::ConcordanceAnswer lines = sample_lines();
    std::vector<search::Gap> gaps;

    Words() {
        state.route.view = View::words;
        state.route.query = "trade";
    }
    Setting setting() const { return {state, info, "https://example.org/"}; }
    WordsModel model() const {
        return build_words(setting(), {.query = state.route.query, .over_time = &counts, .lines = &lines, .over_time_gaps = gaps, .lines_gaps = gaps});
    }
};

}  // namespace

TEST_CASE("bars over time say how many articles have the word out of how many, and are as high as what is shown") {
    Words words;
    const WordsModel articles = words.model();
    REQUIRE(articles.histogram.bars.size() == 4);  // months, the one without articles too
    CHECK(articles.figures == "In 5 of 400 articles: 1.3%");
    CHECK(articles.histogram.bars[0].label == "January 2025: 3 of 300 articles, 1.0%");
    CHECK(articles.histogram.bars[1].label == "February 2025: 0 of 90 articles, 0.0%");
    CHECK(articles.histogram.bars[2].label == "March 2025: no articles");
    CHECK(articles.histogram.bars[0].height == 1);
    CHECK(articles.highest == "3 articles");

    words.state.route.over_time = OverTime::share;
    const WordsModel share = words.model();
    CHECK(share.histogram.bars[3].height == 1);
    CHECK(share.histogram.bars[0].height == doctest::Approx(0.05));
    CHECK(share.histogram.bars[2].height == 0);
    CHECK(share.highest == "20.0%");
    CHECK(share.measures[1].current);
}

TEST_CASE("what is rare is not said to be absent, and the dates that are chosen leave their mark on the figures") {
    Words words;
    words.counts.total = 1;
    words.counts.articles = 30'000;
    CHECK(words.model().figures == "In 1 of 30,000 articles: under 0.1%");
    words.state.route.filters.from = base::parse_date("2025-04-01");
    search::FrequencyAnswer chosen;
    chosen.total = 2;
    chosen.articles = 10;
    const WordsModel model = build_words(words.setting(), {.query = "trade",
                                                           .over_time = &words.counts,
                                                           .under_dates = &chosen,
                                                           .lines = &words.lines,
                                                           .over_time_gaps = words.gaps,
                                                           .lines_gaps = words.gaps});
    CHECK(words.model().figures.empty());  // those of all dates are not those of the dates chosen
    CHECK(model.figures == "In 2 of 10 articles: 20.0%");
    CHECK(model.histogram.bars.size() == 4);
    CHECK_FALSE(model.histogram.bars[0].chosen);
    CHECK(model.histogram.bars[3].chosen);
}

TEST_CASE("a line keeps its words apart and leads to its hit; what was not looked into is said, and can be") {
    Words words;
    words.state.line_at = 1;
    const WordsModel model = words.model();
    REQUIRE(model.rows.size() == 2);
    CHECK(model.lines_heading == "3 lines");
    CHECK(model.more);
    CHECK(model.rows[0].line == "agreed to double their trade volume, by 2030");
    CHECK(model.rows[0].meta == "5 Jan 2025 · Trend");
    CHECK(model.rows[0].href == "#/words?q=trade&article=a-1");
    CHECK(model.rows[1].chosen);
    CHECK(model.heading == "trade");
    CHECK(model.looked_into == "From the newest 100 of 900 articles.");
    REQUIRE(model.further.shown());
    CHECK(model.further.label == "Look into the newest 400");

    update(words.state, model.further.action);
    CHECK(words.state.articles_looked_into == 400);
    words.lines.looked_into = 399;  // one could not be read
    CHECK(words.model().further.label == "Look into the newest 900");  // there are no more
    update(words.state, words.model().further.action);
    CHECK(words.state.articles_looked_into == 1000);  // no further than the engine goes
    words.lines.looked_into = 900;
    CHECK(words.model().looked_into.empty());
    update(words.state, TypeQuery{"trades"});
    CHECK(words.state.articles_looked_into == 100);
}

TEST_CASE("without a word, without an article, without a line: each says what to do") {
    Words words;
    words.state.route.query.clear();
    words.state.searches = {"harbour", "ferry"};
    const WordsModel none = words.model();
    CHECK(none.notice.title == "Which word?");
    REQUIRE(none.notice.remedies.size() == 2);
    update(words.state, none.notice.remedies[0].action);
    CHECK(words.state.route.query == "harbour");
    CHECK(words.state.route.view == View::words);

    words.counts = {};
    CHECK(words.model().notice.title == "Nothing found");
    words.counts = sample_counts();
    words.lines.lines.clear();
    words.lines.total = 0;
    CHECK_FALSE(words.model().notice.shown());
    CHECK(words.model().lines_notice.title == "No words to show");
    words.counts.error = search::QueryError{{0, 1}, "a closing bracket", "(trade)"};
    CHECK(words.model().notice.title == "This search cannot be understood");

    const WordsModel waiting = build_words(words.setting(), {.query = "trade", .over_time_gaps = words.gaps, .lines_gaps = words.gaps});
    CHECK(waiting.status == Status::loading);
}

TEST_CASE("a part that could not be read is named, and totals are lower bounds") {
    Words words;
    words.gaps.push_back({.what = "texts", .reason = "404"});
    const WordsModel model = words.model();
    CHECK(model.partial.title.find("texts") != std::string::npos);
    CHECK(model.lines_heading == "at least 3 lines");
}

TEST_CASE("opening a line opens its article at its hit, beside the lines") {
    Words words;
    const Effects effects = update(words.state, OpenHit{"a-1", 4});
    CHECK(words.state.route.article == "a-1");
    CHECK(words.state.route.view == View::words);
    CHECK(words.state.hit == 4);
    CHECK_FALSE(effects.empty());
}

TEST_CASE("the palette offers to save lines only where a word is looked for") {
    Words words;
    words.state.palette_text = "save as";
    const auto offered = [&] { return build_palette(words.setting(), nullptr).choices.size(); };
    const std::size_t with_a_word = offered();
    words.state.route.query.clear();
    CHECK(with_a_word - offered() == table_formats.size());
}

TEST_CASE("lines and bars are saved as tables that name query and bundle") {
    Words words;
    const SaveFile csv = export_lines(ExportFormat::csv, words.setting(), words.lines.lines);
    CHECK(csv.name == "lines.csv");
    CHECK(csv.content == "id,left,hit,right,date,source,link,query,bundle\r\n"
                         "a-1,\"agreed to double their \",trade,\" volume, by 2030\",2025-01-05,Trend,https://example.org/#/words?q=trade&article=a-1,/words?q=trade,b1\r\n"
                         "a-1,\"agreed to double their \",trade,\" volume, by 2030\",2025-01-05,Trend,https://example.org/#/words?q=trade&article=a-1,/words?q=trade,b1\r\n");
    const auto bars = frequency_bars(words.counts, words.state).bars;
    CHECK(export_bars(ExportFormat::csv, words.setting(), bars).content.starts_with(
        "first,last,found,articles,query,bundle\r\n2025-01-01,2025-01-31,3,300,/words?q=trade,b1\r\n"));
    CHECK(export_bars(ExportFormat::jsonl, words.setting(), bars).content.starts_with(
        R"({"first":"2025-01-01","last":"2025-01-31","found":3,"articles":300,"from":"Demo (b1), /words?q=trade"})"));
    words.lines.lines[0].date.reset();
    CHECK(export_lines(ExportFormat::jsonl, words.setting(), words.lines.lines).content.find(R"("date":null,"source":"Trend")") != std::string::npos);
}
