// Engine::concordance: the words of a query in their surroundings, one line a hit (key word in context).
//
//     …agreed to double their  trade  volume by 2030…        by the right: volume < with
//     …would not stop          trade  with its neighbour…
#include <algorithm>

#include "search/engine_state.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace verbatim::search {

namespace {

constexpr std::size_t most_lines = 20'000;  // a few huge texts full of a common word must not fill the memory
constexpr std::size_t context = 60;         // bytes on either side, and up to the end of the word there

bool is_blank(char byte) { return byte == ' ' || byte == '\n'; }

// Blanks and line ends become one blank.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (char byte : text) {
        if (!is_blank(byte)) line += byte;
        else if (line.empty() || line.back() != ' ') line += ' ';
    }
    return line;
}

std::string_view before(std::string_view text, std::size_t hit) {
    std::size_t start = hit > context ? hit - context : 0;
    const std::size_t floor = start > context ? start - context : 0;  // for words longer than any
    while (start > floor && !is_blank(text[start - 1])) --start;
    while (start > 0 && !text::on_border(text, start)) --start;
    return text.substr(start, hit - start);
}

std::string_view after(std::string_view text, std::size_t hit) {
    std::size_t end = std::min(text.size(), hit + context);
    const std::size_t ceiling = std::min(text.size(), end + context);
    while (end < ceiling && !is_blank(text[end])) ++end;
    while (end < text.size() && !text::on_border(text, end)) ++end;
    return text.substr(hit, end - hit);
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) words.emplace_back(token.folded);
    return words;
}

// A line before it is known whether it will be shown.
struct LineCandidate {
    std::uint32_t article = 0;
    base::TextSpan at;
    std::uint32_t number = 0;      // of the article's hits
    std::vector<std::string> key;  // words by which it is sorted, nearest first
};

std::vector<std::string> key_of(std::string_view text, base::TextSpan at, ContextOrder order) {
    if (order == ContextOrder::newest) return {};
    if (order == ContextOrder::right) return words_of(after(text, at.end));
    std::vector<std::string> words = words_of(before(text, at.start));
    std::reverse(words.begin(), words.end());
    return words;
}

ConcordanceLine line_of(SegmentReader& segment, const LineCandidate& candidate) {
    ConcordanceLine line;
    const bundle::ArticleRecord* record = segment.article(candidate.article);
    if (!record) return line;
    line.article = base::ArticleId{candidate.article};
    line.article_id = record->id;
    line.date = date_from(record->date);
    if (const bundle::Values* values = segment.values()) line.source = values->at(bundle::ValueList::source, record->source);
    line.left = on_one_line(before(record->text, candidate.at.start));
    line.hit = on_one_line(base::slice(record->text, candidate.at));
    line.right = on_one_line(after(record->text, candidate.at.end));
    line.at = candidate.at;
    line.number = candidate.number;
    return line;
}

void read_concordance(SegmentReader& segment, const ConcordanceRequest& request, const QueryNode& query, ConcordanceAnswer& answer) {
    segment.expect_texts();
    Matching matching = match_articles(segment, query, request.filters);
    answer.error = std::move(matching.error);
    answer.notes = std::move(matching.notes);
    if (answer.error || !segment.reading().complete()) return;
    Ordering newest(matching.articles, Sort::newest);
    answer.articles = static_cast<std::uint32_t>(newest.size());
    const std::size_t most = std::min<std::size_t>({request.articles, most_articles_looked_into, newest.size()});
    newest.place(segment, most);

    const HitFinder hits(query);
    std::vector<LineCandidate> candidates;
    for (const ScoredDocument& newer : newest.placed().first(most)) {
        const std::uint32_t article = newer.document;
        const bundle::ArticleRecord* record = segment.article(article);
        bundle::ArticleNotes notes;
        if (hits.needs_notes()) segment.notes(article, record ? record->text.size() : UINT32_MAX, notes);
        if (!record || candidates.size() >= most_lines) continue;
        ++answer.looked_into;
        std::uint32_t number = 0;
        for (base::TextSpan hit : hits.find(segment, *record, notes))
            if (candidates.size() < most_lines) candidates.push_back({article, hit, number++, key_of(record->text, hit, request.order)});
    }
    if (!segment.reading().complete()) return;
    answer.total = static_cast<std::uint32_t>(candidates.size());
    if (request.order != ContextOrder::newest)
        std::stable_sort(candidates.begin(), candidates.end(), [](const LineCandidate& a, const LineCandidate& b) { return a.key < b.key; });
    const std::size_t end = std::min<std::size_t>(candidates.size(), std::size_t{request.offset} + request.limit);
    for (std::size_t i = request.offset; i < end; ++i) answer.lines.push_back(line_of(segment, candidates[i]));
}

}  // namespace

Outcome<ConcordanceAnswer> Engine::concordance(const ConcordanceRequest& request) {
    return state_->read_query<ConcordanceAnswer>(request, Field::anywhere, [&](SegmentReader& segment, const QueryNode& query, ConcordanceAnswer& answer) {
        read_concordance(segment, request, query, answer);
    });
}

}  // namespace verbatim::search
