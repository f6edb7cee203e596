#include "app/export_table.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

// The address of what is exported, without what happens to be open beside it.
std::string view_of(const Setting& setting) {
    Route route = setting.state.route;
    route.article.clear();
    route.quote.clear();
    route.paragraph.clear();
    return encode(route);
}

// A set of ASCII characters, looked up once a byte: cells are most of what is written, and find_first_of() searches the set for each.
class Bytes {
  public:
    constexpr explicit Bytes(std::string_view members) {
        for (const char c : members) holds_[static_cast<unsigned char>(c)] = true;
    }
    constexpr std::size_t first_in(std::string_view text) const {
        std::size_t at = 0;
        while (at < text.size() && !holds_[static_cast<unsigned char>(text[at])]) ++at;
        return at;
    }

  private:
    std::array<bool, 256> holds_{};
};

constexpr Bytes piece_ends(";\t\r\n"), parting(",;\t\"\r\n");

// Where the first character stands that a program may take for the beginning of a cell: after blanks, quotation marks and what nobody sees.
std::size_t start_of(std::string_view piece) {
    std::size_t at = 0;
    while (at < piece.size()) {
        const text::Decoded one = text::decode(piece, at);
        const std::string_view bytes = piece.substr(at, one.length);
        if (bytes != "\"" && !text::is_blank(one.code_point) && text::visible(bytes) == bytes) break;
        at += one.length;
    }
    return at;
}

bool begins_like_formula(std::string_view piece) {
    const std::string_view rest = piece.substr(start_of(piece));
    constexpr std::array<std::string_view, 8> beginnings{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view one) { return rest.starts_with(one); });
}

// "-2", "-2.5".
bool is_negative_number(std::string_view text) {
    if (!text.starts_with('-')) return false;
    text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    const auto digits = [](std::string_view part) { return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos; };
    return digits(text.substr(0, point)) && (point == text.size() || digits(text.substr(point + 1)));
}

bool needs_marks(std::string_view text) {
    if (text.empty()) return false;
    return parting.first_in(text) < text.size() || text::is_blank(text::decode(text, 0).code_point) ||
           text::is_blank(text::decode_before(text, text.size()).code_point);
}

}  // namespace

std::string provenance(const Setting& setting) {
    return setting.info.title + " (" + setting.info.bundle_id + "), " + view_of(setting);
}

// A comment line would break readers; provenance stands in columns of its own.
TableWriter::TableWriter(TableFormat format, const Setting& setting, std::vector<Table::Column> columns) : format_(format), columns_(std::move(columns)) {
    if (format == TableFormat::csv) from_ = csv_cell(view_of(setting)) + "," + csv_cell(setting.info.bundle_id) + "\r\n";
    else from_ = "\"from\":" + json_string(provenance(setting)) + "}\n";
}

std::string TableWriter::head() const {
    if (format_ == TableFormat::jsonl) return {};
    std::string out;
    for (const Table::Column& column : columns_) out.append(column.name).append(",");
    return out + "query,bundle\r\n";
}

std::string TableWriter::row(const std::vector<std::string>& cells) const {
    std::string out;
    if (format_ == TableFormat::csv) {
        for (std::size_t i = 0; i < cells.size(); ++i) out.append(csv_cell(cells[i], i == 0 ? CellPlace::first : CellPlace::later)).append(",");
        return out + from_;
    }
    out = "{";
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        out.append(json_string(columns_[i].name)).append(":");
        out.append(cells[i].empty() ? "null" : columns_[i].number ? cells[i] : json_string(cells[i])).append(",");
    }
    return out + from_;
}

namespace {

std::string whole(TableFormat format, const Setting& setting, const Table& table) {
    const TableWriter writer(format, setting, table.columns);
    std::string out = writer.head();
    for (const auto& row : table.rows) out += writer.row(row);
    return out;
}

}  // namespace

std::string to_csv(const Setting& setting, const Table& table) { return whole(TableFormat::csv, setting, table); }
std::string to_jsonl(const Setting& setting, const Table& table) { return whole(TableFormat::jsonl, setting, table); }

std::string csv_cell(std::string_view text, CellPlace place) {
    if (place == CellPlace::later && is_negative_number(text)) return std::string(text);
    const bool marks = needs_marks(text);
    std::string out;
    if (marks) out.push_back('"');
    if (text.starts_with('\r') || text.starts_with('\n')) out.push_back('\'');
    char before = ';';  // the cell's beginning is that of a piece
    while (!text.empty()) {
        const std::size_t end = piece_ends.first_in(text);
        const std::string_view piece = text.substr(0, end);
        const bool begins_with_tab = text.starts_with('\t') && before != '\t';
        if (begins_with_tab || begins_like_formula(piece)) out.push_back('\'');
        before = end < text.size() ? text[end] : before;
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t mark = std::min(piece.find('"', at), piece.size());
            out += piece.substr(at, mark - at);
            if (mark < piece.size()) out += "\"\"";
            at = mark + 1;
        }
        if (end < text.size()) out.push_back(text[end]);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (marks) out.push_back('"');
    return out;
}

std::string json_string(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (byte < 0x20) {
            out += "\\u00";
            out.push_back(digits[byte >> 4]);
            out.push_back(digits[byte & 15]);
        } else {
            out.push_back(c);
        }
    }
    return out + "\"";
}

}  // namespace verbatim::app
