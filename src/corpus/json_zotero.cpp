// Items of Zotero's own JSON and of CSL-JSON. Both describe articles and seldom hold them: the text is an abstract or a note, and is said to be one.
#include <string>

#include "corpus/html/html.h"
#include "corpus/json_record.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

std::string text_member(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// "Jonathan Watts; Virginia Lopez" of [{"firstName": …, "lastName": …}] or [{"given": …, "family": …}].
std::string people(const json& object, const char* list) {
    const auto found = object.find(list);
    if (found == object.end() || !found->is_array()) return {};
    std::string all;
    for (const json& person : *found) {
        if (!person.is_object()) continue;
        const std::string role = text_member(person, "creatorType");
        if (!role.empty() && role != "author" && role != "reporter" && role != "contributor") continue;
        std::string name = text_member(person, "name") + text_member(person, "literal");
        const std::string given = text_member(person, "firstName") + text_member(person, "given"), family = text_member(person, "lastName") + text_member(person, "family");
        if (name.empty()) name = given.empty() ? family : given + " " + family;
        if (name.empty()) continue;
        all += (all.empty() ? "" : "; ") + name;
    }
    return all;
}

// "2013-03-06" of {"date-parts": [["2013", 3, 6]]}, {"raw": …} or {"literal": …}.
std::string issued(const json& object) {
    const auto found = object.find("issued");
    if (found == object.end() || !found->is_object()) return {};
    const auto parts = found->find("date-parts");
    if (parts == found->end() || !parts->is_array() || parts->empty() || !(*parts)[0].is_array()) return text_member(*found, "raw") + text_member(*found, "literal");
    std::string date;
    for (const json& part : (*parts)[0]) {
        std::string number = part.is_string() ? part.get<std::string>() : part.is_number() ? part.dump() : std::string();
        if (number.size() == 1) number.insert(0, "0");
        date += (date.empty() ? "" : "-") + number;
    }
    return date;
}

std::string notes(const json& object) {
    const auto found = object.find("notes");
    if (found == object.end() || !found->is_array()) return {};
    std::string all;
    for (const json& note : *found) {
        const std::string words = note.is_string() ? note.get<std::string>() : note.is_object() ? text_member(note, "note") : std::string();
        if (words.size() > all.size()) all = words;
    }
    return all;
}

}  // namespace

bool read_zotero_item(const json& object, Record& record, JsonOutcome& outcome) {
    const bool zotero = object.contains("itemType");
    const bool csl = !zotero && object.contains("issued") && object.contains("type") && (object.contains("container-title") || object.contains("title"));
    if (!zotero && !csl) return false;
    const std::string type = text_member(object, zotero ? "itemType" : "type");
    if (type == "attachment" || type == "note" || type == "annotation") {
        outcome = JsonOutcome::no_article;
        return true;
    }
    const std::string label = zotero ? "Zotero " : "CSL ";
    const auto take = [&](Field field, const char* name) { set_field(record, field, text_member(object, name), label + name); };
    take(Field::title, "title");
    if (zotero) {
        take(Field::date, "date");
        for (const char* name : {"publicationTitle", "blogTitle", "websiteTitle", "forumTitle", "programTitle", "publisher", "libraryCatalog", "archive"}) take(Field::source, name);
        set_field(record, Field::author, people(object, "creators"), label + "creators");
        take(Field::url, "url");
        take(Field::place, "place");
    } else {
        set_field(record, Field::date, issued(object), label + "issued");
        for (const char* name : {"container-title", "publisher", "source"}) take(Field::source, name);
        set_field(record, Field::author, people(object, "author"), label + "author");
        take(Field::url, "URL");
        take(Field::place, "publisher-place");
    }
    take(Field::language, "language");
    const std::string note = html::text_of_fragment(notes(object)), abstract = text_member(object, zotero ? "abstractNote" : "abstract");
    constexpr std::size_t long_note = 500;  // bytes; shorter ones are a reader's own
    if (note.size() >= long_note) {
        set_field(record, Field::text, note, label + "note");
    } else {
        set_field(record, Field::text, json_text(abstract), label + "abstract");
        record.teaser = true;
    }
    outcome = record.text.empty() ? JsonOutcome::without_text : JsonOutcome::article;
    return true;
}

}  // namespace verbatim::corpus
