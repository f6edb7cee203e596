#include "app/export.h"

#include <algorithm>
#include <array>
#include <optional>
#include <type_traits>
#include <utility>

#include "app/format.h"
#include "app/link.h"
#include "text/utf8.h"
#include "text/visible.h"

namespace verbatim::app {
namespace {

// What every format takes of an article or a quotation.
struct Entry {
    std::string id, title, source, place, author, url, link;  // url: the original's; link: into the collection
    std::optional<base::Date> date;
    std::string words, kind, speaker, cue, sureness;  // of a quotation; empty for an article
    std::string confidence, named_as, rule, context, stance;  // the same: its evidence
    std::string attributed;                           // the same: words and speaker, as they are cited…
    std::string attributed_for_people;                // …where people read it
    std::vector<std::string> selectors;               // the same: how its parts are found in the original, as JSON; where annotations are made
    std::uint32_t quotes = 0;                   // of an article
};

// As `verbatim quotes` names them.
constexpr std::array<std::string_view, 3> kind_names{"direct", "mixed", "indirect"};
constexpr std::array<std::string_view, 2> stance_names{"says", "denies"};

std::string iso_date(std::optional<base::Date> date) { return date ? base::format_date(*date) : std::string(); }

std::vector<Table::Column> columns_of(RowsOf what) {
    if (what == RowsOf::articles) return {{"id"}, {"title"}, {"date"}, {"source"}, {"place"}, {"author"}, {"quotes", true}, {"url"}, {"link"}};
    return {{"id"},   {"words"}, {"kind"}, {"speaker"}, {"cue"},         {"sureness"},         {"title"},    {"date"},  {"source"},
            {"place"}, {"author"}, {"url"},  {"link"},    {"confidence", true}, {"named_as"}, {"rule"}, {"context"}, {"stance"}};
}

std::vector<std::string> cells_of(RowsOf what, const Entry& entry) {
    if (what == RowsOf::articles)
        return {entry.id, entry.title, iso_date(entry.date), entry.source, entry.place, entry.author, std::to_string(entry.quotes), entry.url, entry.link};
    return {entry.id,    entry.words,  entry.kind, entry.speaker, entry.cue,        entry.sureness, entry.title, iso_date(entry.date), entry.source,
            entry.place, entry.author, entry.url,  entry.link,    entry.confidence, entry.named_as, entry.rule,  entry.context, entry.stance};
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

std::string in_bibtex(const Entry& entry, std::uint32_t number) {
    std::string out = "@misc{verbatim" + std::to_string(number + 1) + ",\n  title = " + bibtex_value(entry.title);
    if (!entry.author.empty()) out += ",\n  author = " + bibtex_value(entry.author);
    if (!entry.source.empty()) out += ",\n  howpublished = " + bibtex_value(entry.source);
    if (entry.date) {
        const base::CalendarDay day = base::calendar_day(*entry.date);
        out += ",\n  year = {" + std::to_string(day.year) + "},\n  month = {" + std::to_string(day.month) + "},\n  day = {" + std::to_string(day.day) + "}";
    }
    if (!entry.place.empty()) out += ",\n  address = " + bibtex_value(entry.place);
    return out + ",\n  note = " + bibtex_value(note_of(entry)) + ",\n  url = " + bibtex_url(cited_url(entry)) + "\n}\n\n";
}

std::string in_csl(const Entry& entry, std::string_view from) {
    std::string out = "\n{\"id\":" + json_string(entry.id) + ",\"type\":\"article-newspaper\",\"title\":" + json_string(entry.title) +
                      ",\"container-title\":" + json_string(entry.source) + ",\"publisher-place\":" + json_string(entry.place);
    if (entry.date) {
        const base::CalendarDay day = base::calendar_day(*entry.date);
        out += ",\"issued\":{\"date-parts\":[[" + std::to_string(day.year) + "," + std::to_string(day.month) + "," + std::to_string(day.day) + "]]}";
    }
    if (!entry.author.empty()) out += ",\"author\":[{\"literal\":" + json_string(entry.author) + "}]";
    return out + ",\"URL\":" + json_string(cited_url(entry)) + ",\"note\":" + json_string(dotted({note_of(entry), from})) + "}";
}

// A line of RIS. Nothing in a value ends it: line ends and other control characters become blanks.
void add_ris(std::string& out, std::string_view tag, std::string_view value) {
    if (value.empty()) return;
    out.append(tag).append("  - ");
    for (const char c : value) out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c);
    out += "\r\n";
}

std::string in_ris(const Entry& entry, std::string_view from) {
    std::string out = "TY  - NEWS\r\n";
    add_ris(out, "TI", entry.title);
    add_ris(out, "AU", entry.author);
    add_ris(out, "T2", entry.source);
    if (const std::string date = iso_date(entry.date); !date.empty()) {
        add_ris(out, "PY", date.substr(0, 4));
        add_ris(out, "DA", date.substr(0, 4) + '/' + date.substr(5, 2) + '/' + date.substr(8, 2) + '/');
    }
    add_ris(out, "CY", entry.place);
    add_ris(out, "UR", cited_url(entry));
    add_ris(out, "N1", note_of(entry));
    add_ris(out, "DB", from);
    return out + "ER  - \r\n\r\n";
}

// How each part of a quotation is found in the original: its words as the article has them, with a little of what stands around them. Where
// they are not at hand, the quotation's own.
std::vector<std::string> selectors_of(const search::QuoteView& quote) {
    constexpr std::size_t around = 32;  // bytes, as annotation tools write it
    const auto selector = [](std::string_view before, std::string_view exact, std::string_view after) {
        return "{\"type\":\"TextQuoteSelector\",\"exact\":" + json_string(exact) + ",\"prefix\":" + json_string(before) + ",\"suffix\":" + json_string(after) + "}";
    };
    std::vector<std::string> out;
    const std::string_view passage(quote.passage);
    for (const base::TextSpan& part : quote.fragments) {
        if (part.empty() || part.start < quote.passage_at || part.end - quote.passage_at > passage.size()) return {selector("", quote.words, "")};
        const std::size_t first = part.start - quote.passage_at, last = part.end - quote.passage_at;
        std::size_t before = first > around ? first - around : 0;
        while (!text::on_border(passage, before)) ++before;
        out.push_back(selector(passage.substr(before, first - before), passage.substr(first, last - first), text::cut_to(passage.substr(last), around)));
    }
    if (out.empty()) out.push_back(selector("", quote.words, ""));
    return out;
}

// One annotation of the W3C's model: who says the words, tied to the words in the original; or an article, marked to be found again.
std::string in_annotation(const Entry& entry) {
    const bool quotation = !entry.selectors.empty();
    const std::string origin = dotted({entry.title, entry.source, iso_date(entry.date), entry.id});
    std::string out = "\n{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":" + json_string(entry.link) + ",\"type\":\"Annotation\",\"motivation\":";
    const auto body = [](std::string_view purpose, std::string_view value) { return "{\"type\":\"TextualBody\",\"purpose\":\"" + std::string(purpose) + "\",\"value\":" + json_string(value) + ",\"format\":\"text/plain\"}"; };
    const std::string source = "{\"source\":" + json_string(cited_url(entry));
    if (!quotation) return out + "\"bookmarking\",\"body\":[" + body("describing", origin) + "],\"target\":" + json_string(cited_url(entry)) + "}";
    out += "\"identifying\",\"body\":[" + body("identifying", entry.speaker) + "," + body("describing", origin) + "," + body("tagging", entry.kind) + "," + body("tagging", entry.sureness);
    if (entry.stance != stance_names[0]) out += "," + body("tagging", entry.stance);
    out += "],\"target\":[";
    for (std::size_t i = 0; i < entry.selectors.size(); ++i) out += (i > 0 ? "," : "") + source + ",\"selector\":" + entry.selectors[i] + "}";
    return out + "]}";
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

std::string in_markdown(const Entry& entry) {
    return (entry.words.empty() ? std::string("- ") : "> " + markdown_text(entry.attributed_for_people) + "\\\n> ") + "[" +
           markdown_name(entry.title) + "](<" + entry.link + ">) – " +
           markdown_name(dotted({entry.author, entry.source, entry.place, entry.date ? long_date(*entry.date) : std::string(phrases().no_date), entry.url})) +
           (entry.words.empty() ? "\n" : "\n\n");
}

Entry entry_of(const Setting& setting, const search::Hit& hit, bool /*cited*/) {
    Route route;
    route.view = View::articles;
    route.article = hit.id;
    return {.id = hit.id,
            .title = hit.title,
            .source = hit.source,
            .place = hit.place,
            .author = hit.author,
            .url = hit.url,
            .link = address_of(setting.address, route),
            .date = hit.date,
            .quotes = hit.quotes};
}

// Tables hold the bare words; where they are `cited`, they are set in marks and attributed as well.
Entry entry_of(const Setting& setting, const search::QuoteView& quote, bool cited) {
    const QuoteRow row = cited ? build_quoted(quote) : QuoteRow();
    return {.id = quote.article_id,
            .title = quote.article_title,
            .source = quote.source,
            .place = quote.place,
            .author = quote.article_author,
            .url = quote.article_url,
            .link = address_of(setting.address, quote_route(quote)),
            .date = quote.date,
            .words = quote.words,
            .kind = std::string(kind_names[std::min<std::size_t>(quote.kind, kind_names.size() - 1)]),
            .speaker = speaker_label(quote),
            .cue = quote.cue,
            .sureness = std::string(english().sureness[static_cast<std::size_t>(sureness_of(quote))]),
            .confidence = thousandths(quote.confidence),
            .named_as = quote.speaker,
            .rule = quote.rule,
            .context = quote.passage,
            .stance = std::string(stance_names[static_cast<std::size_t>(quote.stance)]),
            .attributed = cited ? attributed(row, For::programs) : std::string(),
            .attributed_for_people = cited ? attributed(row, For::people) : std::string()};
}

}  // namespace

ExportWriter::ExportWriter(ExportFormat format, RowsOf what, const Setting& setting)
    : format_(format), what_(what), setting_(setting), from_(provenance(setting)),
      table_(format == ExportFormat::csv ? TableFormat::csv : TableFormat::jsonl, setting, columns_of(what)) {}

std::string ExportWriter::head() const {
    switch (format_) {
        case ExportFormat::csv:
        case ExportFormat::jsonl: return table_.head();
        case ExportFormat::bibtex: return "% " + from_ + "\n";
        case ExportFormat::csl_json: return "[";
        case ExportFormat::ris: return {};
        case ExportFormat::annotation:
            return "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationCollection\",\"label\":" + json_string(from_) + ",\"first\":{\"type\":\"AnnotationPage\",\"items\":[";
        case ExportFormat::markdown: break;
    }
    return "From " + markdown_name(from_) + "\n\n";
}

template <class View>
std::string ExportWriter::row_of(const View& view, std::uint32_t number) const {
    const bool cited = format_ != ExportFormat::csv && format_ != ExportFormat::jsonl;
    Entry entry = entry_of(setting_, view, cited);
    if constexpr (std::is_same_v<View, search::QuoteView>) {
        if (format_ == ExportFormat::annotation) entry.selectors = selectors_of(view);
    }
    switch (format_) {
        case ExportFormat::csv:
        case ExportFormat::jsonl: return table_.row(cells_of(what_, entry));
        case ExportFormat::bibtex: return in_bibtex(entry, number);
        case ExportFormat::csl_json: return in_csl(entry, from_);
        case ExportFormat::ris: return in_ris(entry, from_);
        case ExportFormat::annotation: return in_annotation(entry);
        case ExportFormat::markdown: break;
    }
    return in_markdown(entry);
}

std::string ExportWriter::row(const search::Hit& hit, std::uint32_t number) const { return row_of(hit, number); }
std::string ExportWriter::row(const search::QuoteView& quote, std::uint32_t number) const { return row_of(quote, number); }

std::string_view ExportWriter::between() const { return format_ == ExportFormat::csl_json || format_ == ExportFormat::annotation ? "," : ""; }
std::string_view ExportWriter::tail() const { return format_ == ExportFormat::csl_json ? "\n]\n" : format_ == ExportFormat::annotation ? "\n]}}\n" : ""; }

SaveFile ExportWriter::file(std::string content) const {
    const std::string name = what_ == RowsOf::quotes ? "quotes" : "articles";
    switch (format_) {
        case ExportFormat::csv: return {name + ".csv", "text/csv", std::move(content)};
        case ExportFormat::jsonl: return {name + ".jsonl", "application/jsonl", std::move(content)};
        case ExportFormat::bibtex: return {name + ".bib", "application/x-bibtex", std::move(content)};
        case ExportFormat::csl_json: return {name + ".json", "application/json", std::move(content)};
        case ExportFormat::ris: return {name + ".ris", "application/x-research-info-systems", std::move(content)};
        case ExportFormat::annotation: return {name + ".jsonld", "application/ld+json", std::move(content)};
        case ExportFormat::markdown: break;
    }
    return {name + ".md", "text/markdown", std::move(content)};
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

SaveFile export_people(ExportFormat format, const Setting& setting, const std::vector<search::PersonRow>& people) {
    Table table{.columns = {{"name"}, {"role"}, {"quotes", true}, {"articles", true}, {"first"}, {"last"}, {"link"}}, .rows = {}};
    table.rows.reserve(people.size());
    for (const search::PersonRow& person : people) {
        Route route;
        route.view = View::quotes;
        route.speaker = person.name;
        table.rows.push_back({person.name, person.roles.empty() ? std::string() : person.roles.front().role, std::to_string(person.quotes), std::to_string(person.articles),
                              iso_date(person.first), iso_date(person.last), address_of(setting.address, route)});
    }
    return save_table(format, setting, "people", table);
}

}  // namespace verbatim::app
