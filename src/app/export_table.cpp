#include "app/export_table.h"

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

}  // namespace

std::string provenance(const Setting& setting) {
    return setting.info.title + " (" + setting.info.bundle_id + "), " + view_of(setting);
}

// A comment line would break readers; provenance stands in columns of its own.
std::string to_csv(const Setting& setting, const Table& table) {
    std::string out;
    for (const Table::Column& column : table.columns) out.append(column.name).append(",");
    out += "query,bundle\r\n";
    const std::string query = csv_cell(view_of(setting)), bundle = csv_cell(setting.info.bundle_id);
    for (const auto& row : table.rows) {
        for (const std::string& cell : row) out += csv_cell(cell) + ",";
        out += query + "," + bundle + "\r\n";
    }
    return out;
}

std::string to_jsonl(const Setting& setting, const Table& table) {
    std::string out;
    const std::string from = json_string(provenance(setting));
    for (const auto& row : table.rows) {
        out += "{";
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Table::Column& column = table.columns[i];
            out += json_string(column.name) + ":" + (row[i].empty() ? "null" : column.number ? row[i] : json_string(row[i])) + ",";
        }
        out += "\"from\":" + from + "}\n";
    }
    return out;
}

std::string csv_cell(std::string_view text) {
    std::string cell(text);
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos) cell.insert(0, 1, '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char c : cell) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    return out + "\"";
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
