#include "search/suggest.h"

#include <algorithm>
#include <tuple>

#include "search/word_match.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t least_letters = 4, letters_for_two_edits = 7;

// A word of the query that no article holds, with its place in the query.
struct Unknown {
    std::string folded;
    base::TextSpan at;
};

// Looks for it among the exact words of articles and quotes, left to right.
bool find_unknown(SegmentReader& segment, std::string_view query, const QueryNode& node, Unknown& unknown) {
    for (const QueryNode& child : node.children)
        if (find_unknown(segment, query, child, unknown)) return true;
    if (node.kind != NodeKind::words) return false;
    text::Token token;
    for (text::Tokenizer tokens(base::slice(query, node.at)); tokens.next(token);) {
        for (const Phrase& phrase : node.phrases)
            for (const QueryWord& word : phrase.words) {
                const bool here = (word.match == WordMatch::exact || word.match == WordMatch::form) && word.folded == token.folded;
                if (!here || segment.find_term(bundle::Family::article_terms, word.folded).shard) continue;
                unknown = {word.folded, {node.at.start + token.start, node.at.start + token.end}};
                return true;
            }
    }
    return false;
}

struct Candidate {
    unsigned edits = 0;
    std::uint32_t document_frequency = 0;
    std::string term;
};

std::vector<Candidate> near_words(SegmentReader& segment, const std::string& folded) {
    const std::size_t letters = text::count_code_points(folded);
    if (letters < least_letters) return {};
    std::vector<Candidate> candidates;
    WordMatcher one_off({folded, WordMatch::fuzzy, 1}), two_off({folded, WordMatch::fuzzy, 2});
    segment.each_term(one_off.known_start(), [&](std::string_view term, std::uint32_t frequency) {
        if (one_off.matches(term)) candidates.push_back({1, frequency, std::string(term)});
        else if (letters >= letters_for_two_edits && two_off.matches(term)) candidates.push_back({2, frequency, std::string(term)});
    });
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.edits, b.document_frequency, a.term) < std::tie(b.edits, a.document_frequency, b.term);
    });
    if (candidates.size() > most_suggestions) candidates.resize(most_suggestions);
    return candidates;
}

}  // namespace

std::vector<std::string> did_you_mean(SegmentReader& segment, std::string_view query, const QueryNode& node) {
    Unknown unknown;
    if (!find_unknown(segment, query, node, unknown) || !segment.reading().complete()) return {};
    std::vector<std::string> queries;
    for (const Candidate& candidate : near_words(segment, unknown.folded))
        queries.push_back(std::string(query.substr(0, unknown.at.start)).append(candidate.term).append(query.substr(unknown.at.end)));
    return queries;
}

}  // namespace verbatim::search
