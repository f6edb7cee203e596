#include <doctest/doctest.h>

#include "bundle/articles.h"
#include "bundle/ids.h"
#include "bundle/notes.h"
#include "bundle/people.h"
#include "bundle/values.h"
#include "bundle/versions.h"

using namespace verbatim;
using namespace verbatim::bundle;

TEST_CASE("articles are read back, and number their quotes one after another") {
    ArticleRecord one;
    one.id = "a-1";
    one.title = "Title";
    one.url = "https://paper.example/title-12";
    one.text = "ASTANA. Words.";
    one.title_made = true;
    one.date = 738000;
    one.tags = {1, 4};
    one.dateline = {0, 7};
    one.first_quote = 10;
    one.quotes = 3;
    one.spoken = 2;
    ArticleRecord two;
    two.text = "Second";
    two.first_quote = 13;
    auto shard = ArticleShard::read(write_article(5, one) + write_article(6, two));
    REQUIRE(shard);
    ArticleShard moved = std::move(*shard);
    CHECK(moved.find(4) == nullptr);
    CHECK(moved.find(7) == nullptr);
    const ArticleRecord& read = *moved.find(5);
    CHECK(read.id == "a-1");
    CHECK(read.text == "ASTANA. Words.");
    CHECK(read.title_made);
    CHECK(read.url == one.url);
    CHECK(read.tags == one.tags);
    CHECK(read.dateline == one.dateline);
    CHECK(read.first_quote == 10);
    CHECK(moved.find(6)->first_quote == 13);
    CHECK(moved.find(6)->text == "Second");
}

TEST_CASE("a dateline outside its text is refused") {
    ArticleRecord record;
    record.text = "short";
    record.dateline = {2, 6};
    CHECK_FALSE(ArticleShard::read(write_article(0, record)));
}

TEST_CASE("notes are read back with their people") {
    ArticleNotes notes;
    StoredQuote quote;
    quote.fragments = {{1, 5}, {8, 12}};
    quote.kind = StoredKind::mixed;
    quote.rule = 4;
    quote.confidence = 970;
    quote.speaker = {13, 20};
    quote.person = base::PersonId{70000};
    quote.about = {base::PersonId{3}};
    quote.variants = {0, 1, 70000};
    quote.wordings = 2;
    notes.quotes = {quote, {{{2, 3}}}};
    notes.mentions = {{{0, 4}, base::PersonId{3}}, {{13, 20}, base::PersonId{70000}}};
    const auto shard = NotesShard::read(write_notes(9, {write_article_notes(notes), write_article_notes({})}));
    REQUIRE(shard);
    const auto read = shard->notes(9, 20);
    REQUIRE(read);
    CHECK(*read == notes);
    CHECK(shard->notes(10, 0)->quotes.empty());
    CHECK_FALSE(shard->notes(11, 20));
    CHECK_FALSE(shard->notes(9, 19));
}

TEST_CASE("fragments that overlap or turn round, and quotes many times as long as the text, are refused") {
    const auto accepted = [](const std::vector<StoredQuote>& quotes) {
        ArticleNotes notes;
        notes.quotes = quotes;
        return NotesShard::read(write_notes(0, {write_article_notes(notes)}))->notes(0, 100).ok();
    };
    CHECK(accepted({{{{1, 50}, {50, 99}}}}));
    CHECK_FALSE(accepted({{{{1, 50}, {49, 99}}}}));
    CHECK_FALSE(accepted({{{{50, 60}, {1, 9}}}}));
    CHECK(accepted(std::vector<StoredQuote>(16, {{{0, 100}}})));
    CHECK_FALSE(accepted(std::vector<StoredQuote>(17, {{{0, 100}}})));
}

TEST_CASE("people, ids and values are read back") {
    PersonRecord person{"Xi Jinping", 0, {{"Chinese President", 738000, 738090}, {"guest", 0, 0}}, 3, 4, 5, 738000, 738100};
    const auto people = PeopleShard::read(write_people(7, {person}));
    REQUIRE(people);
    CHECK(*people->find(7) == person);
    CHECK(people->find(8) == nullptr);

    const std::vector<IdEntry> ids = {{0, 4}, {7, 1}, {7, 2}, {0xFFFFFFFFu, 0}};
    CHECK(*read_ids(write_ids(ids)) == ids);

    Values values;
    values.of(ValueList::source) = {"Trend", ""};
    values.of(ValueList::tag) = {"trade"};
    CHECK(read_values(write_values(values))->lists == values.lists);
    CHECK(values.at(ValueList::source, 2).empty());
}

TEST_CASE("earlier texts are read back, and a quotation outside its text is refused") {
    const VersionTable written = {{4, {{"Now", 738001, "She said: we will.", {{10, 17}}}, {"Then", 738000, "She said: we may.", {{0, 3}, {10, 16}}}}}, {70000, {{"", 0, "x", {}}}}};
    const auto read = read_versions(write_versions(written));
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[1].article == 70000);
    REQUIRE((*read)[0].versions.size() == 2);
    const ArticleVersion& then = (*read)[0].versions[1];
    CHECK(then.title == "Then");
    CHECK(then.date == 738000);
    CHECK(then.text == "She said: we may.");
    CHECK(then.quoted == written[0].versions[1].quoted);
    CHECK_FALSE(read_versions(write_versions({{4, {{"", 0, "short", {{3, 6}}}}}})));
}
