// Which columns of a table hold which field: by their names in many languages, and where none is called a text, by what stands in them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/field_map.h"
#include "corpus/record.h"

namespace verbatim::corpus {

struct Column {
    std::size_t index = 0;
    Field field = Field::text;
    std::string name;      // as the header has it
    bool guessed = false;  // by what stands in it
};

// The columns of a header row. Names that record.h knows go before others that mean the same.
// Those that the user names go before all; of several for one field the first in the user's order.
std::vector<Column> columns_of(const std::vector<std::string>& header, const FieldMap* map = nullptr);
// Adds a column for the text where there is none: the one whose cells are longest, if they are as long as texts. `rows` are the first of the table.
void guess_text_column(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows, std::vector<Column>& columns);
// "texto as text, link_limpo as url": for the report.
std::string describe_columns(const std::vector<Column>& columns);

// Whether a cell says nothing: empty, "nan", "N/A", "null".
bool is_empty_cell(std::string_view cell);
// The record of a row. Cells that say nothing are passed over.
Record record_of_row(const std::vector<Column>& columns, const std::vector<std::string>& cells);

}  // namespace verbatim::corpus
