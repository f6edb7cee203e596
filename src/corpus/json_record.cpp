#include "corpus/json_record.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "corpus/dates.h"
#include "corpus/html/html.h"
#include "corpus/written_date.h"
#include "text/characters.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

constexpr std::size_t most_rules = 10;

// Where a shape has a field: paths in the order in which they are asked, parted by bars.
struct Rule {
    Field field = Field::text;
    std::string_view paths;
};

// A shape is told by names of members, of which all must be there; "a|b" is one or the other.
struct Shape {
    std::string_view label;
    std::array<std::string_view, 3> needs;
    std::array<Rule, most_rules> rules;
    std::string_view teaser;  // paths of a summary, for articles without a text
};

constexpr auto shapes = std::to_array<Shape>({
    {"trafilatura", {"source-hostname|fingerprint|raw_text", "text|raw_text"},
     {{{Field::title, "title"}, {Field::date, "date"}, {Field::source, "source-hostname|sitename|hostname"}, {Field::author, "author"}, {Field::url, "source|url"},
       {Field::language, "language"}, {Field::tags, "tags|categories"}, {Field::text, "text|raw_text"}}}, "excerpt|description"},
    {"news-please", {"maintext"},
     {{{Field::title, "title|title_page|title_rss"}, {Field::date, "date_publish|date_modify"}, {Field::source, "source_domain"}, {Field::author, "authors"}, {Field::url, "url"},
       {Field::language, "language"}, {Field::text, "maintext"}}}, "description"},
    {"newspaper3k", {"publish_date", "text", "authors|source_url|top_image|meta_data|meta_lang|canonical_link"},
     {{{Field::title, "title"}, {Field::date, "publish_date"}, {Field::source, "meta_site_name|source|source_url"}, {Field::author, "authors"}, {Field::url, "canonical_link|url"},
       {Field::language, "meta_lang|language"}, {Field::tags, "tags|keywords|meta_keywords"}, {Field::text, "text"}}}, "summary|meta_description"},
    {"Event Registry", {"dateTimePub|dateTime", "body|title", "uri"},
     {{{Field::id, "uri"}, {Field::title, "title"}, {Field::date, "dateTimePub|dateTime|date"}, {Field::source, "source.title|source.uri"}, {Field::author, "authors[].name"}, {Field::url, "url"},
       {Field::language, "lang"}, {Field::text, "body"}}}, "summary"},
    {"wallabag", {"is_archived", "content"},
     {{{Field::title, "title"}, {Field::date, "published_at"}, {Field::source, "domain_name"}, {Field::author, "published_by"}, {Field::url, "url"}, {Field::language, "language"},
       {Field::tags, "tags"}, {Field::text, "content"}}}, ""},
    {"Omnivore", {"slug", "savedAt"},
     {{{Field::title, "title"}, {Field::date, "publishedAt"}, {Field::source, "siteName"}, {Field::author, "author"}, {Field::url, "url|originalArticleUrl"}, {Field::language, "language"},
       {Field::tags, "labels"}, {Field::text, "content"}}}, "description"},
    {"NewsAPI", {"publishedAt", "content|description", "source|url"},
     {{{Field::title, "title"}, {Field::date, "publishedAt"}, {Field::source, "source.name|source"}, {Field::author, "author"}, {Field::url, "url"}, {Field::language, "language"},
       {Field::text, "content"}}}, "description"},
    {"Guardian", {"webTitle", "webUrl|webPublicationDate"},
     {{{Field::title, "fields.headline|webTitle"}, {Field::date, "webPublicationDate"}, {Field::source, "fields.publication"}, {Field::author, "fields.byline|tags[].webTitle"},
       {Field::url, "webUrl"}, {Field::language, "fields.lang"}, {Field::tags, "sectionName"}, {Field::text, "fields.body|fields.bodyText|blocks.body[].bodyHtml"}}}, "fields.trailText|fields.standfirst"},
    {"New York Times", {"web_url", "headline", "pub_date"},
     {{{Field::title, "headline.main|headline"}, {Field::date, "pub_date"}, {Field::source, "source"}, {Field::author, "byline.original|byline"}, {Field::url, "web_url"},
       {Field::tags, "section_name|keywords[].value"}, {Field::text, "body|full_text"}}}, "lead_paragraph|abstract|snippet"},
    {"JSON Feed", {"content_html|content_text", "date_published|id|url"},
     {{{Field::title, "title"}, {Field::date, "date_published"}, {Field::author, "authors[].name|author.name|author"}, {Field::url, "url|external_url"}, {Field::language, "language"},
       {Field::tags, "tags"}, {Field::text, "content_html|content_text"}}}, "summary"},
});

// Everything else is read by names that are common, the surest first.
constexpr auto common_rules = std::to_array<Rule>({
    {Field::id, "id|_id|guid|article_id|uri"},
    {Field::title, "title|headline|headline.main|name|titre|titulo|título|titel|webTitle|heading|news_title"},
    {Field::date, "date|published|publish_date|date_published|datePublished|publishedAt|published_at|publication_date|pub_date|pubDate|pubdate|publishDate|published_date|first_published|firstPublished|"
                  "date_publish|webPublicationDate|firstcreated|created_at|created|timestamp|datetime|dateTime|time|date_extracted"},
    {Field::source, "source.title|source.name|source|outlet|publisher.name|publisher|publication|site_name|siteName|sitename|media_name|media|newspaper|publicationTitle|website|hostname|domain|source_domain|"
                    "channel|feed"},
    {Field::place, "place|location|dateline"},
    {Field::author, "author.name|author|authors[].name|authors|byline.original|byline|creator|creators|writer|journalist|auteur|autor"},
    {Field::url, "url|link|canonical_url|canonical|permalink|article_url|web_url|webUrl|source_url|href|uri"},
    {Field::language, "lang|language|inLanguage|language_code"},
    {Field::tags, "tags|keywords|categories|category|section|topics"},
    {Field::text, "text|body|content|article|articleBody|article_body|maintext|full_text|fulltext|body_text|body_html|content_html|content_text|story|article_text|news_content|texto|texte|contenu|inhalt|"
                  "内容|正文|paragraphs"},
});
constexpr std::string_view common_teasers = "description|summary|abstract|excerpt|lead|standfirst|snippet";

std::string_view next_path(std::string_view& paths) {
    const std::string_view path = paths.substr(0, paths.find('|'));
    paths.remove_prefix(std::min(path.size() + 1, paths.size()));
    return path;
}

bool has_member(const json& object, std::string_view name) {
    const auto found = object.find(std::string(name));
    return found != object.end() && !found->is_null();
}

bool has_one_of(const json& object, std::string_view names) {
    while (!names.empty())
        if (has_member(object, next_path(names))) return true;
    return false;
}

bool has_form_of(const json& object, const Shape& shape) {
    return std::all_of(shape.needs.begin(), shape.needs.end(), [&](std::string_view names) { return names.empty() || has_one_of(object, names); });
}

bool is_address(std::string_view value) { return value.starts_with("http://") || value.starts_with("https://"); }

// What spreadsheets and scripts write for nothing.
bool says_nothing(std::string_view value) {
    constexpr auto nothing = std::to_array<std::string_view>({"null", "None", "nan", "NaN", "N/A", "n/a", "none", "undefined", "-", "NULL"});
    return std::find(nothing.begin(), nothing.end(), value) != nothing.end();
}

void take_fields(const json& object, const Rule& rule, std::string_view label, Record& record) {
    for (std::string_view paths = rule.paths; !paths.empty();) {
        const std::string_view path = next_path(paths);
        std::string value = json_at(object, path);
        if (value.empty() || says_nothing(value)) continue;
        if (rule.field == Field::text && html::has_markup(value)) {
            html::Body body = html::body_of_fragment(value, record.title);
            value = std::move(body.text);
            if (record.text.empty()) record.left_out.insert(record.left_out.end(), body.left_out.begin(), body.left_out.end());
        }
        if (rule.field != Field::url && rule.field != Field::text && html::has_markup(value)) value = html::line_of_fragment(value);
        if (rule.field == Field::url && !is_address(value)) continue;
        // An outlet that is given as an address is one: trafilatura's "source".
        if (rule.field == Field::source && is_address(value)) {
            set_field(record, Field::url, value, std::string(label) + ": " + std::string(path));
            std::string host = value.substr(value.find("//") + 2);
            host.erase(std::min(host.find_first_of("/?#:"), host.size()));
            value = std::move(host);
        }
        set_field(record, rule.field, value, std::string(label) + ": " + std::string(path));
        return;
    }
}

// "[+2120 chars]" at the end of a text that a service has cut.
bool take_cut_mark(std::string& text) {
    const std::size_t mark = text.rfind("[+");
    if (mark == std::string::npos || !text.ends_with("chars]") || text.size() - mark > 30) return false;
    text.erase(mark);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
    return true;
}

void take_teaser(const json& object, std::string_view paths, std::string_view label, Record& record) {
    if (!record.text.empty()) return;
    take_fields(object, {Field::text, paths}, label, record);
    record.teaser = !record.text.empty();
}

// What an object is wrapped in: {"_source": {…}}.
const json& unwrapped(const json& object) {
    for (const char* name : {"_source", "article", "attributes", "doc", "document", "item", "news"}) {
        const auto found = object.find(name);
        if (found != object.end() && found->is_object() && !has_one_of(object, "text|body|content|maintext|title|headline")) return *found;
    }
    return object;
}

void add_words(std::string& out, std::string&& words) {
    if (words.empty()) return;
    if (!out.empty()) out += "; ";
    out += words;
}

std::string words_of(const json& value, int depth) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return value.dump();
    std::string out;
    if (value.is_array()) {
        if (depth > 3) return {};
        for (const json& element : value) add_words(out, words_of(element, depth + 1));
    } else if (value.is_object() && depth <= 3) {
        for (const char* name : {"name", "title", "label", "value", "@value", "text", "tag", "slug", "#text", "$t", "rendered", "_"}) {
            const auto found = value.find(name);
            if (found != value.end() && found->is_string()) return found->get<std::string>();
        }
    }
    return out;
}

}  // namespace

std::string json_words(const json& value) { return words_of(value, 0); }

std::string json_at(const json& object, std::string_view path) {
    const std::string_view step = path.substr(0, path.find('.'));
    const std::string_view rest = step.size() == path.size() ? std::string_view() : path.substr(step.size() + 1);
    const bool each = step.ends_with("[]");
    const auto found = object.is_object() ? object.find(std::string(each ? step.substr(0, step.size() - 2) : step)) : object.end();
    if (found == object.end()) return {};
    if (rest.empty()) return json_words(*found);
    if (!each) return json_at(*found, rest);
    std::string out;
    if (found->is_array())
        for (const json& element : *found) add_words(out, json_at(element, rest));
    return out;
}

std::string json_text(std::string_view value) { return html::has_markup(value) ? html::text_of_fragment(value) : std::string(value); }

bool has_json_shape(std::string_view name) {
    constexpr auto names = std::to_array<std::string_view>({"source-hostname", "fingerprint", "raw_text", "maintext", "publish_date", "dateTimePub", "publishedAt", "webTitle", "web_url", "content_html",
                                                            "content_text", "is_archived", "savedAt", "versioncreated", "versionCreated", "itemType", "issued", "_source", "articleBody", "body_html",
                                                            "body_text", "bodies", "full_text", "article_text", "texto", "contenu", "date_published", "datePublished"});
    return std::find(names.begin(), names.end(), name) != names.end();
}

void read_mapped_fields(const json& object, const FieldMap& map, Record& record) {
    for (const auto& [field, paths] : map.paths) {
        for (const std::string& path : paths) {
            const std::string value = field == Field::date ? json_at(object, path) : std::string();
            if (field == Field::date && !read_date(value) && !find_date(value, record.language)) continue;
            take_fields(object, {field, path}, "verbatim.json", record);
        }
    }
}

namespace {

// Whether some path begins with a member of the object: objects of nothing known cost a look at each of their names.
bool has_known_member(const json& object) {
    static const std::unordered_set<std::string> known = [] {
        std::unordered_set<std::string> names;
        const auto add = [&](std::string_view paths) {
            while (!paths.empty()) {
                const std::string_view path = next_path(paths), step = path.substr(0, path.find('.'));
                names.emplace(step.ends_with("[]") ? step.substr(0, step.size() - 2) : step);
            }
        };
        for (const Shape& shape : shapes) {
            for (const std::string_view needs : shape.needs) add(needs);
            for (const Rule& rule : shape.rules) add(rule.paths);
            add(shape.teaser);
        }
        for (const Rule& rule : common_rules) add(rule.paths);
        add(common_teasers);
        return names;
    }();
    for (const auto& [name, value] : object.items())
        if (known.contains(name)) return true;
    return false;
}

}  // namespace

JsonOutcome read_json_record(const json& given, const JsonSurroundings& around, Record& record) {
    if (!given.is_object()) return JsonOutcome::no_article;
    const json& object = unwrapped(given);
    JsonOutcome outcome = JsonOutcome::no_article;
    if (read_ninjs(object, record, outcome) || read_zotero_item(object, record, outcome)) return outcome;
    if (record.text.empty() && !has_known_member(object)) return JsonOutcome::no_article;
    const auto shape = std::find_if(shapes.begin(), shapes.end(), [&](const Shape& one) { return has_form_of(object, one); });
    if (shape != shapes.end()) {
        for (const Rule& rule : shape->rules)
            if (!rule.paths.empty()) take_fields(object, rule, shape->label, record);
        if (take_cut_mark(record.text)) record.teaser = true;
        take_teaser(object, shape->teaser, shape->label, record);
        if (record.source.empty() && shape->label == "Guardian") record.source = "The Guardian";
    } else {
        for (const Rule& rule : common_rules) take_fields(object, rule, "JSON", record);
        take_teaser(object, common_teasers, "JSON", record);
    }
    if (record.source.empty()) record.source = around.source;
    if (record.language.empty()) record.language = around.language;
    if (record.author.empty()) record.author = around.author;
    if (!record.text.empty()) return JsonOutcome::article;
    return record.title.empty() && record.url.empty() ? JsonOutcome::no_article : JsonOutcome::without_text;
}

}  // namespace verbatim::corpus
