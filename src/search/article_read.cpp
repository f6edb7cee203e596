// Engine::article: one article whole, with its quotes and the names in it; who else prints it, and what it said before.
#include <algorithm>

#include "search/engine_state.h"

namespace verbatim::search {

namespace {

std::vector<base::TextSpan> quoted_in(const bundle::ArticleNotes& notes) {
    std::vector<base::TextSpan> quoted;
    for (const bundle::StoredQuote& quote : notes.quotes)
        if (quote.kind != bundle::StoredKind::indirect) quoted.insert(quoted.end(), quote.fragments.begin(), quote.fragments.end());
    std::sort(quoted.begin(), quoted.end());
    return quoted;
}

// Articles of the same group. Their heads come with their texts, which are read for nothing else: a group is mostly two or three.
void read_copies(SegmentReader& segment, const ArticleRequest& request, ArticleView& view) {
    constexpr std::size_t most_copies = 20;
    if (!segment.has(bundle::Family::near_copy_column)) return;
    const std::uint32_t group = segment.cell(bundle::Family::near_copy_column, request.article.value);
    if (group == 0) return;
    const ColumnView groups = segment.column(bundle::Family::near_copy_column);
    for (std::uint32_t other = group - 1; other < segment.counts().articles && view.copies.size() < most_copies; ++other) {
        if (groups[other] != group || other == request.article.value) continue;
        Hit head;
        if (!fill_hit(segment, other, head)) continue;
        view.copies.push_back({head.id, head.title, head.source, head.date});
        if (head.id != request.compared_with) continue;
        const bundle::ArticleRecord* record = segment.article(other);
        bundle::ArticleNotes notes;
        segment.notes(other, record->text.size(), notes);
        view.compared = ComparedText{head.id, head.title, head.source, head.date, std::string(record->text), quoted_in(notes)};
    }
}

void read_versions(SegmentReader& segment, const ArticleRequest& request, ArticleView& view) {
    const std::vector<bundle::ArticleVersion>* versions = segment.versions(request.article.value);
    if (!versions) return;
    for (const bundle::ArticleVersion& one : *versions) view.versions.push_back({{}, one.title, {}, date_from(one.date)});
    if (request.version == 0 || request.version > versions->size()) return;
    const bundle::ArticleVersion& older = (*versions)[request.version - 1];
    view.compared = ComparedText{{}, older.title, {}, date_from(older.date), older.text, older.quoted};
}

void read_article(SegmentReader& segment, const ArticleRequest& request, const QueryNode* query, ArticleView& view) {
    const std::uint32_t article = request.article.value;
    const bundle::ArticleRecord* record = segment.article(article);
    bundle::ArticleNotes notes;
    // Asked for at once with the text, whose length is not known until it is here.
    segment.cell(bundle::Family::opinion_column, article);
    if (segment.has(bundle::Family::near_copy_column)) segment.cell(bundle::Family::near_copy_column, article);
    segment.versions(article);
    segment.notes(article, record ? record->text.size() : UINT32_MAX, notes);
    if (!fill_hit(segment, article, view.head)) return;
    view.author = record->author;
    view.url = record->url;
    view.agency = record->agency;
    if (const bundle::Values* values = segment.values()) {
        view.language = values->at(bundle::ValueList::language, record->language);
        for (std::uint32_t tag : record->tags) view.tags.emplace_back(values->at(bundle::ValueList::tag, tag));
    }
    view.text = record->text;
    view.dateline = record->dateline;
    view.folded = record->folded;
    for (std::size_t i = 0; i < notes.quotes.size(); ++i)
        view.quotes.push_back(make_quote_view(segment, *record, article, notes, i));
    for (const bundle::StoredMention& mention : notes.mentions) view.mentions.push_back({mention.span, mention.person});
    read_copies(segment, request, view);
    read_versions(segment, request, view);
    if (query) view.hits = HitFinder(*query).find(segment, *record, notes);
}

}  // namespace

Outcome<ArticleView> Engine::article(const ArticleRequest& request) {
    const ParsedQuery parsed = parse_query(request.query, {request.typing, Field::anywhere, state_->manifest.last, request.forms});
    const auto* query = std::get_if<QueryNode>(&parsed);
    return state_->read<ArticleView>(
        [&](SegmentReader& segment, ArticleView& view) { read_article(segment, request, query, view); });
}

}  // namespace verbatim::search
