// Excel workbooks (.xlsx): each sheet with a header row is a table of articles.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "base/date.h"
#include "corpus/archive.h"
#include "corpus/format.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/table_columns.h"
#include "corpus/xml.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t most_columns = 1000, most_rows_looked_at = 20;

// "_x000D_" stands for a character that XML does not have.
std::string unescaped_cell(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_') {
            const std::string digits = text.substr(i + 2, 4);
            char* end = nullptr;
            const unsigned long c = std::strtoul(digits.c_str(), &end, 16);
            if (end == digits.c_str() + 4 && c != 0) {
                if (c == '\n' || c >= 0x20) text::append(out, static_cast<char32_t>(c));
                i += 6;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

// The words of a string with runs: phonetic hints stay out.
std::string string_item(const pugi::xml_node& item) {
    std::string out;
    for (const pugi::xml_node& child : item.children()) {
        const std::string_view name = xml::local_name(child);
        if (name == "t") out += child.text().get();
        else if (name == "r") out += xml::at(child, "t").text().get();
    }
    return unescaped_cell(out);
}

// "B12" is column 1; npos where it is none.
std::size_t column_of_reference(std::string_view reference) {
    std::size_t column = 0, letters = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (++letters > 3) return std::string::npos;
    }
    return letters == 0 ? std::string::npos : column - 1;
}

// Which styles show a number as a date.
std::vector<bool> date_styles(const std::string& bytes) {
    std::vector<bool> styles;
    pugi::xml_document document;
    if (!xml::load(document, bytes)) return styles;
    std::map<int, bool> formats;
    xml::each(document, "numFmt", [&](const pugi::xml_node& format) {
        const std::string_view code = format.attribute("formatCode").value();
        bool date = false, quoted = false;
        for (const char c : code) {
            if (c == '"') quoted = !quoted;
            date = date || (!quoted && (c == 'y' || c == 'd' || c == 'Y' || c == 'D'));
        }
        formats[format.attribute("numFmtId").as_int()] = date;
    });
    for (const pugi::xml_node& style : xml::find(document, "cellXfs").children()) {
        const int id = style.attribute("numFmtId").as_int();
        styles.push_back((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (formats.contains(id) && formats[id]));
    }
    return styles;
}

// A day as a number: days since 1899-12-30, or since 1904.
std::string date_of_serial(double serial, bool since_1904) {
    if (!(serial >= 1 && serial < 2'958'466)) return {};
    constexpr std::int32_t first_1900 = -25569, first_1904 = -24107;
    return base::format_date({(since_1904 ? first_1904 : first_1900) + static_cast<std::int32_t>(std::floor(serial))});
}

class XlsxReader {
  public:
    explicit XlsxReader(const RecordSink& sink) : sink_(sink) {}

    void run(Source& source) {
        const auto whole = source.whole();
        if (!whole) return sink_.refuse(0, base::Error(whole.error()));
        const auto entries = zip_entries(*whole, [](const std::string& name) { return name == "xl/workbook.xml" || name == "xl/sharedStrings.xml" || name == "xl/styles.xml" || name.starts_with("xl/worksheets/sheet"); });
        if (!entries) return sink_.refuse(0, base::Error(entries.error()));
        if (const auto strings = entries->find("xl/sharedStrings.xml"); strings != entries->end()) {
            pugi::xml_document document;
            xml::load(document, strings->second);
            xml::each(document, "si", [this](const pugi::xml_node& item) { strings_.push_back(string_item(item)); });
        }
        if (const auto styles = entries->find("xl/styles.xml"); styles != entries->end()) date_styles_ = date_styles(styles->second);
        if (const auto workbook = entries->find("xl/workbook.xml"); workbook != entries->end()) {
            pugi::xml_document document;
            xml::load(document, workbook->second);
            since_1904_ = xml::find(document, "workbookPr").attribute("date1904").as_bool();
        }
        for (const auto& [name, bytes] : *entries)
            if (name.starts_with("xl/worksheets/sheet") && name.ends_with(".xml")) read_sheet(name, bytes);
    }

  private:
    std::string cell_text(const pugi::xml_node& cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return string_item(xml::at(cell, "is"));
        const std::string value = xml::at(cell, "v").text().get();
        if (type == "s") {
            const std::size_t index = std::strtoul(value.c_str(), nullptr, 10);
            return index < strings_.size() ? strings_[index] : std::string();
        }
        if (type == "str" || type == "d") return unescaped_cell(value);
        if (type == "e") return {};
        const std::size_t style = cell.attribute("s").as_uint();
        if (!value.empty() && style < date_styles_.size() && date_styles_[style]) {
            if (std::string date = date_of_serial(std::strtod(value.c_str(), nullptr), since_1904_); !date.empty()) return date;
        }
        return value;
    }

    std::vector<std::string> cells_of(const pugi::xml_node& row) const {
        std::vector<std::string> cells;
        for (const pugi::xml_node& cell : row.children()) {
            if (xml::local_name(cell) != "c") continue;
            const std::size_t given = column_of_reference(cell.attribute("r").value());
            const std::size_t column = given == std::string::npos ? cells.size() : given;
            if (column >= most_columns) continue;
            if (cells.size() <= column) cells.resize(column + 1);
            cells[column] = cell_text(cell);
        }
        return cells;
    }

    void read_sheet(const std::string& name, const std::string& bytes) {
        pugi::xml_document document;
        xml::load(document, bytes);
        const pugi::xml_node data = xml::find(document, "sheetData");
        std::vector<std::string> header;
        std::vector<std::vector<std::string>> first_rows;
        std::vector<Column> columns;
        pugi::xml_node header_row;
        // The header is the first row that names a column that is known.
        int looked = 0;
        for (const pugi::xml_node& row : data.children()) {
            if (++looked > 10) break;
            header = cells_of(row);
            columns = columns_of(header);
            header_row = row;
            if (columns.size() >= 2) break;
        }
        if (columns.empty()) {
            if (data.first_child()) sink_.leave_out({"", "a sheet whose first rows name no known column (" + name.substr(14) + ")", "a header row with at least a column \"text\"", "name the columns"});
            return;
        }
        for (pugi::xml_node row = header_row.next_sibling(); row && first_rows.size() < most_rows_looked_at; row = row.next_sibling()) first_rows.push_back(cells_of(row));
        guess_text_column(header, first_rows, columns);
        const bool has_text = std::any_of(columns.begin(), columns.end(), [](const Column& column) { return column.field == Field::text; });
        std::size_t without_text = 0, rows = 0;
        for (pugi::xml_node row = header_row.next_sibling(); row; row = row.next_sibling()) {
            const std::vector<std::string> cells = cells_of(row);
            if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return is_empty_cell(cell); })) continue;
            ++rows;
            Record record = record_of_row(columns, cells);
            record.line = row.attribute("r").as_uint();
            record.ordinal = ++ordinal_;
            // A row of a headline alone is a story of which the sheet has no more.
            if (record.text.empty() && has_text && !record.title.empty()) {
                record.text = record.title;
                record.teaser = true;
            }
            if (record.text.empty()) ++without_text;
            else sink_.record(std::move(record));
        }
        if (without_text > 0) {
            const bool all = without_text == rows;
            sink_.leave_out({"", (all ? "a list of " : "") + with_commas(without_text) + (without_text == 1 ? " row" : " rows") + " without a text (columns: " + describe_columns(columns) + ")", "a text in each row", all ? "fetch the pages and give them instead" : ""});
        }
    }

    const RecordSink& sink_;
    std::vector<std::string> strings_;
    std::vector<bool> date_styles_;
    bool since_1904_ = false;
    std::uint32_t ordinal_ = 0;
};

void read_xlsx(Source& source, const RecordSink& sink) { XlsxReader(sink).run(source); }

Match recognise_xlsx(const Beginning& beginning) {
    return beginning.bytes.starts_with("PK\x03\x04") && (beginning.bytes.find("xl/workbook.xml") != std::string_view::npos || beginning.bytes.find("xl/worksheets/") != std::string_view::npos || beginning.extension == ".xlsx") ? Match::sure : Match::no;
}

}  // namespace

extern const Format xlsx_format;
const Format xlsx_format = {.name = "xlsx", .label = "Excel (.xlsx)", .extensions = {".xlsx"}, .recognise = recognise_xlsx, .read = read_xlsx};

}  // namespace verbatim::corpus
