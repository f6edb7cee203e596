#include "app/export.h"


#include "app/format.h"

namespace verbatim::app {
namespace {

std::string iso_date(const search::Hit& hit) { return hit.date ? base::format_date(*hit.date) : std::string(); }

std::string link_of(const Setting& setting, const search::Hit& hit) {
    Route route;
    route.view = View::articles;
    route.article = hit.id;
    return address_of(setting.address, route);
}

// "collection (bundle …), /articles?q=…": where an export came from.
std::string provenance(const Setting& setting) {
    Route route = setting.state.route;
    route.article.clear();
    route.quote.clear();
    return setting.info.title + " (" + setting.info.bundle_id + "), " + encode(route);
}

std::string to_csv(const Setting& setting, const std::vector<search::Hit>& hits) {
    // A comment line would break readers; provenance stands in columns of its own.
    std::string out = "id,title,date,source,place,quotes,link,query,bundle\r\n";
    Route route = setting.state.route;
    route.article.clear();
    route.quote.clear();
    const std::string query = csv_cell(encode(route)), bundle = csv_cell(setting.info.bundle_id);
    for (const search::Hit& hit : hits) {
        for (const std::string& cell : {hit.id, hit.title, iso_date(hit), hit.source, hit.place, std::to_string(hit.quotes), link_of(setting, hit)})
            out += csv_cell(cell) + ",";
        out += query + "," + bundle + "\r\n";
    }
    return out;
}

std::string to_jsonl(const Setting& setting, const std::vector<search::Hit>& hits) {
    std::string out;
    const std::string from = json_string(provenance(setting));
    for (const search::Hit& hit : hits) {
        out += "{\"id\":" + json_string(hit.id) + ",\"title\":" + json_string(hit.title) + ",\"date\":" +
               (hit.date ? json_string(iso_date(hit)) : std::string("null")) + ",\"source\":" + json_string(hit.source) +
               ",\"place\":" + json_string(hit.place) + ",\"quotes\":" + std::to_string(hit.quotes) +
               ",\"link\":" + json_string(link_of(setting, hit)) + ",\"from\":" + from + "}\n";
    }
    return out;
}

// BibTeX keeps braces and backslashes to itself; values in braces need nothing else.
std::string bibtex_value(std::string_view text) {
    std::string out = "{";
    for (const char c : text) {
        if (c == '{' || c == '}' || c == '\\') continue;
        if (c == '%' || c == '&' || c == '#' || c == '_' || c == '$') out.push_back('\\');
        out.push_back(c);
    }
    return out + "}";
}

std::string to_bibtex(const Setting& setting, const std::vector<search::Hit>& hits) {
    std::string out = "% " + provenance(setting) + "\n";
    std::size_t serial = 0;
    for (const search::Hit& hit : hits) {
        out += "@misc{verbatim" + std::to_string(++serial) + ",\n  title = " + bibtex_value(hit.title);
        if (!hit.source.empty()) out += ",\n  howpublished = " + bibtex_value(hit.source);
        if (hit.date) {
            const base::CalendarDay day = base::calendar_day(*hit.date);
            out += ",\n  year = {" + std::to_string(day.year) + "},\n  month = {" + std::to_string(day.month) +
                   "},\n  day = {" + std::to_string(day.day) + "}";
        }
        if (!hit.place.empty()) out += ",\n  address = " + bibtex_value(hit.place);
        out += ",\n  note = " + bibtex_value(hit.id) + ",\n  url = {" + link_of(setting, hit) + "}\n}\n\n";
    }
    return out;
}

std::string to_csl(const Setting& setting, const std::vector<search::Hit>& hits) {
    std::string out = "[";
    for (const search::Hit& hit : hits) {
        if (out.size() > 1) out += ",";
        out += "\n{\"id\":" + json_string(hit.id) + ",\"type\":\"article-newspaper\",\"title\":" + json_string(hit.title) +
               ",\"container-title\":" + json_string(hit.source) + ",\"publisher-place\":" + json_string(hit.place);
        if (hit.date) {
            const base::CalendarDay day = base::calendar_day(*hit.date);
            out += ",\"issued\":{\"date-parts\":[[" + std::to_string(day.year) + "," + std::to_string(day.month) + "," +
                   std::to_string(day.day) + "]]}";
        }
        out += ",\"URL\":" + json_string(link_of(setting, hit)) + ",\"note\":" + json_string(provenance(setting)) + "}";
    }
    return out + "\n]\n";
}

std::string markdown_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

std::string to_markdown(const Setting& setting, const std::vector<search::Hit>& hits) {
    std::string out = "From " + markdown_text(provenance(setting)) + "\n\n";
    for (const search::Hit& hit : hits)
        out += "- [" + markdown_text(hit.title) + "](<" + link_of(setting, hit) + ">) – " +
               markdown_text(dotted({hit.source, hit.place, hit.date ? long_date(*hit.date) : std::string(english.no_date)})) + "\n";
    return out;
}

}  // namespace

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

SaveFile export_hits(ExportFormat format, const Setting& setting, const std::vector<search::Hit>& hits) {
    switch (format) {
        case ExportFormat::csv: return {"articles.csv", "text/csv", to_csv(setting, hits)};
        case ExportFormat::jsonl: return {"articles.jsonl", "application/jsonl", to_jsonl(setting, hits)};
        case ExportFormat::bibtex: return {"articles.bib", "application/x-bibtex", to_bibtex(setting, hits)};
        case ExportFormat::csl_json: return {"articles.json", "application/json", to_csl(setting, hits)};
        case ExportFormat::markdown: break;
    }
    return {"articles.md", "text/markdown", to_markdown(setting, hits)};
}

}  // namespace verbatim::app
