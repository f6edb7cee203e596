// Queries as anybody might type them: parsed, shown, repaired, and their words looked for in the query itself.
#include "fuzz.h"
#include "search/highlight.h"
#include "search/query.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

void check_query(std::string_view query, search::Typing typing) {
    const auto parsed = search::parse_query(query, {typing, search::Field::anywhere, base::Date{20000}});
    if (const auto* error = std::get_if<search::QueryError>(&parsed)) {
        ensure(error->at.start <= error->at.end && error->at.end <= query.size(), "an error's place lies in the query");
        ensure(!error->expected.empty(), "an error says what was expected");
        (void)search::parse_query(error->repair, {});
        return;
    }
    const auto& node = std::get<search::QueryNode>(parsed);
    (void)search::to_string(node);
    const search::Highlighter highlighter(node, search::Highlighter::Where::text);
    const auto hits = highlighter.find(query);
    for (base::TextSpan hit : hits) ensure(hit.start < hit.end && hit.end <= query.size(), "a hit lies in the text");
    const search::Snippet snippet = search::make_snippet(query, hits, 20);
    for (base::TextSpan hit : snippet.hits) ensure(hit.end <= snippet.text.size(), "a hit lies in its snippet");
    if (text::is_valid(query)) ensure(text::is_valid(snippet.text), "a snippet of valid text is valid text");
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query = verbatim::fuzz::bytes(data, size);
    verbatim::fuzz::check_query(query, verbatim::search::Typing::finished);
    verbatim::fuzz::check_query(query, verbatim::search::Typing::in_last_word);
    return 0;
}
