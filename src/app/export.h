// What is on the screen as a file: the articles or quotations found, in the formats that people's tools read. Each names the query and
// the bundle it came from.
//
// CSV, JSONL, BibTeX and CSL-JSON are data and keep every byte (but for export_table.h's rule for cells). Markdown is for people: names,
// titles and addresses are shown as text/visible.h says. What is cited as an address is one that a link may lead to.
#pragma once

#include <string>
#include <vector>

#include "app/effect.h"
#include "app/models.h"
#include "app/types.h"
#include "search/request.h"
#include "search/word_requests.h"

namespace verbatim::app {

// The file to save, in the order of `hits`. Linear time.
SaveFile export_hits(ExportFormat format, const Setting& setting, const std::vector<search::Hit>& hits);

SaveFile export_quotes(ExportFormat format, const Setting& setting, const std::vector<search::QuoteView>& quotes);

// Lines of words in context, and the bars of a search over time, as tables: in CSV, or else in JSONL.
SaveFile export_lines(ExportFormat format, const Setting& setting, const std::vector<search::ConcordanceLine>& lines);
SaveFile export_bars(ExportFormat format, const Setting& setting, const std::vector<HistogramBar>& bars);

}  // namespace verbatim::app
