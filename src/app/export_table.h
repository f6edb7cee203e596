// Tables as files, in CSV or JSONL: what an export is before it has a format. Every row names the query and the bundle that it
// came from.
#pragma once

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

std::string to_csv(const Setting& setting, const Table& table);
std::string to_jsonl(const Setting& setting, const Table& table);

// "collection (bundle …), /articles?q=…": where an export came from.
std::string provenance(const Setting& setting);

// One cell of a CSV file (RFC 4180), with a leading apostrophe where a spreadsheet would take it for a formula.
std::string csv_cell(std::string_view text);

// A JSON string with its quotation marks.
std::string json_string(std::string_view text);

}  // namespace verbatim::app
