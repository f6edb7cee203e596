// What is on the screen as a file: the articles or quotations found, in the formats that people's tools read. Each names the query and
// the bundle it came from. docs/exports.md tells the columns.
//
// RIS keeps every byte but control characters, which become blanks, for a line end in a value would end it. Annotations are those of the
// W3C's model, and name the words as the article has them.
//
// CSV, JSONL, BibTeX and CSL-JSON are data and keep every byte (but for export_table.h's rule for cells, and for the words in the notes of
// BibTeX and CSL-JSON, which are set as in a citation). Markdown is for people: names, titles and addresses are shown as text/visible.h
// says. What is cited as an address is one that a link may lead to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/effect.h"
#include "app/export_table.h"
#include "app/models.h"
#include "app/types.h"
#include "search/request.h"
#include "search/word_requests.h"

namespace verbatim::app {

enum class RowsOf : std::uint8_t { articles, quotes };

// Writes a file in pieces: its head, rows with what stands between two of them, its tail.
//
//     content = head() + row(first, 0) + between() + row(second, 1) + tail();
//
// Rows can be made in any order. Lifetime: of the setting's parts.
class ExportWriter {
  public:
    ExportWriter(ExportFormat format, RowsOf what, const Setting& setting);
    std::string head() const;
    // `number` is that of the row, from 0 on. Never empty. Linear time.
    std::string row(const search::Hit& hit, std::uint32_t number) const;
    std::string row(const search::QuoteView& quote, std::uint32_t number) const;
    std::string_view between() const;
    std::string_view tail() const;
    // The whole, under its name.
    SaveFile file(std::string content) const;

  private:
    template <class View>
    std::string row_of(const View& view, std::uint32_t number) const;

    ExportFormat format_;
    RowsOf what_;
    Setting setting_;
    std::string from_;
    TableWriter table_;
};

// Lines of words in context, people, and the bars of a search over time, as tables: in CSV, or else in JSONL.
SaveFile export_lines(ExportFormat format, const Setting& setting, const std::vector<search::ConcordanceLine>& lines);
SaveFile export_people(ExportFormat format, const Setting& setting, const std::vector<search::PersonRow>& people);
SaveFile export_bars(ExportFormat format, const Setting& setting, const std::vector<HistogramBar>& bars);

}  // namespace verbatim::app
