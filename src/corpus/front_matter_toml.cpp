// Front matter in TOML and JSON, as Hugo and Zola write it: the values of the names that are known, at the top or in a table such as [params] or [extra].
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include "corpus/front_matter.h"
#include "corpus/json_record.h"
#include "corpus/paragraphs.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

// Takes a string off the front of `value`, whose first sign is its mark: "…" with escapes, '…' without; three marks may hold line ends.
std::string take_toml_string(std::string_view& value) {
    const char mark = value.front();
    const bool triple = value.size() >= 3 && value[1] == mark && value[2] == mark;
    const std::string end(triple ? 3 : 1, mark);
    std::string out;
    std::size_t at = end.size();
    while (at < value.size() && value.substr(at, end.size()) != end) {
        if (mark == '"' && value[at] == '\\' && at + 1 < value.size()) {
            const char escaped = value[++at];
            const std::size_t digits = escaped == 'u' ? 4 : escaped == 'U' ? 8 : 0;
            if (digits > 0 && at + digits < value.size()) {
                char32_t c = 0;
                for (std::size_t i = 1; i <= digits; ++i) {
                    const char digit = value[at + i];
                    c = c * 16 + static_cast<char32_t>(digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : 0);
                }
                text::append(out, c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) ? c : text::replacement);
                at += digits;
            } else {
                out += escaped == 'n' ? '\n' : escaped == 't' ? ' ' : escaped == 'r' ? ' ' : escaped;
            }
            ++at;
        } else {
            out += value[at++];
        }
    }
    value.remove_prefix(std::min(at + end.size(), value.size()));
    return out;
}

// A value as words: a string, the strings of a list joined by commas, or what stands there up to a comment.
std::string toml_value(std::string_view value) {
    value = trim(value);
    if (value.empty()) return {};
    if (value.front() == '"' || value.front() == '\'') return take_toml_string(value);
    if (value.front() != '[') return one_line(value.substr(0, value.find('#')));
    std::string all;
    value.remove_prefix(1);
    while (!value.empty() && value.front() != ']') {
        if (value.front() != '"' && value.front() != '\'') {
            value.remove_prefix(1);
            continue;
        }
        const std::string item = take_toml_string(value);
        all.append(all.empty() ? "" : ", ").append(item);
    }
    return all;
}

void take_member(const nlohmann::json& object, Record& record, bool& known, bool& draft, int depth) {
    for (const auto& [name, value] : object.items()) {
        if (value.is_object() && depth == 0) {
            take_member(value, record, known, draft, 1);
            continue;
        }
        if (name == "draft" && value.is_boolean() && value.get<bool>()) draft = true;
        const auto field = front_matter_field(name);
        if (!field) continue;
        known = true;
        put_front_matter(record, *field, json_words(value), name);
    }
}

}  // namespace

std::optional<Field> front_matter_field(std::string_view name) {
    if (const auto field = field_named(name)) return field;
    struct Further {
        std::string_view name;
        Field field;
    };
    constexpr Further further[] = {{"authors", Field::author},     {"creator", Field::author},        {"publishdate", Field::date},  {"publish_date", Field::date}, {"datepublished", Field::date}, {"date_published", Field::date},
                                   {"canonical", Field::url},      {"canonical_url", Field::url},     {"canonicalurl", Field::url},  {"original_url", Field::url},  {"source_url", Field::url},     {"permalink", Field::url},
                                   {"publication", Field::source}, {"site", Field::source},           {"website", Field::source},    {"newspaper", Field::source},  {"locale", Field::language},    {"categories", Field::tags}};
    std::string lowered(name);
    for (char& c : lowered) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    for (const Further& one : further)
        if (one.name == lowered) return one.field;
    return std::nullopt;
}

void put_front_matter(Record& record, Field field, std::string_view value, std::string_view name) {
    const bool address = value.starts_with("http://") || value.starts_with("https://");
    // Clippers call the page's address its source.
    if (field == Field::source && address) field = Field::url;
    if (field == Field::url && !address && name != "url" && name != "link") return;
    set_field(record, field, value, "front matter: " + std::string(name));
}

bool read_toml_front_matter(std::string_view block, Record& record, bool& draft) {
    bool known = false;
    while (!block.empty()) {
        const std::size_t line_end = std::min(block.find('\n'), block.size());
        const std::string_view line = trim(block.substr(0, line_end));
        if (line.empty() || line.front() == '#' || line.front() == '[') {
            block.remove_prefix(std::min(line_end + 1, block.size()));
            continue;
        }
        const std::size_t equals = block.find('=');
        if (equals == std::string_view::npos || equals > line_end) return known;
        std::string_view name = trim(block.substr(0, equals));
        if (name.size() > 2 && (name.front() == '"' || name.front() == '\'')) name = name.substr(1, name.size() - 2);
        std::string_view value = block.substr(equals + 1);
        value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
        // A list or a text of three marks may go on over lines.
        std::size_t end = value.find('\n');
        if (value.starts_with("\"\"\"") || value.starts_with("'''")) {
            const std::size_t close = value.find(value.substr(0, 3), 3);
            end = close == std::string_view::npos ? close : value.find('\n', close);
        } else if (value.starts_with('[')) {
            char mark = 0;
            std::size_t at = 1;
            for (; at < value.size() && (mark != 0 || value[at] != ']'); ++at) {
                if (mark == 0 && (value[at] == '"' || value[at] == '\'')) mark = value[at];
                else if (value[at] == mark) mark = 0;
            }
            end = value.find('\n', std::min(at, value.size()));
        }
        end = std::min(end, value.size());
        const std::string words = toml_value(value.substr(0, end));
        if (name == "draft" && words == "true") draft = true;
        if (const auto field = front_matter_field(name)) {
            known = true;
            put_front_matter(record, *field, words, name);
        }
        block = value;
        block.remove_prefix(std::min(end + 1, block.size()));
    }
    return known;
}

bool read_json_front_matter(std::string_view block, Record& record, bool& draft) {
    const auto object = nlohmann::json::parse(block.begin(), block.end(), nullptr, false);
    bool known = false;
    if (object.is_object()) take_member(object, record, known, draft, 0);
    return known;
}

}  // namespace verbatim::corpus
