// Engine::article: one article whole, with its quotes and the names in it.
#include "search/engine_state.h"

namespace verbatim::search {

namespace {

void read_article(SegmentReader& segment, const ArticleRequest& request, const QueryNode* query, ArticleView& view) {
    const std::uint32_t article = request.article.value;
    const bundle::ArticleRecord* record = segment.article(article);
    bundle::ArticleNotes notes;
    // Asked for at once with the text, whose length is not known until it is here.
    segment.cell(bundle::Family::opinion_column, article);
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
    for (std::size_t i = 0; i < notes.quotes.size(); ++i)
        view.quotes.push_back(make_quote_view(segment, *record, article, notes, i));
    for (const bundle::StoredMention& mention : notes.mentions) view.mentions.push_back({mention.span, mention.person});
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
