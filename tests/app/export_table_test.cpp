// Tables as files: what stands in a cell of CSV, read back by programs of the two kinds that there are.
#include "app/export_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace verbatim;
using namespace verbatim::app;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// A reader as most are: a quotation mark at the beginning of a cell opens it, up to the next single one.
Rows read_cells(std::string_view csv, char separator) {
    Rows rows(1, {std::string()});
    bool at_start = true, quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        std::string& cell = rows.back().back();
        if (quoted && csv[i] == '"') {
            if (csv.substr(i + 1).starts_with('"')) cell.push_back(csv[++i]);
            else quoted = false;
        } else if (quoted) {
            cell.push_back(csv[i]);
        } else if (at_start && csv[i] == '"') {
            quoted = true;
            at_start = false;
        } else if (csv[i] == separator) {
            rows.back().emplace_back();
            at_start = true;
        } else if (csv[i] == '\n' || csv[i] == '\r') {
            if (csv[i] == '\r' && csv.substr(i + 1).starts_with('\n')) ++i;
            rows.push_back({std::string()});
            at_start = true;
        } else {
            cell.push_back(csv[i]);
            at_start = false;
        }
    }
    return rows;
}

// A reader to which quotation marks mean nothing but are left out where they stand around a cell.
Rows read_pieces(std::string_view csv, char separator) {
    Rows rows(1, {std::string()});
    for (const char c : csv) {
        if (c == '\n' || c == '\r') rows.push_back({std::string()});
        else if (c == separator) rows.back().emplace_back();
        else rows.back().back().push_back(c);
    }
    return rows;
}

// The beginning of a cell as the most willing program takes it: without blanks and quotation marks.
bool is_formula(std::string_view cell) {
    for (bool skipped = true; skipped;) {
        skipped = false;
        for (const std::string_view passed : {" ", "\"", "\u00A0", "\u200B", "\uFEFF", "\u202E", "\x01"}) {
            if (!cell.starts_with(passed)) continue;
            cell.remove_prefix(passed.size());
            skipped = true;
        }
    }
    for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "\t"})
        if (cell.starts_with(sign)) return true;
    return false;
}

const std::vector<std::string> hostile_cells{
    "=1+1", "+1", "-x", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\t-x", " =1", "  +1", "\"=1\"", "\" =1", "\u00A0=1", "\u200B=1", "\uFEFF@x", "\u202E=1", "\x01-x",
    "＝1", "＋1", "－1", "＠x", "a;=1+1", "a;;+1", "a\t@x", "a\n=1", "a\r\n-1", "a; =1", "a;\"=1\"", "a;\"\"\"=1", "a;-2", "a;", "\";=1", "a\";\"=1;\"", ";", ";=1;", "-2;=1",
    "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a\";\"b\")", "-2-3", "--2", "-2.", "-.5", "-", "-2e9", "+2", "a,=1", "\t", " ", "\"", ""};

}  // namespace

TEST_CASE("a cell never becomes a formula and keeps its commas, quotes and lines") {
    struct Case {
        std::string text, cell;
    };
    for (const Case& one : {Case{"plain words", "plain words"}, Case{"", ""}, Case{"a, \"b\"", "\"a, \"\"b\"\"\""}, Case{"two\nlines", "\"two\nlines\""},
                            Case{"one;two", "\"one;two\""}, Case{"one\ttwo", "\"one\ttwo\""}, Case{"one\rtwo", "\"one\rtwo\""}, Case{" a", "\" a\""},
                            Case{"a ", "\"a \""}, Case{"a\u00A0", "\"a\u00A0\""},
                            // Formulas.
                            Case{"=1+1", "'=1+1"}, Case{"@cmd", "'@cmd"}, Case{"+49 30 1", "'+49 30 1"}, Case{"=a,b", "\"'=a,b\""}, Case{" =1", "\"' =1\""},
                            Case{"\"=1", "\"'\"\"=1\""}, Case{"＝1", "'＝1"}, Case{"－1", "'－1"}, Case{"\ta", "\"'\ta\""}, Case{"\ra", "\"'\ra\""},
                            Case{"a = b", "a = b"}, Case{"a-b", "a-b"}, Case{"'=1", "'=1"},
                            // Pieces.
                            Case{"a;=1+1;b", "\"a;'=1+1;b\""}, Case{"a; -x", "\"a;' -x\""}, Case{"a\t@x", "\"a\t'@x\""}, Case{"a\n=1", "\"a\n'=1\""}, Case{"a;-2", "\"a;'-2\""},
                            Case{"a, =1", "\"a, =1\""},
                            // Numbers.
                            Case{"-2", "-2"}, Case{"-2.50", "-2.50"}, Case{"-2-3", "'-2-3"}, Case{"-", "'-"}, Case{"-x", "'-x"}, Case{"-2.", "'-2."}, Case{"--2", "'--2"}}) {
        CAPTURE(one.text);
        CHECK(csv_cell(one.text) == one.cell);
    }
    CHECK(csv_cell("-2", CellPlace::first) == "'-2");  // as the first of a row it begins a line, which a reader of semicolons takes for a cell
}

TEST_CASE("a table read back has its cells, and in no reader a formula") {
    State state;
    state.route.query = "a;=1";
    const search::BundleInfo info{.title = "Demo", .bundle_id = "=b1"};
    const Setting setting{state, info, ""};
    // Each cell stands beside each other one, at the beginning of a row and within it.
    Table table{.columns = {{"id"}, {"one"}, {"two"}}, .rows = {}};
    for (const std::string& one : hostile_cells)
        for (const std::string& other : hostile_cells) table.rows.push_back({one, other, one});
    table.rows.push_back({"-2", "-2", "-2.5"});
    const std::string csv = to_csv(setting, table);

    Rows rows = read_cells(csv, ',');
    REQUIRE(rows.size() == table.rows.size() + 2);  // the header, and what follows the last line end
    CHECK(rows.back() == std::vector<std::string>{""});
    rows.pop_back();
    CHECK(rows.front() == std::vector<std::string>{"id", "one", "two", "query", "bundle"});
    const auto without_marks = [](std::string text) {
        std::erase(text, '\'');
        return text;
    };
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        REQUIRE(rows[i + 1].size() == 5);
        for (std::size_t k = 0; k < 3; ++k) CHECK(without_marks(rows[i + 1][k]) == without_marks(table.rows[i][k]));
    }
    CHECK(rows.back()[1] == "-2");
    CHECK(rows.back()[2] == "-2.5");

    std::size_t looked_at = 0;
    const auto no_formulas = [&](const Rows& read) {
        for (const auto& row : read)
            for (const std::string& cell : row) {
                ++looked_at;
                if (cell == "-2" || cell == "-2.5") continue;
                if (is_formula(cell)) FAIL_CHECK("a formula: " << cell);
            }
    };
    no_formulas(rows);
    for (const char separator : {';', '\t'}) {
        no_formulas(read_cells(csv, separator));
        no_formulas(read_pieces(csv, separator));
    }
    CHECK(looked_at > 5 * table.rows.size());
}
