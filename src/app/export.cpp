#include "app/export.h"

#include <optional>

#include "app/format.h"

namespace verbatim::app {
namespace {

// What every format takes of an article or a quotation.
struct Entry {
    std::string id, title, source, place, link;
    std::optional<base::Date> date;
    std::string words, speaker, cue, sureness;  // of a quotation; empty for an article
    std::uint32_t quotes = 0;                   // of an article
};

std::string iso_date(const Entry& entry) { return entry.date ? base::format_date(*entry.date) : std::string(); }

// The address of what is exported, without what happens to be open beside it.
std::string view_of(const Setting& setting) {
    Route route = setting.state.route;
    route.article.clear();
    route.quote.clear();
    route.paragraph.clear();
    return encode(route);
}

// "collection (bundle …), /articles?q=…": where an export came from.
std::string provenance(const Setting& setting) {
    return setting.info.title + " (" + setting.info.bundle_id + "), " + view_of(setting);
}

std::string to_csv(const Setting& setting, const std::vector<Entry>& entries, bool quotations) {
    // A comment line would break readers; provenance stands in columns of its own.
    std::string out = quotations ? "id,words,speaker,cue,sureness,title,date,source,place,link,query,bundle\r\n"
                                 : "id,title,date,source,place,quotes,link,query,bundle\r\n";
    const std::string query = csv_cell(view_of(setting)), bundle = csv_cell(setting.info.bundle_id);
    for (const Entry& entry : entries) {
        std::vector<std::string> cells{entry.id};
        if (quotations) cells.insert(cells.end(), {entry.words, entry.speaker, entry.cue, entry.sureness});
        cells.insert(cells.end(), {entry.title, iso_date(entry), entry.source, entry.place});
        if (!quotations) cells.push_back(std::to_string(entry.quotes));
        cells.push_back(entry.link);
        for (const std::string& cell : cells) out += csv_cell(cell) + ",";
        out += query + "," + bundle + "\r\n";
    }
    return out;
}

std::string to_jsonl(const Setting& setting, const std::vector<Entry>& entries, bool quotations) {
    std::string out;
    const std::string from = json_string(provenance(setting));
    for (const Entry& entry : entries) {
        out += "{\"id\":" + json_string(entry.id);
        if (quotations)
            out += ",\"words\":" + json_string(entry.words) + ",\"speaker\":" + json_string(entry.speaker) +
                   ",\"cue\":" + json_string(entry.cue) + ",\"sureness\":" + json_string(entry.sureness);
        out += ",\"title\":" + json_string(entry.title) +
               ",\"date\":" + (entry.date ? json_string(iso_date(entry)) : std::string("null")) +
               ",\"source\":" + json_string(entry.source) + ",\"place\":" + json_string(entry.place);
        if (!quotations) out += ",\"quotes\":" + std::to_string(entry.quotes);
        out += ",\"link\":" + json_string(entry.link) + ",\"from\":" + from + "}\n";
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

// An article's own id; for a quotation its words and speaker.
std::string note_of(const Entry& entry) {
    return entry.words.empty() ? entry.id : "“" + entry.words + "” — " + entry.speaker;
}

std::string to_bibtex(const Setting& setting, const std::vector<Entry>& entries) {
    std::string out = "% " + provenance(setting) + "\n";
    std::size_t serial = 0;
    for (const Entry& entry : entries) {
        out += "@misc{verbatim" + std::to_string(++serial) + ",\n  title = " + bibtex_value(entry.title);
        if (!entry.source.empty()) out += ",\n  howpublished = " + bibtex_value(entry.source);
        if (entry.date) {
            const base::CalendarDay day = base::calendar_day(*entry.date);
            out += ",\n  year = {" + std::to_string(day.year) + "},\n  month = {" + std::to_string(day.month) +
                   "},\n  day = {" + std::to_string(day.day) + "}";
        }
        if (!entry.place.empty()) out += ",\n  address = " + bibtex_value(entry.place);
        out += ",\n  note = " + bibtex_value(note_of(entry)) + ",\n  url = {" + entry.link + "}\n}\n\n";
    }
    return out;
}

std::string to_csl(const Setting& setting, const std::vector<Entry>& entries) {
    std::string out = "[";
    for (const Entry& entry : entries) {
        if (out.size() > 1) out += ",";
        out += "\n{\"id\":" + json_string(entry.id) +
               ",\"type\":\"article-newspaper\",\"title\":" + json_string(entry.title) +
               ",\"container-title\":" + json_string(entry.source) + ",\"publisher-place\":" + json_string(entry.place);
        if (entry.date) {
            const base::CalendarDay day = base::calendar_day(*entry.date);
            out += ",\"issued\":{\"date-parts\":[[" + std::to_string(day.year) + "," + std::to_string(day.month) + "," +
                   std::to_string(day.day) + "]]}";
        }
        out += ",\"URL\":" + json_string(entry.link) +
               ",\"note\":" + json_string(dotted({note_of(entry), provenance(setting)})) + "}";
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

std::string to_markdown(const Setting& setting, const std::vector<Entry>& entries) {
    std::string out = "From " + markdown_text(provenance(setting)) + "\n\n";
    for (const Entry& entry : entries)
        out += (entry.words.empty()
                    ? std::string("- ")
                    : "> “" + markdown_text(entry.words) + "” — " + markdown_text(entry.speaker) + "\\\n> ") +
               "[" + markdown_text(entry.title) + "](<" + entry.link + ">) – " +
               markdown_text(dotted(
                   {entry.source, entry.place, entry.date ? long_date(*entry.date) : std::string(english.no_date)})) +
               (entry.words.empty() ? "\n" : "\n\n");
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

namespace {

SaveFile save(ExportFormat format, const Setting& setting, const std::vector<Entry>& entries, bool quotations) {
    const std::string name = quotations ? "quotes" : "articles";
    switch (format) {
        case ExportFormat::csv: return {name + ".csv", "text/csv", to_csv(setting, entries, quotations)};
        case ExportFormat::jsonl: return {name + ".jsonl", "application/jsonl", to_jsonl(setting, entries, quotations)};
        case ExportFormat::bibtex: return {name + ".bib", "application/x-bibtex", to_bibtex(setting, entries)};
        case ExportFormat::csl_json: return {name + ".json", "application/json", to_csl(setting, entries)};
        case ExportFormat::markdown: break;
    }
    return {name + ".md", "text/markdown", to_markdown(setting, entries)};
}

}  // namespace

SaveFile export_hits(ExportFormat format, const Setting& setting, const std::vector<search::Hit>& hits) {
    std::vector<Entry> entries;
    entries.reserve(hits.size());
    for (const search::Hit& hit : hits) {
        Route route;
        route.view = View::articles;
        route.article = hit.id;
        entries.push_back({.id = hit.id,
                           .title = hit.title,
                           .source = hit.source,
                           .place = hit.place,
                           .link = address_of(setting.address, route),
                           .date = hit.date,
                           .quotes = hit.quotes});
    }
    return save(format, setting, entries, false);
}

SaveFile export_quotes(ExportFormat format, const Setting& setting, const std::vector<search::QuoteView>& quotes) {
    std::vector<Entry> entries;
    entries.reserve(quotes.size());
    for (const search::QuoteView& quote : quotes) {
        const QuoteRow row = build_quote_row(setting, quote);
        entries.push_back({.id = quote.article_id,
                           .title = quote.article_title,
                           .source = quote.source,
                           .place = quote.place,
                           .link = address_of(setting.address, quote_route(quote)),
                           .date = quote.date,
                           .words = quote.words,
                           .speaker = row.speaker,
                           .cue = quote.cue,
                           .sureness = row.sureness_label});
    }
    return save(format, setting, entries, true);
}

namespace {

// A table: the names of its columns, and its cells row by row. Cells of a column that holds numbers are left without marks in
// JSONL, empty ones become null.
struct Table {
    std::vector<std::string_view> columns;
    std::vector<bool> numbers;
    std::vector<std::vector<std::string>> rows;
};

std::string table_to_csv(const Setting& setting, const Table& table) {
    std::string out;
    for (const std::string_view column : table.columns) out.append(column).append(",");
    out += "query,bundle\r\n";
    const std::string query = csv_cell(view_of(setting)), bundle = csv_cell(setting.info.bundle_id);
    for (const auto& row : table.rows) {
        for (const std::string& cell : row) out += csv_cell(cell) + ",";
        out += query + "," + bundle + "\r\n";
    }
    return out;
}

std::string table_to_jsonl(const Setting& setting, const Table& table) {
    std::string out;
    const std::string from = json_string(provenance(setting));
    for (const auto& row : table.rows) {
        out += "{";
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            out += json_string(table.columns[i]) + ":" +
                   (table.numbers[i] ? row[i] : row[i].empty() ? std::string("null") : json_string(row[i])) + ",";
        out += "\"from\":" + from + "}\n";
    }
    return out;
}

SaveFile save_table(ExportFormat format, const Setting& setting, const std::string& name, const Table& table) {
    if (format == ExportFormat::csv) return {name + ".csv", "text/csv", table_to_csv(setting, table)};
    return {name + ".jsonl", "application/jsonl", table_to_jsonl(setting, table)};
}

}  // namespace

SaveFile export_lines(ExportFormat format, const Setting& setting, const std::vector<search::ConcordanceLine>& lines) {
    Table table{{"id", "left", "hit", "right", "date", "source", "link"}, std::vector<bool>(7), {}};
    table.rows.reserve(lines.size());
    for (const search::ConcordanceLine& line : lines) {
        Route route = words_route(setting.state);
        route.article = line.article_id;
        table.rows.push_back({line.article_id, line.left, line.hit, line.right, line.date ? base::format_date(*line.date) : std::string(),
                              line.source, address_of(setting.address, route)});
    }
    return save_table(format, setting, "lines", table);
}

SaveFile export_bars(ExportFormat format, const Setting& setting, const std::vector<HistogramBar>& bars) {
    Table table{{"first", "last", "found", "articles"}, {false, false, true, true}, {}};
    for (const HistogramBar& bar : bars)
        table.rows.push_back({base::format_date(bar.first), base::format_date(bar.last), std::to_string(bar.count), std::to_string(bar.of)});
    return save_table(format, setting, "over-time", table);
}

}  // namespace verbatim::app
