// The pieces of answers that several reads share: result lines and quotes.
#include <algorithm>

#include "base/hash.h"
#include "search/engine_state.h"
#include "text/quotation.h"
#include "text/utf8.h"

namespace verbatim::search {

std::optional<base::Date> date_from(std::uint32_t shifted) {
    if (shifted == 0 || shifted > 3652059 + 1) return std::nullopt;  // 9999-12-31 is the last day that there is
    return base::Date{static_cast<std::int32_t>(shifted) - bundle::date_shift};
}

std::string_view language_of(SegmentReader& segment, const bundle::ArticleRecord& record) {
    const bundle::Values* values = segment.values();
    return values ? values->at(bundle::ValueList::language, record.language) : std::string_view();
}

bool fill_hit(SegmentReader& segment, std::uint32_t article, Hit& hit) {
    hit.article = base::ArticleId{article};
    const bundle::ArticleRecord* record = segment.article(article);
    const bundle::Values* values = segment.values();
    if (!record || !values) return false;
    hit.id = record->id;
    hit.title = record->title;
    hit.title_made = record->title_made;
    hit.author = record->author;
    hit.url = record->url;
    hit.date = date_from(record->date);
    hit.source = values->at(bundle::ValueList::source, record->source);
    hit.place = values->at(bundle::ValueList::place, record->place);
    hit.quotes = record->spoken;
    hit.opinion = static_cast<std::uint8_t>(segment.cell(bundle::Family::opinion_column, article));
    return true;
}

std::vector<base::TextSpan> HitFinder::find(SegmentReader& segment, const bundle::ArticleRecord& record, const bundle::ArticleNotes& notes) const {
    const std::string_view language = language_of(segment, record);
    std::vector<base::TextSpan> hits = in_text_.find(record.text, language);
    if (!needs_notes()) return hits;
    for (const base::TextSpan hit : in_quotes_.find(record.text, language)) {
        const auto holds = [&](const bundle::StoredQuote& quote) {
            return std::any_of(quote.fragments.begin(), quote.fragments.end(), [&](base::TextSpan fragment) { return fragment.covers(hit); });
        };
        if (std::any_of(notes.quotes.begin(), notes.quotes.end(), holds)) hits.push_back(hit);
    }
    return join_overlapping(std::move(hits));
}

Standing standing_of(std::uint32_t stored, const SegmentReader& segment) {
    if (!segment.has(bundle::Family::standing_column)) return Standing::striking;
    return static_cast<Standing>(std::min<std::uint32_t>(stored, static_cast<std::uint32_t>(Standing::striking)));
}

namespace {

constexpr std::size_t word_hash_digits = 10;

// “We won,” she said: the comma within the marks is the reporter's.
base::TextSpan without_reporters_comma(std::string_view text, base::TextSpan fragment) {
    if (fragment.size() > 1 && base::slice(text, fragment).ends_with(',')) --fragment.end;
    return fragment;
}

// An older bundle does not say how a quotation stands: there its confidence does.
Standing standing_shown(SegmentReader& segment, base::QuoteId quote, std::uint16_t confidence) {
    if (segment.has(bundle::Family::standing_column)) return standing_of(segment.cell(bundle::Family::standing_column, quote.value), segment);
    return confidence >= 900 ? Standing::sure : confidence >= 700 ? Standing::likely : Standing::doubtful;
}

}  // namespace

QuoteView make_quote_view(SegmentReader& segment, const bundle::ArticleRecord& record, std::uint32_t article,
                          const bundle::ArticleNotes& notes, std::size_t index) {
    const bundle::StoredQuote& stored = notes.quotes[index];
    QuoteView view;
    view.quote = base::QuoteId{record.first_quote + static_cast<std::uint32_t>(index)};
    view.article = base::ArticleId{article};
    view.kind = static_cast<std::uint8_t>(stored.kind);
    for (const base::TextSpan fragment : stored.fragments) {
        view.own_words.push_back(stored.kind == bundle::StoredKind::direct || (stored.kind == bundle::StoredKind::mixed &&
                                 text::stands_in_quotation_marks(record.text, fragment)));
        view.fragments.push_back(without_reporters_comma(record.text, fragment));
    }
    const auto slice = [&](base::TextSpan fragment) { return base::slice(record.text, fragment); };
    view.words = text::join_fragments(view.fragments, slice);
    view.speaker = base::slice(record.text, stored.speaker);
    view.speaker_span = stored.speaker;
    view.cue = base::slice(record.text, stored.cue);
    view.cue_span = stored.cue;
    view.rule = bundle::stored_rule_name(stored.rule);
    view.confidence = stored.confidence;
    view.standing = standing_shown(segment, view.quote, stored.confidence);
    view.stance = stance_of(segment.cell(bundle::Family::stance_column, view.quote.value));
    view.opinion = static_cast<std::uint8_t>(segment.cell(bundle::Family::opinion_column, article));
    view.person = stored.person;
    if (stored.person.known())
        if (const bundle::PersonRecord* person = segment.person(stored.person.value)) view.person_name = person->name;
    view.word_hash = base::hash_hex(text::join_fragments(stored.fragments, slice)).substr(0, word_hash_digits);
    view.article_id = record.id;
    view.article_title = record.title;
    view.article_author = record.author;
    view.article_url = record.url;
    if (const bundle::Values* values = segment.values()) {
        view.source = values->at(bundle::ValueList::source, record.source);
        view.place = values->at(bundle::ValueList::place, record.place);
    }
    view.date = date_from(record.date);
    view.other_wordings = stored.wordings;
    view.other_places = static_cast<std::uint32_t>(stored.variants.size());
    view.about = stored.about;
    return view;
}

void set_passage(const bundle::ArticleRecord& record, PassageAround around, std::uint32_t bytes, QuoteView& view) {
    if (view.fragments.empty()) return;
    const base::TextSpan inside{view.fragments.front().start, view.fragments.back().end};
    if (inside.empty() || !text::on_border(record.text, inside.start) || !text::on_border(record.text, inside.end)) return;
    const base::TextSpan passage = around(record.text, inside, bytes);
    view.passage = base::slice(record.text, passage);
    view.passage_at = passage.start;
}

}  // namespace verbatim::search
