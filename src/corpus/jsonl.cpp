#include <nlohmann/json.hpp>

#include "corpus/formats.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

base::Error not_an_article(std::string found) {
    return {"", std::move(found), "one JSON object a line, with at least a \"text\"", "mend the line; it was left out"};
}

// A field's value as text: strings as they are, numbers and truth values as JSON writes them, lists joined by commas.
std::string as_text(const json& value) {
    if (value.is_string()) return value.get_ref<const std::string&>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    std::string joined;
    if (value.is_array()) {
        for (const json& item : value) {
            if (!item.is_string()) continue;
            if (!joined.empty()) joined += ", ";
            joined += item.get_ref<const std::string&>();
        }
    }
    return joined;
}

// Parses one line; an exception of the library becomes an error with the column, and goes no further.
base::Result<json> parse_line(std::string_view line) {
    try {
        return json::parse(line);
    } catch (const json::exception& exception) {
        const auto* parse_error = dynamic_cast<const json::parse_error*>(&exception);
        const std::string column = parse_error != nullptr ? " at byte " + std::to_string(parse_error->byte) : "";
        return not_an_article("broken JSON" + column);
    }
}

base::Result<Record> read_record(std::string_view line) {
    Record record;
    std::string repaired;
    if (!text::is_valid(line)) {
        repaired = text::to_utf8(line);
        line = repaired;
        record.repairs.push_back({"", "bytes that are no UTF-8", "UTF-8", "they were read as Windows-1252"});
    }
    const base::Result<json> parsed = parse_line(line);
    if (!parsed) return parsed.error();
    if (!parsed->is_object()) return not_an_article(std::string("a JSON ") + parsed->type_name());
    // The nine names of the format go before the others that set_field() takes.
    for (const char* name : {"id", "title", "date", "source", "place", "author", "url", "lang", "text"}) {
        if (const auto field = parsed->find(name); field != parsed->end()) set_field(record, name, as_text(*field));
    }
    for (const auto& [name, value] : parsed->items()) set_field(record, name, as_text(value));
    if (record.text.empty()) {
        const std::string id = text::normalize_line(record.id);
        return not_an_article(id.empty() ? "an object without a text" : "an object without a text, id \"" + id + "\"");
    }
    return record;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

}  // namespace

void read_jsonl(Input& input, const RecordSink& sink) {
    std::uint32_t ordinal = 0;
    std::string_view line;
    while (input.next(line)) {
        if (is_blank(line)) continue;
        ++ordinal;
        if (input.line_was_cut()) {
            sink.refuse(input.line_number(), too_long_error("a line"));
            continue;
        }
        base::Result<Record> record = read_record(line);
        if (!record) {
            base::Error error = record.error();
            sink.refuse(input.line_number(), std::move(error));
            continue;
        }
        record->line = input.line_number();
        record->ordinal = ordinal;
        record->text_is_exact = true;
        sink.record(std::move(*record));
    }
}

}  // namespace verbatim::corpus
