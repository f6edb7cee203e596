// Makes names, titles, addresses and other one-line texts of a view model visible (text/visible.h): the one place where that happens.
//
// The session calls it on each model when it is made, so that all builders, exports and actions work on the data as they are, and all
// views draw what was marked. What a view gives back (values, ids, routes, actions) is not touched, and neither are the words of articles
// and quotations: runs and selections count in their bytes, and text written from right to left needs such characters.
//
// A text that is put together from names and words is no business of this file: its builder marks the names (build_shared.cpp:
// snippets and citations; export.cpp: Markdown).
#pragma once

#include "app/view_model.h"

namespace verbatim::app {

void make_names_visible(Notice& notice);
void make_names_visible(QuoteRow& row);
void make_names_visible(HeaderModel& model);
void make_names_visible(FiltersModel& model);
void make_names_visible(ArticlesModel& model);
void make_names_visible(FoundModel& model);
void make_names_visible(ReadingModel& model);
void make_names_visible(QuotesModel& model);
void make_names_visible(PeopleModel& model);
void make_names_visible(WordsModel& model);
void make_names_visible(OverviewModel& model);
void make_names_visible(EvidenceModel& model);
void make_names_visible(ValueMenuModel& model);
void make_names_visible(PaletteModel& model);

}  // namespace verbatim::app
