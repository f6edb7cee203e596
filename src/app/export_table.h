// Tables as files, in CSV or JSONL: what an export is before it has a format. Every row names the query and the bundle that it
// came from.
//
// A CSV file is opened by programs that take a cell for a formula when it begins with one of = + - @, or their full-width forms, and that
// part cells at commas, or at semicolons or tabs, whatever the file says. A program of the second kind that finds
//
//     p-1,"costs;=1+1",Herald        sees the cells    p-1,"costs    and    =1+1",Herald
//
// because a quotation mark in the middle of a cell is a mark like any other to it. So the rule is:
//
//  1. A cell stands in quotation marks where it holds a comma, semicolon, tab, quotation mark or line end, or begins or ends with a blank.
//  2. A cell that begins like a formula gets an apostrophe before it, which spreadsheets take for "this is text". Blanks, quotation marks
//     and characters that nobody sees do not count as its beginning. A cell that begins with a tab or line end gets one too.
//  3. So does each piece of a cell behind a semicolon, tab or line end that begins like a formula or with a tab: costs;'=1+1
//  4. A number with a minus sign, alone in its cell, stays a number – but for the first cell of a row, which is a name or a date.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/models.h"

namespace verbatim::app {

struct Table {
    struct Column {
        std::string_view name;
        bool number = false;  // its cells are digits, and stand without quotation marks in JSONL
    };
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // a cell a column; empty: not known, null in JSONL
};

enum class TableFormat : std::uint8_t { csv, jsonl };

// Writes a table row by row.
class TableWriter {
  public:
    TableWriter(TableFormat format, const Setting& setting, std::vector<Table::Column> columns);
    std::string head() const;
    // A cell a column.
    std::string row(const std::vector<std::string>& cells) const;

  private:
    TableFormat format_;
    std::vector<Table::Column> columns_;
    std::string from_;  // what ends each row: where it came from
};

std::string to_csv(const Setting& setting, const Table& table);
std::string to_jsonl(const Setting& setting, const Table& table);

// "collection (bundle …), /articles?q=…": where an export came from.
std::string provenance(const Setting& setting);

// One cell of a CSV file (RFC 4180) by rules 1 to 4. Linear time.
enum class CellPlace : std::uint8_t { first, later };
std::string csv_cell(std::string_view text, CellPlace place = CellPlace::later);

// A JSON string with its quotation marks.
std::string json_string(std::string_view text);

}  // namespace verbatim::app
