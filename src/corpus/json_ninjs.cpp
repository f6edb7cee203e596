// ninjs: News in JSON of the IPTC. Version 1 is flat (headline, body_html), 2 and 3 have lists with roles (headlines, bodies), in two spellings.
//
// Of several bodies one is read, because they are one text in several media: HTML before plain text, whose paragraphs are sure. Associations are pictures;
// their captions are not text.
#include <initializer_list>
#include <string>

#include "corpus/credits.h"
#include "corpus/html/html.h"
#include "corpus/json_record.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

std::string first_at(const json& object, std::initializer_list<const char*> paths, std::string_view& where) {
    for (const char* path : paths) {
        std::string value = json_at(object, path);
        if (value.empty()) continue;
        where = path;
        return value;
    }
    return {};
}

void take_first(const json& object, Field field, std::initializer_list<const char*> paths, Record& record) {
    std::string_view where;
    const std::string value = first_at(object, paths, where);
    set_field(record, field, field == Field::author ? name_of_byline(value) : html::has_markup(value) ? html::line_of_fragment(value) : value, "ninjs " + std::string(where));
}

std::string member_text(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The value of the list whose role is the main one; else the first.
std::string main_value(const json& list) {
    std::string first;
    if (list.is_string()) return list.get<std::string>();
    if (!list.is_array()) return {};
    for (const json& element : list) {
        if (!element.is_object()) continue;
        const std::string value = member_text(element, "value");
        if (member_text(element, "role") == "main" && !value.empty()) return value;
        if (first.empty()) first = value;
    }
    return first;
}

struct Body {
    std::string value;
    int rank = 0;  // HTML 3, XHTML or NITF 2, plain text 1
};

Body best_body(const json& bodies) {
    Body best;
    if (!bodies.is_array()) return best;
    for (const json& element : bodies) {
        if (!element.is_object()) continue;
        const std::string type = text::to_lower(member_text(element, "contenttype") + member_text(element, "contentType")), role = text::to_lower(member_text(element, "role"));
        std::string value = member_text(element, "value");
        const int rank = type.find("html") != std::string::npos || role.find("html") != std::string::npos ? 3 : type.find("xml") != std::string::npos || role.find("nitf") != std::string::npos ? 2 : 1;
        if (!value.empty() && rank > best.rank) best = {std::move(value), rank};
    }
    return best;
}

// "<h1>" of the body, where it says the headline again.
void drop_repeated_title(Record& record) {
    const std::size_t end = record.text.find("\n\n");
    if (end == std::string::npos || record.title.empty() || record.text.compare(0, end, record.title) != 0) return;
    note_left_out(record, "the headline for a second time", record.title);
    record.text.erase(0, end + 2);
}

}  // namespace

bool read_ninjs(const json& object, Record& record, JsonOutcome& outcome) {
    const auto has = [&](const char* name) { return object.contains(name); };
    const bool version = has("versioncreated") || has("versionCreated");
    const bool named = has("headline") || has("headlines") || has("body_text") || has("body_html") || has("body_xhtml") || has("bodies");
    if (!version || !named) return false;
    const std::string type = member_text(object, "type");
    if (type == "picture" || type == "video" || type == "audio" || type == "graphic") {
        outcome = JsonOutcome::no_article;
        return true;
    }
    take_first(object, Field::id, {"uri", "guid"}, record);
    if (has("headlines")) set_field(record, Field::title, main_value(object["headlines"]), "ninjs headlines");
    take_first(object, Field::title, {"headline", "title", "name"}, record);
    take_first(object, Field::date, {"firstcreated", "firstCreated", "contentcreated", "contentCreated", "versioncreated", "versionCreated"}, record);
    take_first(object, Field::author, {"byline", "by", "authors[].name"}, record);
    take_first(object, Field::source, {"source", "infosources[].name", "infoSources[].name", "copyrightholder", "copyrightHolder"}, record);
    if (record.source.empty()) take_first(object, Field::source, {"provider"}, record);
    take_first(object, Field::place, {"located"}, record);
    take_first(object, Field::language, {"language"}, record);
    if (const std::string uri = member_text(object, "uri"); uri.starts_with("http")) set_field(record, Field::url, uri, "ninjs uri");
    Body body;
    if (has("bodies")) body = best_body(object["bodies"]);
    for (const char* name : {"body_html", "body_xhtml", "body_text"}) {
        if (!body.value.empty()) break;
        body.value = member_text(object, name);
    }
    set_field(record, Field::text, json_text(body.value), "ninjs body");
    if (record.text.empty()) {
        std::string teaser = has("descriptions") ? main_value(object["descriptions"]) : std::string();
        for (const char* name : {"description_text", "description_html"})
            if (teaser.empty()) teaser = member_text(object, name);
        set_field(record, Field::text, json_text(teaser), "ninjs description");
        record.teaser = !record.text.empty();
    }
    drop_repeated_title(record);
    take_credits(record);
    outcome = record.text.empty() ? JsonOutcome::without_text : JsonOutcome::article;
    return true;
}

}  // namespace verbatim::corpus
