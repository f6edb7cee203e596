#include "app/visible_names.h"

#include "text/visible.h"

namespace verbatim::app {
namespace {

template <class... Texts>
void mark(Texts&... texts) {
    ((texts = text::visible(texts)), ...);
}

void make_names_visible(Choice& choice) { mark(choice.label, choice.hint); }
void make_names_visible(MetaPart& part) { mark(part.words); }
void make_names_visible(FacetRow& row) { mark(row.label, row.exclude_label); }
void make_names_visible(FoundModel::Speaker& speaker) { make_names_visible(speaker.choice); }
void make_names_visible(PersonCard& card) { mark(card.name, card.roles, card.figures); }

void make_names_visible(FacetModel& facet);
void make_names_visible(ResultRow& row);

template <class Parts>
void all(Parts& parts) {
    for (auto& part : parts) make_names_visible(part);
}

void make_names_visible(FacetModel& facet) {
    mark(facet.only_value);
    all(facet.rows);
}

void make_names_visible(ResultRow& row) {
    mark(row.title);
    all(row.meta_parts);
}

}  // namespace

void make_names_visible(QuoteRow& row) {
    mark(row.speaker, row.article_title);
    all(row.places);
}

void make_names_visible(Notice& notice) {
    mark(notice.title, notice.detail);
    all(notice.remedies);
}

void make_names_visible(HeaderModel& model) {
    mark(model.site_title, model.query_error);
    all(model.query_repairs);
    all(model.completions);
    all(model.searches);
    all(model.examples);
    all(model.chips);
}

void make_names_visible(FiltersModel& model) { all(model.facets); }

void make_names_visible(ArticlesModel& model) {
    mark(model.heading);
    all(model.rows);
    make_names_visible(model.notice);
    make_names_visible(model.partial);
}

void make_names_visible(FoundModel& model) { all(model.speakers); }

void make_names_visible(ReadingModel& model) {
    mark(model.title, model.meta, model.byline);
    all(model.meta_parts);
    all(model.quotes);
    make_names_visible(model.original);
    make_names_visible(model.notice);
}

void make_names_visible(QuotesModel& model) {
    mark(model.heading, model.roles, model.kinds, model.chosen);
    all(model.speakers);
    all(model.about);
    all(model.rows);
    make_names_visible(model.notice);
    make_names_visible(model.partial);
}

void make_names_visible(PeopleModel& model) {
    all(model.rows);
    make_names_visible(model.notice);
    make_names_visible(model.partial);
}

void make_names_visible(WordsModel& model) {
    mark(model.heading);
    make_names_visible(model.notice);
    make_names_visible(model.lines_notice);
    make_names_visible(model.partial);
}

void make_names_visible(OverviewModel& model) {
    mark(model.title, model.rights);
    all(model.sources);
    all(model.people);
    all(model.quotes);
    all(model.newest);
    make_names_visible(model.notice);
}

void make_names_visible(EvidenceModel& model) {
    mark(model.who, model.named_as, model.cue, model.rule, model.pattern, model.printed_in, model.doubts, model.chain);
    make_names_visible(model.quote);
    all(model.elsewhere);
}

void make_names_visible(ValueMenuModel& model) {
    mark(model.title, model.detail);
    all(model.choices);
}

void make_names_visible(PaletteModel& model) { all(model.choices); }

}  // namespace verbatim::app
