#include "search/highlight.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::search;

namespace {

// The text with [brackets] around the hits.
std::string marked(std::string_view text, const std::vector<base::TextSpan>& hits) {
    std::string out;
    std::size_t at = 0;
    for (base::TextSpan hit : hits) {
        out.append(text.substr(at, hit.start - at)).append("[").append(text.substr(hit.start, hit.size())).append("]");
        at = hit.end;
    }
    return out.append(text.substr(at));
}

std::string found(std::string_view query, std::string_view text, Highlighter::Where where = Highlighter::Where::text) {
    const ParsedQuery parsed = parse_query(query, {});
    return marked(text, Highlighter(std::get<QueryNode>(parsed), where).find(text));
}

}  // namespace

TEST_CASE("words, prefixes and whole phrases are marked, denied ones are not") {
    CHECK(found("trade", "Trade of Trade-offs, traders") == "[Trade] of [Trade]-offs, traders");
    CHECK(found("trad*", "Trade and traders") == "[Trade] and [traders]");
    CHECK(found("\"trade volume\"", "volume trade, trade volume") == "volume trade, [trade volume]");
    CHECK(found("trade -volume", "trade volume") == "[trade] volume");
    CHECK(found("\"a b\" \"b c\"", "a b c") == "[a b c]");
    CHECK(found("title:trade", "trade") == "trade");
    CHECK(found("said:trade tariffs", "trade tariffs", Highlighter::Where::quotes) == "[trade] tariffs");
}

TEST_CASE("a snippet shows the best hits whole and says where it was cut") {
    std::string text = "Nothing here but words that fill the space before it comes.\n\n";
    for (int i = 0; i < 20; ++i) text += "Some more words that fill space. ";
    text += "Then the trade volume doubled, he said.";
    for (int i = 0; i < 20; ++i) text += " And again words to fill space.";
    const ParsedQuery parsed = parse_query("trade volume", {});
    const Highlighter highlighter(std::get<QueryNode>(parsed), Highlighter::Where::text);
    const Snippet snippet = make_snippet(text, highlighter.find(text), 120);
    CHECK(marked(snippet.text, snippet.hits).find("[trade] [volume] doubled") != std::string::npos);
    CHECK(snippet.text.starts_with("…"));
    CHECK(snippet.text.ends_with("…"));
    CHECK(snippet.text.size() < 200);
}

TEST_CASE("without hits a snippet is the beginning, with paragraphs joined") {
    CHECK(make_snippet("One.\n\nTwo.", {}, 100).text == "One. Two.");
    CHECK(make_snippet("", {}, 100).text.empty());
    CHECK(make_snippet("Қазақстан мен Қытай", {}, 10).text == "Қазақстан…");
}

TEST_CASE("a hit that reaches over paragraphs is marked where the snippet shows it") {
    const Snippet snippet = make_snippet("One two.\n\nThree four.", {{4, 15}}, 100);
    CHECK(marked(snippet.text, snippet.hits) == "One [two. Three] four.");
}
