#include "corpus/record.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

struct FieldName {
    std::string_view name;
    Field field;
};

constexpr std::array<FieldName, 24> field_names = {{
    {"id", Field::id},
    {"title", Field::title},
    {"headline", Field::title},
    {"date", Field::date},
    {"published", Field::date},
    {"pubdate", Field::date},
    {"published_at", Field::date},
    {"source", Field::source},
    {"outlet", Field::source},
    {"publisher", Field::source},
    {"place", Field::place},
    {"location", Field::place},
    {"author", Field::author},
    {"byline", Field::author},
    {"url", Field::url},
    {"link", Field::url},
    {"lang", Field::language},
    {"language", Field::language},
    {"tags", Field::tags},
    {"keywords", Field::tags},
    {"text", Field::text},
    {"body", Field::text},
    {"content", Field::text},
    {"article", Field::text},
}};

std::string* single_field(Record& record, Field field) {
    switch (field) {
        case Field::id: return &record.id;
        case Field::title: return &record.title;
        case Field::date: return &record.date;
        case Field::source: return &record.source;
        case Field::place: return &record.place;
        case Field::author: return &record.author;
        case Field::url: return &record.url;
        case Field::language: return &record.language;
        case Field::text: return &record.text;
        case Field::tags: break;
    }
    return nullptr;
}

void add_tags(std::vector<std::string>& tags, std::string_view list) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find_first_of(",;"), list.size());
        std::string tag = text::normalize_line(list.substr(0, end));
        if (!tag.empty()) tags.push_back(std::move(tag));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace

std::optional<Field> field_named(std::string_view name) {
    constexpr std::size_t longest = 64;  // blanks around the name included
    if (name.size() > longest) return std::nullopt;
    for (const FieldName& known : field_names)
        if (known.name == name) return known.field;
    const std::string lowered = text::to_lower(text::normalize_line(name));
    const auto found = std::find_if(field_names.begin(), field_names.end(),
                                    [&](const FieldName& known) { return known.name == lowered; });
    return found == field_names.end() ? std::nullopt : std::optional(found->field);
}

std::string_view field_name(Field field) {
    switch (field) {
        case Field::id: return "id";
        case Field::title: return "title";
        case Field::date: return "date";
        case Field::source: return "source";
        case Field::place: return "place";
        case Field::author: return "author";
        case Field::url: return "url";
        case Field::language: return "lang";
        case Field::tags: return "tags";
        case Field::text: return "text";
    }
    return "";
}

void set_field(Record& record, Field field, std::string_view value) {
    if (field == Field::tags) {
        add_tags(record.tags, value);
    } else if (std::string* single = single_field(record, field); single->empty()) {
        single->assign(value);
    }
}

void set_field(Record& record, Field field, std::string_view value, std::string_view where) {
    if (value.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
    const std::string* single = single_field(record, field);
    if (single != nullptr && !single->empty()) return;
    set_field(record, field, value);
    record.found.push_back({std::string(field_name(field)), std::string(where)});
}

void set_field(Record& record, std::string_view name, std::string_view value) {
    if (const auto field = field_named(name)) set_field(record, *field, value);
}

}  // namespace verbatim::corpus
