#include <doctest/doctest.h>

#include "search/query.h"

using namespace verbatim;
using namespace verbatim::search;

namespace {

// The tree on one line, or "error at 3-5: what was expected | repair".
std::string parsed(std::string_view query, Typing typing = Typing::finished) {
    const ParsedQuery result = parse_query(query, {typing, Field::anywhere, base::parse_date("2025-03-31")});
    if (const auto* node = std::get_if<QueryNode>(&result)) return to_string(*node);
    const auto& error = std::get<QueryError>(result);
    return "error at " + std::to_string(error.at.start) + "-" + std::to_string(error.at.end) + ": " + error.expected + " | " + error.repair;
}

struct Case {
    const char *query, *tree;
};

}  // namespace

TEST_CASE("queries become trees") {
    const Case cases[] = {
        {"", "everything"},
        {"  ", "everything"},
        {"Trade", "trade"},
        {"trade volume", "(trade AND volume)"},
        {"trade AND volume", "(trade AND volume)"},
        {"trade and volume", "(trade AND and AND volume)"},
        {"trade OR volume growth", "(trade OR (volume AND growth))"},
        {"(trade OR volume) growth", "((trade OR volume) AND growth)"},
        {"trade -volume", "(trade AND NOT volume)"},
        {"trade NOT volume", "(trade AND NOT volume)"},
        {"-trade", "NOT trade"},
        {"NOT (a OR b)", "NOT (a OR b)"},
        {"\"strategic partner\"", "\"strategic partner\""},
        {"“strategic partner”", "\"strategic partner\""},
        {"«strategic partner»", "\"strategic partner\""},
        {"Central-Asian", "\"central asian\""},
        {"Tokayev’s", "\"tokayev s\""},
        {"trad*", "trad*"},
        {"wom?n", "wom?n"},
        {"*stan", "*stan"},
        {"tokaev~", "tokaev~1"},
        {"tokaev~2", "tokaev~2"},
        {"what?", "what"},
        {"\"trad* vol?me tokaev~1 what?\"", "\"trad* vol?me tokaev~1 what\""},
        {"\"2 * 3\"", "\"2 3\""},
        {"~ trade", "trade"},
        {"trade NEAR/5 volume", "trade NEAR/5 volume"},
        {"trade NEAR \"central bank\"", "trade NEAR/10 \"central bank\""},
        {"title:trade", "title:trade"},
        {"said:“strategic partner” speaker:tokayev", "(said:\"strategic partner\" AND speaker:tokayev)"},
        {"said:(trade OR tariffs)", "(said:trade OR said:tariffs)"},
        {"source:\"News 1st\" lang:en", "(source:\"news 1st\" AND lang:en)"},
        {"about:\"Xi Jinping\"", "about:\"xi jinping\""},
        {"date:2024-10..2025-01", "date:2024-10-01..2025-01-31"},
        {"date:last-1d", "date:2025-03-31..2025-03-31"},
        {"has:quote", "has:quote"},
        {"stance:denies", "stance:denies"},
        {"trade -stance:denied OR stance:says", "((trade AND NOT stance:denies) OR stance:says)"},
        {"10:30", "\"10 30\""},
        {"trade & volume", "(trade AND volume)"},
        {"a OR &", "a"},
        {"& -&", "everything"},
        {"https://example.org", "\"https example org\""},
        {"戦略的", "\"戦略 略的\""},
        {"水", "*水*"},
        {"100天", "\"100 天*\""},
        {"に1点差", "\"*に 1 点差\""},
        {"10天20", "\"10 天 20\""},
    };
    for (const Case& one : cases) CHECK_MESSAGE(parsed(one.query) == one.tree, one.query);
}

TEST_CASE("errors name the place, what was expected and a repair that works") {
    const Case cases[] = {
        {"\"trade volume", "error at 0-13: a closing quotation mark for this one | \"trade volume\""},
        {"(trade", "error at 0-1: a closing bracket for this one | (trade)"},
        {"trade)", "error at 5-6: nothing to close here | trade"},
        {"trade OR", "error at 6-8: a word after OR | trade"},
        {"OR trade", "error at 0-2: a word or a phrase before OR |  trade"},
        {"trade AND", "error at 6-9: a word after AND | trade"},
        {"NOT", "error at 0-3: a word after NOT | "},
        {"titel:trade", "error at 0-6: one of title: text: said: source: place: lang: tag: person: speaker: about: stance: date: has: | title:trade"},
        {"note:trade", "error at 0-5: one of title: text: said: source: place: lang: tag: person: speaker: about: stance: date: has: | note trade"},
        {"title: trade", "error at 0-6: a value right after title: |  trade"},
        {"date:2024-13", "error at 5-12: 2024, 2024-10, 2024-10-05, 2024-10..2025-01, 2024.. or last-30d | date:2024"},
        {"date:2025..2024-02", "error at 5-18: 2024, 2024-10, 2024-10-05, 2024-10..2025-01, 2024.. or last-30d | date:2024-02..2025"},
        {"date:yesterday", "error at 5-14: 2024, 2024-10, 2024-10-05, 2024-10..2025-01, 2024.. or last-30d | date:2025"},
        {"автор:токаев", "error at 0-11: one of title: text: said: source: place: lang: tag: person: speaker: about: stance: date: has: | автор токаев"},
        {"a NEAR/x b", "error at 2-8: a number of words from 1 to 200 | a NEAR/10 b"},
        {"trad*~1", "error at 0-7: either ~ or * and ? in one word | trad*"},
        {"wom?n’s", "error at 0-9: one word around * and ? | wom n s"},
        {"b*", "error at 0-2: at least two letters beside * and ? | b"},
        {"said:(title:trade)", "error at 6-12: words without a field of their own inside a field's brackets | said:(trade)"},
        {"has:photo", "error at 4-9: has:quote | has:quote"},
        {"stance:maybe", "error at 7-12: stance:denies or stance:says | stance:denies"},
        {"trade~5", "error at 0-7: ~1 or ~2 after the word | trade~1"},
        {"к*", "error at 0-3: at least two letters beside * and ? | к"},
        {"*", "error at 0-1: at least two letters beside * and ? | "},
        {"a NEAR/900 b", "error at 2-10: a number of words from 1 to 200 | a NEAR/10 b"},
        {"title:a NEAR b", "error at 8-12: NEAR between two words or phrases of one field | title:a AND b"},
    };
    for (const Case& one : cases) CHECK_MESSAGE(parsed(one.query) == one.tree, one.query);
}

TEST_CASE("every repair that is offered can be parsed") {
    for (const char* query : {"\"trade volume", "(trade", "trade)", "trade OR", "OR trade", "titel:trade", "note:trade", "title: trade",
                              "has:photo", "trade~5", "a NEAR/900 b", "title:a NEAR b", "((a)", "a AND", "a-b~1"}) {
        const ParsedQuery first = parse_query(query, {});
        REQUIRE_MESSAGE(std::holds_alternative<QueryError>(first), query);
        const std::string repair = std::get<QueryError>(first).repair;
        const ParsedQuery second = parse_query(repair, {});
        CHECK_MESSAGE((std::holds_alternative<QueryNode>(second) || std::get<QueryError>(second).repair != repair), query);
    }
}

TEST_CASE("while typing, the word under the caret is a prefix from three letters on") {
    const Case cases[] = {
        {"tr", "tr"},
        {"tra", "tra*"},
        {"trade vol", "(trade AND vol*)"},
        {"trade vol ", "(trade AND vol)"},
        {"\"trade vol", "\"trade vol*\""},
        {"\"trade vol\"", "\"trade vol\""},
        {"(trade vol", "(trade AND vol*)"},
        {"trade OR", "trade"},
        {"trade -", "trade"},
        {"said:", "everything"},
        {"date:202", "everything"},
        {"title:tra", "title:tra*"},
        {"мы", "мы"},
        {"мир", "мир*"},
    };
    for (const Case& one : cases) CHECK_MESSAGE(parsed(one.query, Typing::in_last_word) == one.tree, one.query);
}

TEST_CASE("bare words stand for their forms when that is asked for, words between marks and names never") {
    const Case cases[] = {
        {"trades", "trades+"},
        {"trades \"central banks\"", "(trades+ AND \"central banks\")"},
        {"Central-Asian", "\"central+ asian+\""},
        {"title:trades said:banks", "(title:trades+ AND said:banks+)"},
        {"trades NEAR/3 \"central banks\"", "trades+ NEAR/3 \"central banks\""},
        {"speaker:tokayev source:trends", "(speaker:tokayev AND source:trends)"},
        {"trad* tra?e trade~1", "(trad* AND tra?e AND trade~1)"},
    };
    for (const Case& one : cases) {
        const ParsedQuery result = parse_query(one.query, {Typing::finished, Field::anywhere, std::nullopt, WordForms::all});
        REQUIRE(std::holds_alternative<QueryNode>(result));
        CHECK_MESSAGE(to_string(std::get<QueryNode>(result)) == one.tree, one.query);
    }
}

TEST_CASE("the number of words with signs is bounded, and said") {
    std::string patterns;
    for (int i = 0; i < 16; ++i) patterns += "ab* ";
    CHECK_FALSE(parsed(patterns).starts_with("error"));
    CHECK(parsed(patterns + "abc~1") == "error at 64-69: at most 16 words with *, ? or ~ | " + patterns);
}

TEST_CASE("deep nesting and long queries are refused, not run into") {
    CHECK(parsed(std::string(200'000, '(')).starts_with("error"));
    CHECK(parsed(std::string(60, '(') + "a" + std::string(60, ')')).starts_with("error"));
    std::string nots;
    for (int i = 0; i < 100; ++i) nots += "NOT ";
    CHECK(parsed(nots + "a").starts_with("error"));
    CHECK(parsed(std::string(3000, 'a')).starts_with("error"));
}

TEST_CASE("the word being typed is a beginning from three letters on, and too short before") {
    const auto beginning = [](std::string_view query) {
        const TypedWord word = typed_word(query);
        return word.beginning ? word.folded : std::string();
    };
    CHECK(beginning("trade minist") == "minist");
    CHECK(beginning("speaker:Tok") == "tok");
    CHECK(beginning("(trade OR tar") == "tar");
    for (const char* none : {"tr", "trade ", "\"the trade\"", "date:2024", "trade ) OR", ""}) CHECK(beginning(none).empty());
    CHECK(typed_word("trade tr").folded == "tr");
    CHECK(typed_word("Él").folded == "el");
    for (const char* none : {"", "zebra ", "\"the trade\"", "date:2030", "has:quote"}) CHECK(typed_word(none).folded.empty());
}
