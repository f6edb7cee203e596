// The text of the words in assets/lexicons, compiled in by cmake/embed_text.cmake, and how such tables are read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace verbatim::language::tables {

extern const std::string_view cues;
extern const std::string_view words;

// Calls `row` with the tab-separated cells of each line that is neither empty nor a comment (#). Cells view `table`.
template <class Row>
void for_each_row(std::string_view table, Row&& row) {
    std::vector<std::string_view> cells;
    while (!table.empty()) {
        const std::size_t line_end = std::min(table.find('\n'), table.size());
        std::string_view line = table.substr(0, line_end);
        table.remove_prefix(std::min(line_end + 1, table.size()));
        if (line.empty() || line.front() == '#') continue;
        cells.clear();
        for (std::size_t tab; (tab = line.find('\t')) != std::string_view::npos; line.remove_prefix(tab + 1)) {
            cells.push_back(line.substr(0, tab));
        }
        cells.push_back(line);
        row(std::as_const(cells));
    }
}

// Calls `word` with each blank-separated word of `cell`.
template <class Word>
void for_each_word(std::string_view cell, Word&& word) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(' '), cell.size());
        if (end > 0) word(cell.substr(0, end));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
}

}  // namespace verbatim::language::tables
