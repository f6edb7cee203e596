// The tables of the languages in assets/languages, compiled in by cmake/embed_languages.cmake, and how such tables are read.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace verbatim::language::tables {

// The texts of assets/languages/<code>: cues.tsv, words.tsv, traits.tsv and, where there is one, names.tsv.
struct LanguageTables {
    std::string_view code;  // BCP 47 primary tag: "en"
    std::string_view cues, words, traits, names;
};

// One for each language, in the order of the list in src/language/CMakeLists.txt.
extern const std::span<const LanguageTables> languages;

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

// Calls `part` with each part of `cell` between separators; empty ones are left out.
template <class Part>
void for_each_part(std::string_view cell, std::string_view separator, Part&& part) {
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find(separator), cell.size());
        if (end > 0) part(cell.substr(0, end));
        cell.remove_prefix(std::min(end + separator.size(), cell.size()));
    }
}

// Calls `word` with each blank-separated word of `cell`.
template <class Word>
void for_each_word(std::string_view cell, Word&& word) {
    for_each_part(cell, " ", word);
}

}  // namespace verbatim::language::tables
