// Damage inside a shard whose hash was right: every reader, every prefix, thousands of flipped bits. Readers may refuse or
// may read something else; they may not crash, hang or take absurd memory (the sanitizers watch).
#include <doctest/doctest.h>

#include <functional>

#include "bundle/articles.h"
#include "bundle/columns.h"
#include "bundle/directory.h"
#include "bundle/ids.h"
#include "bundle/lexicon.h"
#include "bundle/notes.h"
#include "bundle/people.h"
#include "bundle/positions.h"
#include "bundle/terms.h"
#include "bundle/values.h"
#include "bundle/versions.h"
#include "random.h"

using namespace verbatim;
using namespace verbatim::bundle;

namespace {

struct Subject {
    const char* name;
    std::string content;
    std::function<bool(std::string)> read;  // whether it was accepted; uses all of it then
};

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) all += part;
    return all;
}

std::string sample_terms() {
    TermShardWriter writer(0, 500, Impacts::stored);
    Random random(8);
    for (int i = 0; i < 40; ++i) {
        std::vector<Posting> postings;
        for (std::uint32_t document = 0; document < 500; ++document)
            if (random.below(static_cast<std::uint32_t>(i) + 1) == 0) postings.push_back({document, static_cast<std::uint8_t>(random.below(16))});
        if (!postings.empty()) writer.add("term" + std::to_string(100 + i), postings);
    }
    return joined(writer.finish());
}

bool use_terms(std::string content) {
    auto shard = TermShard::read(std::move(content));
    if (!shard) return false;
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < shard->size(); ++i) shard->postings(i, postings);
    return true;
}

const std::vector<Posting> position_postings = [] {
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < 200; ++i) postings.push_back({i, static_cast<std::uint8_t>(i % 16)});
    return postings;
}();

std::string sample_positions() {
    PositionListWriter writer;
    for (const Posting& posting : position_postings)
        writer.add(posting, {{posting.document, posting.document + 9}, posting.impact >= first_title_impact ? std::vector<std::uint32_t>{2} : std::vector<std::uint32_t>{}});
    return joined(write_position_shard(0, {writer.finish(), "x"}));
}

bool use_positions(std::string content) {
    auto shard = PositionShard::read(std::move(content));
    if (!shard) return false;
    for (std::uint32_t i = 0; i < shard->size(); ++i) {
        PositionsCursor cursor(position_postings, shard->list(shard->first_ordinal() + i));
        DocumentPositions positions;
        for (std::size_t p = 0; p < position_postings.size() && cursor.read(p, positions); ++p) {}
    }
    return true;
}

std::string sample_notes() {
    ArticleNotes notes;
    StoredQuote quote;
    quote.fragments = {{1, 50}, {80, 99}};
    quote.person = base::PersonId{7};
    quote.variants = {3, 9, 700};
    quote.wordings = 2;
    notes.quotes.assign(20, quote);
    for (std::uint32_t i = 0; i < 50; ++i) notes.mentions.push_back({{i * 2, i * 2 + 1}, base::PersonId{i}});
    return write_notes(0, {write_article_notes(notes), write_article_notes({})});
}

bool use_notes(std::string content) {
    auto shard = NotesShard::read(std::move(content));
    if (!shard) return false;
    for (std::uint32_t i = 0; i < shard->size(); ++i) {
        const auto notes = shard->notes(shard->first_article() + i, 100);
        if (!notes) continue;
        for (const StoredQuote& quote : notes->quotes)
            for (base::TextSpan span : quote.fragments) CHECK(span.end <= 100);
    }
    return true;
}

std::vector<Subject> subjects() {
    ArticleRecord article;
    article.id = "id";
    article.text = "a text of some words";
    article.tags = {1, 2, 3};
    article.dateline = {0, 6};
    Lists lists;
    for (std::uint32_t i = 0; i < 50; ++i) lists.add(std::vector<std::uint32_t>{i, i + 3, i + 900});
    Root root;
    root.articles = 5;
    root.family(Family::article_terms) = {true, 0, {{"", {1, 1}}, {"banana", {2, 1}}, {"bandana", {3, 1}}}};
    Values values;
    values.of(ValueList::source) = {"Trend", "Reuters"};
    const std::vector<std::uint32_t> column = {1, 2, 3, 500, 4, 5};
    return {
        {"root", write_root(root), [](std::string bytes) { return read_root(bytes).ok(); }},
        {"directory", write_page(root.family(Family::article_terms).entries), [](std::string bytes) { return read_page(bytes).ok(); }},
        {"values", write_values(values), [](std::string bytes) { return read_values(bytes).ok(); }},
        {"column", write_column(column, Coding::delta), [](std::string bytes) { return read_column(bytes).ok(); }},
        {"lists", write_lists(lists), [](std::string bytes) { return read_lists(bytes).ok(); }},
        {"text", write_article(0, article), [](std::string bytes) { return ArticleShard::read(std::move(bytes)).ok(); }},
        {"notes", sample_notes(), use_notes},
        {"terms", sample_terms(), use_terms},
        {"positions", sample_positions(), use_positions},
        {"people", write_people(0, {{"Xi Jinping", 0, {{"President", 3, 5}}, 1, 2, 3, 4, 5}}), [](std::string bytes) { return PeopleShard::read(bytes).ok(); }},
        {"lexicon", write_lexicon({{"bank", 4}, {"banker", 2}, {"zone", 900}}), [](std::string bytes) { return Lexicon::read(bytes).ok(); }},
        {"versions", write_versions({{3, {{"Title", 738000, "An older text of it.", {{3, 8}, {9, 13}}}}}, {9, {{"", 0, "x", {}}, {"t", 1, "yy", {{0, 2}}}}}}),
         [](std::string bytes) { return read_versions(bytes).ok(); }},
        {"ids", write_ids({{1, 2}, {3, 4}}), [](std::string bytes) { return read_ids(bytes).ok(); }},
    };
}

}  // namespace

TEST_CASE("every reader accepts what its writer wrote") {
    for (const Subject& subject : subjects()) CHECK_MESSAGE(subject.read(subject.content), subject.name);
}

TEST_CASE("every reader refuses every prefix") {
    for (const Subject& subject : subjects())
        for (std::size_t size = 0; size < subject.content.size(); ++size)
            CHECK_MESSAGE(!subject.read(subject.content.substr(0, size)), subject.name << " cut to " << size);
}

TEST_CASE("no reader is harmed by flipped bits") {
    Random random(9);
    for (const Subject& subject : subjects()) {
        for (std::size_t bit = 0; bit < subject.content.size() * 8 && bit < 4000; ++bit) {
            std::string damaged = subject.content;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
            (void)subject.read(std::move(damaged));
        }
        for (int round = 0; round < 500; ++round) {
            std::string damaged = subject.content;
            for (int flips = 0; flips < 8; ++flips) damaged[random.below(static_cast<std::uint32_t>(damaged.size()))] = static_cast<char>(random.next());
            (void)subject.read(std::move(damaged));
        }
    }
}

TEST_CASE("absurd counts are refused before memory is taken") {
    const std::string absurd("\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f\xff\xff\xff\xff\x0f", 20);
    for (const Subject& subject : subjects()) CHECK_MESSAGE(!subject.read(absurd), subject.name);
}
