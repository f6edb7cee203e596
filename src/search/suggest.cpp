#include "search/suggest.h"

#include <algorithm>
#include <tuple>

#include "search/word_match.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t most_unknown = 4;  // each is held against a stretch of the list of words
constexpr std::size_t least_letters = 4, letters_for_two_edits = 6;
constexpr std::uint32_t most_rare = 8, times_more = 30;  // articles with a slip; with the word that was meant

struct NearTerm {
    unsigned edits = 0;
    std::uint32_t document_frequency = 0;
    std::string term;
};

// A word of the query that no article holds, or no name, with its place in the query.
struct Unknown {
    std::string folded;
    base::TextSpan at;
    bundle::Family family = bundle::Family::article_terms;
    std::uint32_t document_frequency = 0;
    bool needed = true;  // nothing is found without it; false for one of several that would do
    std::vector<NearTerm> near;
};

// Looks for them among the exact words of articles, quotes and names.
void find_unknown(SegmentReader& segment, std::string_view query, const QueryNode& node, bool needed, Slips slips, std::vector<Unknown>& unknown) {
    if (node.kind == NodeKind::none_of) return;
    for (const QueryNode& child : node.children) find_unknown(segment, query, child, needed && node.kind != NodeKind::any_of, slips, unknown);
    if (node.kind != NodeKind::words && node.kind != NodeKind::person) return;
    const bundle::Family family = node.kind == NodeKind::person ? bundle::Family::name_terms : bundle::Family::article_terms;
    const auto asked = [&](std::string_view folded) {
        return std::any_of(node.phrases.begin(), node.phrases.end(), [&](const Phrase& phrase) {
            return std::any_of(phrase.words.begin(), phrase.words.end(), [&](const QueryWord& word) {
                return (word.match == WordMatch::exact || word.match == WordMatch::form) && word.folded == folded;
            });
        });
    };
    text::Token token;
    for (text::Tokenizer tokens(base::slice(query, node.at)); tokens.next(token);) {
        if (!asked(token.folded)) continue;
        const TermPlace place = segment.find_term(family, token.folded);
        const std::uint32_t frequency = place.shard ? place.document_frequency() : 0;
        if (frequency > (slips == Slips::rare_too ? most_rare : 0)) continue;
        const base::TextSpan at{node.at.start + token.start, node.at.start + token.end};
        unknown.push_back({std::string(token.folded), at, family, frequency, needed && frequency == 0, {}});
    }
}

// Visits the words that start so and in how many documents each stands.
template <class Visit>
void each_word(SegmentReader& segment, bundle::Family family, std::string_view start, const Visit& visit) {
    if (family == bundle::Family::article_terms) return segment.each_term(start, visit);
    for (const TermPlace& place : segment.find_prefix(family, start)) visit(place.term(), place.document_frequency());
}

std::vector<NearTerm> near_words(SegmentReader& segment, const Unknown& unknown) {
    const std::size_t letters = text::count_code_points(unknown.folded);
    if (letters < least_letters) return {};
    std::vector<NearTerm> candidates;
    WordMatcher one_off({unknown.folded, WordMatch::fuzzy, 1}), two_off({unknown.folded, WordMatch::fuzzy, 2});
    each_word(segment, unknown.family, one_off.known_start(), [&](std::string_view term, std::uint32_t frequency) {
        if (term == unknown.folded || frequency < times_more * unknown.document_frequency) return;
        if (one_off.matches(term)) candidates.push_back({1, frequency, std::string(term)});
        else if (letters >= letters_for_two_edits && two_off.matches(term)) candidates.push_back({2, frequency, std::string(term)});
    });
    std::sort(candidates.begin(), candidates.end(), [](const NearTerm& a, const NearTerm& b) {
        return std::tie(a.edits, b.document_frequency, a.term) < std::tie(b.edits, a.document_frequency, b.term);
    });
    if (candidates.size() > most_suggestions) candidates.resize(most_suggestions);
    return candidates;
}

}  // namespace

std::vector<std::string> did_you_mean(SegmentReader& segment, std::string_view query, const QueryNode& node, Slips slips) {
    std::vector<Unknown> unknown;
    find_unknown(segment, query, node, true, slips, unknown);
    if (unknown.size() > most_unknown || !segment.reading().complete()) return {};
    std::sort(unknown.begin(), unknown.end(), [](const Unknown& a, const Unknown& b) { return a.at.start < b.at.start; });
    for (Unknown& word : unknown) word.near = near_words(segment, word);
    std::erase_if(unknown, [](const Unknown& word) { return word.near.empty() && !word.needed; });
    // With a needed word left that nobody uses the query would still find nothing.
    if (unknown.empty() || std::any_of(unknown.begin(), unknown.end(), [](const Unknown& word) { return word.near.empty(); })) return {};
    std::vector<std::string> queries;
    for (const NearTerm& first : unknown.front().near) {
        std::string proposal;
        std::size_t at = 0;
        for (std::size_t i = 0; i < unknown.size(); ++i) {
            proposal.append(query.substr(at, unknown[i].at.start - at)).append(i == 0 ? first.term : unknown[i].near.front().term);
            at = unknown[i].at.end;
        }
        queries.push_back(proposal.append(query.substr(at)));
    }
    return queries;
}

}  // namespace verbatim::search
