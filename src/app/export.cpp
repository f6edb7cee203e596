#include "app/export.h"

#include <array>
#include <optional>

#include "app/export_table.h"
#include "app/format.h"
#include "app/link.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

// What every format takes of an article or a quotation.
struct Entry {
    std::string id, title, source, place, author, url, link;  // url: the original's; link: into the collection
    std::optional<base::Date> date;
    std::string words, kind, speaker, cue, sureness;  // of a quotation; empty for an article
    std::string attributed;                           // the same: words and speaker, as they are cited…
    std::string attributed_for_people;                // …where people read it
    std::uint32_t quotes = 0;                   // of an article
};

// As `verbatim quotes` names them.
constexpr std::array<std::string_view, 3> kind_names{"direct", "mixed", "indirect"};

std::string iso_date(std::optional<base::Date> date) { return date ? base::format_date(*date) : std::string(); }

Table table_of(const std::vector<Entry>& entries, bool quotations) {
    Table table{.columns = {{"id"}}, .rows = {}};
    if (quotations) table.columns.insert(table.columns.end(), {{"words"}, {"kind"}, {"speaker"}, {"cue"}, {"sureness"}});
    table.columns.insert(table.columns.end(), {{"title"}, {"date"}, {"source"}, {"place"}, {"author"}});
    if (!quotations) table.columns.push_back({"quotes", true});
    table.columns.insert(table.columns.end(), {{"url"}, {"link"}});
    table.rows.reserve(entries.size());
    for (const Entry& entry : entries) {
        std::vector<std::string>& row = table.rows.emplace_back(std::vector{entry.id});
        if (quotations) row.insert(row.end(), {entry.words, entry.kind, entry.speaker, entry.cue, entry.sureness});
        row.insert(row.end(), {entry.title, iso_date(entry.date), entry.source, entry.place, entry.author});
        if (!quotations) row.push_back(std::to_string(entry.quotes));
        row.insert(row.end(), {entry.url, entry.link});
    }
    return table;
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

// An address as it is, but for what would open or end braces.
std::string bibtex_url(std::string_view url) {
    std::string out = "{";
    for (const char c : url) {
        if (c == '{') out += "%7B";
        else if (c == '}') out += "%7D";
        else if (c == '\\') out += "%5C";
        else out.push_back(c);
    }
    return out + "}";
}

// What is cited: the original where its address is known and a link may lead there.
const std::string& cited_url(const Entry& entry) { return leads_out(entry.url) ? entry.url : entry.link; }

// An article's own id, or a quotation's words and speaker; and of the two addresses the one that is not cited.
std::string note_of(const Entry& entry) {
    const std::string what = entry.attributed.empty() ? entry.id : entry.attributed;
    return entry.url.empty() ? what : what + " " + (leads_out(entry.url) ? entry.link : entry.url);
}

std::string to_bibtex(const Setting& setting, const std::vector<Entry>& entries) {
    std::string out = "% " + provenance(setting) + "\n";
    std::size_t serial = 0;
    for (const Entry& entry : entries) {
        out += "@misc{verbatim" + std::to_string(++serial) + ",\n  title = " + bibtex_value(entry.title);
        if (!entry.author.empty()) out += ",\n  author = " + bibtex_value(entry.author);
        if (!entry.source.empty()) out += ",\n  howpublished = " + bibtex_value(entry.source);
        if (entry.date) {
            const base::CalendarDay day = base::calendar_day(*entry.date);
            out += ",\n  year = {" + std::to_string(day.year) + "},\n  month = {" + std::to_string(day.month) +
                   "},\n  day = {" + std::to_string(day.day) + "}";
        }
        if (!entry.place.empty()) out += ",\n  address = " + bibtex_value(entry.place);
        out += ",\n  note = " + bibtex_value(note_of(entry)) + ",\n  url = " + bibtex_url(cited_url(entry)) + "\n}\n\n";
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
        if (!entry.author.empty()) out += ",\"author\":[{\"literal\":" + json_string(entry.author) + "}]";
        out += ",\"URL\":" + json_string(cited_url(entry)) +
               ",\"note\":" + json_string(dotted({note_of(entry), provenance(setting)})) + "}";
    }
    return out + "\n]\n";
}

// Text that Markdown takes for no markup.
std::string markdown_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out.push_back('\\');
        out.push_back(c);
    }
    return out;
}

// A name, title or address for people.
std::string markdown_name(std::string_view name) { return markdown_text(text::visible(name)); }

std::string to_markdown(const Setting& setting, const std::vector<Entry>& entries) {
    std::string out = "From " + markdown_name(provenance(setting)) + "\n\n";
    for (const Entry& entry : entries)
        out += (entry.words.empty()
                    ? std::string("- ")
                    : "> " + markdown_text(entry.attributed_for_people) + "\\\n> ") +
               "[" + markdown_name(entry.title) + "](<" + entry.link + ">) – " +
               markdown_name(dotted(
                   {entry.author, entry.source, entry.place, entry.date ? long_date(*entry.date) : std::string(english.no_date), entry.url})) +
               (entry.words.empty() ? "\n" : "\n\n");
    return out;
}

SaveFile save(ExportFormat format, const Setting& setting, const std::vector<Entry>& entries, bool quotations) {
    const std::string name = quotations ? "quotes" : "articles";
    switch (format) {
        case ExportFormat::csv: return {name + ".csv", "text/csv", to_csv(setting, table_of(entries, quotations))};
        case ExportFormat::jsonl: return {name + ".jsonl", "application/jsonl", to_jsonl(setting, table_of(entries, quotations))};
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
                           .author = hit.author,
                           .url = hit.url,
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
                           .author = quote.article_author,
                           .url = quote.article_url,
                           .link = address_of(setting.address, quote_route(quote)),
                           .date = quote.date,
                           .words = quote.words,
                           .kind = std::string(kind_names[static_cast<std::size_t>(row.kind)]),
                           .speaker = row.speaker,
                           .cue = quote.cue,
                           .sureness = row.sureness_label,
                           .attributed = attributed(row, For::programs),
                           .attributed_for_people = attributed(row, For::people)});
    }
    return save(format, setting, entries, true);
}

namespace {

SaveFile save_table(ExportFormat format, const Setting& setting, const std::string& name, const Table& table) {
    if (format == ExportFormat::csv) return {name + ".csv", "text/csv", to_csv(setting, table)};
    return {name + ".jsonl", "application/jsonl", to_jsonl(setting, table)};
}

}  // namespace

SaveFile export_lines(ExportFormat format, const Setting& setting, const std::vector<search::ConcordanceLine>& lines) {
    Table table{.columns = {{"id"}, {"left"}, {"hit"}, {"right"}, {"date"}, {"source"}, {"link"}}, .rows = {}};
    table.rows.reserve(lines.size());
    for (const search::ConcordanceLine& line : lines) {
        Route route = words_route(setting.state);
        route.article = line.article_id;
        table.rows.push_back({line.article_id, line.left, line.hit, line.right, iso_date(line.date), line.source,
                              address_of(setting.address, route)});
    }
    return save_table(format, setting, "lines", table);
}

SaveFile export_bars(ExportFormat format, const Setting& setting, const std::vector<HistogramBar>& bars) {
    Table table{.columns = {{"first"}, {"last"}, {"found", true}, {"articles", true}}, .rows = {}};
    for (const HistogramBar& bar : bars)
        table.rows.push_back({base::format_date(bar.first), base::format_date(bar.last), std::to_string(bar.count), std::to_string(bar.of)});
    return save_table(format, setting, "over-time", table);
}

}  // namespace verbatim::app
