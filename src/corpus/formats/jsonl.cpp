// One JSON object a line.
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/format.h"
#include "corpus/input.h"
#include "corpus/json_parse.h"
#include "corpus/json_record.h"
#include "corpus/limits.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

base::Error not_an_article(std::string found) {
    return {"", std::move(found), "one JSON object a line, with at least a \"text\"", "mend the line; it was left out"};
}

// Takes the known fields out of one line as they come by. No tree is built, so that what is nested or unknown costs no memory. Values
// become text: strings as they are, numbers and truth values as JSON writes them, the strings of a list joined by commas.
class FieldReader {
  public:
    bool null() { return other("null"); }
    bool boolean(bool value) { return scalar("boolean", [&] { return json(value).dump(); }); }
    bool number_integer(json::number_integer_t value) { return scalar("number", [&] { return json(value).dump(); }); }
    bool number_unsigned(json::number_unsigned_t value) { return scalar("number", [&] { return json(value).dump(); }); }
    bool number_float(json::number_float_t value, const std::string&) { return scalar("number", [&] { return json(value).dump(); }); }
    bool binary(json::binary_t&) { return other("binary"); }

    bool string(std::string& value) {
        if (depth_ == 2 && in_list_ && wanted_) {
            std::string& joined = fields_[name_];
            if (!joined.empty()) joined += ", ";
            joined += value;
            return true;
        }
        return scalar("string", [&] { return std::move(value); });
    }

    bool key(std::string& name) {
        if (depth_ != 1) return true;
        wanted_ = field_named(name).has_value();
        name_ = std::move(name);
        return true;
    }
    bool start_object(std::size_t) { return start("object"); }
    bool start_array(std::size_t) { return start("array"); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
        const bool has_place = dynamic_cast<const json::parse_error*>(&error) != nullptr;
        broken_ = "broken JSON" + (has_place ? " at byte " + std::to_string(position) : std::string());
        return false;
    }

    // What is wrong with the line as a whole; empty when it is an object.
    std::string fault() const {
        if (!broken_.empty()) return broken_;
        return type_ == "object" ? std::string() : "a JSON " + std::string(type_);
    }
    // By name as written; of several with one name the last one counts.
    const std::map<std::string, std::string>& fields() const { return fields_; }

  private:
    void set(std::string value) {
        if (wanted_) fields_[name_] = std::move(value);
    }
    bool other(std::string_view type) {
        if (depth_ == 0) type_ = type;
        if (depth_ == 1) set({});
        return true;
    }
    template <class Text>
    bool scalar(std::string_view type, Text as_text) {
        if (depth_ == 0) type_ = type;
        if (depth_ == 1 && wanted_) set(as_text());
        return true;
    }
    bool start(std::string_view type) {
        if (depth_ == 1) in_list_ = type == "array";
        other(type);
        ++depth_;
        return true;
    }
    bool end() {
        --depth_;
        return true;
    }

    std::map<std::string, std::string> fields_;
    std::string name_, broken_;
    std::string_view type_;
    std::size_t depth_ = 0;
    bool wanted_ = false, in_list_ = false;
};

// What FieldReader takes of an object, from its tree, whose strings it moves away.
std::map<std::string, std::string> fields_of(json& object) {
    std::map<std::string, std::string> fields;
    for (auto& [name, value] : object.get_ref<json::object_t&>()) {
        if (!field_named(name)) continue;
        std::string& field = fields[name];
        if (value.is_string()) field = std::move(value.get_ref<std::string&>());
        else if (value.is_number() || value.is_boolean()) field = value.dump();
        if (!value.is_array()) continue;
        for (const json& element : value) {
            if (!element.is_string()) continue;
            if (!field.empty()) field += ", ";
            field += element.get_ref<const std::string&>();
        }
    }
    return fields;
}

base::Result<Record> read_record(std::string_view line, const FieldMap* map) {
    Record record;
    std::string repaired;
    if (!text::is_valid(line)) {
        repaired = text::to_utf8(line);
        line = repaired;
        record.repairs.push_back({"", "bytes that are no UTF-8", "UTF-8", "they were read as Windows-1252"});
    }
    std::map<std::string, std::string> fields;
    constexpr std::size_t deepest = 200;
    if (ParsedJson parsed = parse_json(line, deepest); parsed.fault == JsonFault::none && parsed.value.is_object()) {
        if (map && !map->paths.empty()) read_mapped_fields(parsed.value, *map, record);
        fields = fields_of(parsed.value);
    } else {
        // What is nested deeper, and what is wrong with a line.
        FieldReader reader;
        json::sax_parse(line.begin(), line.end(), &reader);
        if (std::string fault = reader.fault(); !fault.empty()) return not_an_article(std::move(fault));
        fields = reader.fields();
    }
    // The nine names of the format go before the others that set_field() takes.
    for (const char* name : {"id", "title", "date", "source", "place", "author", "url", "lang", "text"}) {
        if (const auto field = fields.find(name); field != fields.end()) set_field(record, name, field->second);
    }
    for (const auto& [name, value] : fields) set_field(record, name, value);
    if (record.text.empty()) {
        std::string id = text::normalize_line(record.id);
        cut_to_letters(id, longest_id);
        return not_an_article(id.empty() ? "an object without a text" : "an object without a text, id \"" + id + "\"");
    }
    return record;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

void read_jsonl(Source& source, const RecordSink& sink) {
    Input input(source);
    std::uint32_t ordinal = 0;
    std::string_view line;
    while (input.next(line)) {
        if (is_blank(line)) continue;
        ++ordinal;
        if (input.line_was_cut()) {
            sink.refuse(input.line_number(), too_long_error("a line"));
            continue;
        }
        base::Result<Record> record = read_record(line, source.fields());
        if (!record) {
            base::Error error = record.error();
            sink.refuse(input.line_number(), std::move(error));
            continue;
        }
        record->line = input.line_number();
        record->ordinal = ordinal;
        record->text_is_exact = source.fields() == nullptr;  // where a path may lead, offsets mean nothing
        if (ordinal == 1) record->repairs.insert(record->repairs.begin(), input.repairs().begin(), input.repairs().end());
        sink.record(std::move(*record));
    }
}

// Whether the first line of `bytes` is one whole object.
bool begins_with_object_line(std::string_view bytes) {
    bytes = without_preamble(bytes);
    const std::string_view line = bytes.substr(0, bytes.find_first_of("\r\n"));
    return line.size() < bytes.size() && line.starts_with('{') && json::accept(line.begin(), line.end());
}

Match recognise_jsonl(const Beginning& beginning) {
    if (beginning.extension == ".jsonl" || beginning.extension == ".ndjson") return Match::maybe;
    if (beginning.extension.empty()) return without_preamble(beginning.bytes).starts_with('{') ? Match::maybe : Match::no;
    return begins_with_object_line(beginning.bytes) ? Match::sure : Match::no;
}

}  // namespace

extern const Format jsonl_format;
const Format jsonl_format = {
    .name = "jsonl", .label = "JSON Lines", .extensions = {".jsonl", ".ndjson"}, .without_extension = true, .recognise = recognise_jsonl, .read = read_jsonl};

}  // namespace verbatim::corpus
