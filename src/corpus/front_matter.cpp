#include "corpus/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "corpus/limits.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

constexpr std::string_view blanks = " \t\r";

// Takes the first line off `lines`.
std::string_view take_line(std::string_view& lines) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    return line;
}

std::string_view trimmed(std::string_view words) {
    const std::size_t first = std::min(words.find_first_not_of(blanks), words.size());
    words.remove_prefix(first);
    return words.substr(0, words.find_last_not_of(blanks) + 1);
}

bool is_blank_or_comment(std::string_view line) {
    const std::string_view words = trimmed(line);
    return words.empty() || words[0] == '#';
}

bool is_indented(std::string_view line) { return !line.empty() && (line[0] == ' ' || line[0] == '\t'); }
bool is_item(std::string_view line) { return line == "-" || line.starts_with("- "); }

// The name before the line's colon, without quotation marks around it; empty where the line has none, or one of several words where only
// one is allowed. A name that no blank follows ("http://…", "10:30") counts only when it is known.
std::string_view name_of(std::string_view line, FieldNames names) {
    const std::size_t colon = line.find(':');
    if (is_indented(line) || colon == std::string_view::npos) return {};
    std::string_view name = trimmed(line.substr(0, colon));
    if (name.size() > 2 && (name[0] == '"' || name[0] == '\'') && name.back() == name[0]) name = name.substr(1, name.size() - 2);
    if (names == FieldNames::one_word && name.find_first_of(blanks) != std::string_view::npos) return {};
    const bool parted = colon + 1 == line.size() || blanks.find(line[colon + 1]) != std::string_view::npos;
    return parted || field_named(name) ? name : std::string_view();
}

// "'One'" and "[one, two]" without what they stand in.
std::string_view unwrapped(std::string_view value) {
    if (value.size() < 2) return value;
    const char first = value.front(), last = value.back();
    const bool wrapped = (first == '"' && last == '"') || (first == '\'' && last == '\'') || (first == '[' && last == ']');
    return wrapped ? value.substr(1, value.size() - 2) : value;
}

// Fields whose YAML is wrong ("title: Budget: the vote") are lines of a name, a colon and a value all the same.
class LineFields {
  public:
    explicit LineFields(Record& record) : record_(record) {}

    void read(std::string_view lines) {
        while (!lines.empty()) read_line(take_line(lines));
        finish();
    }

  private:
    void read_line(std::string_view line) {
        if (is_blank_or_comment(line)) return;
        if (const std::string_view name = name_of(line, FieldNames::one_word); !name.empty()) {
            finish();
            field_ = field_named(name);
            if (field_) add(unwrapped(trimmed(line.substr(line.find(':') + 1))), " ");
            return;
        }
        if (!field_) return;
        const std::string_view words = trimmed(line);
        if (is_item(words)) add(unwrapped(trimmed(words.substr(1))), ", ");
        else add(words, " ");
    }

    void add(std::string_view words, std::string_view between) {
        if (words == "|" || words == ">" || words == "|-" || words == ">-") return;  // a text that the next lines hold
        if (!value_.empty()) value_ += between;
        value_ += words;
    }

    void finish() {
        if (field_) set_field(record_, *field_, text::normalize_line(value_));
        field_.reset();
        value_.clear();
    }

    Record& record_;
    std::optional<Field> field_;  // of the line above; nothing where its name is unknown
    std::string value_;
};

// Takes fields from the parsed tree. An anchor (&a) that is named again and again (*a) makes few bytes stand for many; `left_` bounds what
// is read of it. Fields that repeat nothing never come to that bound: joining a list adds a byte an item.
class TreeFields {
  public:
    explicit TreeFields(Record& record) : record_(record) {}

    // False where no name is known.
    bool read(const YAML::Node& root) {
        bool any = false;
        for (const auto& entry : root) {
            const auto field = entry.first.IsScalar() ? front_matter_field(entry.first.Scalar()) : std::nullopt;
            if (!field) continue;
            any = any || field_named(entry.first.Scalar());
            if (entry.second.IsScalar()) take(*field, entry.second.Scalar(), entry.first.Scalar());
            else if (entry.second.IsSequence()) take(*field, joined(entry.second), entry.first.Scalar());
        }
        if (left_ == 0)
            record_.repairs.push_back({"", "front matter that repeats its own parts", "each written once", "so much of it was read as it may be long"});
        return any;
    }

  private:
    void take(Field field, const std::string& value, const std::string& name) {
        if (spend(value.size())) put_front_matter(record_, field, value, name);
    }

    std::string joined(const YAML::Node& list) {
        std::string all;
        for (const YAML::Node& item : list) {
            if (!spend(item.IsScalar() ? item.Scalar().size() : 0)) break;
            if (!item.IsScalar()) continue;
            if (!all.empty()) all += ", ";
            all += item.Scalar();
        }
        return all;
    }

    bool spend(std::size_t bytes) {
        left_ -= std::min(left_, bytes + 1);
        return left_ > 0;
    }

    Record& record_;
    std::size_t left_ = 4 * longest_front_matter;
};

void read_line_by_line(std::string_view block, const std::string& why, Record& record) {
    record.repairs.push_back({"", why, "lines such as \"title: …\" between two lines \"---\"", "it was read line by line"});
    LineFields(record).read(block);
}

// The parser makes a node of 500 bytes and more of each value. A long text in a field has commas too, but not so close together.
constexpr std::size_t most_values = 2000;
bool has_too_many_values(std::string_view block) {
    const std::size_t values = count_signs(block, "[{,:-");
    return values > most_values && values > block.size() / 24;
}

}  // namespace

bool looks_like_fields(std::string_view block, FieldNames names) {
    bool known = false, under_field = false;
    char bracket = 0;         // the one that a value has opened: lines up to the other one go on with it
    bool in_bracket = false;  // such a line was passed
    while (!block.empty()) {
        const std::string_view line = take_line(block), words = trimmed(line);
        if (is_blank_or_comment(line)) continue;
        const std::string_view name = bracket ? std::string_view() : name_of(line, names);
        in_bracket = bracket;
        if (!name.empty()) {
            const std::string_view value = trimmed(line.substr(line.find(':') + 1));
            bracket = value.starts_with('[') ? ']' : value.starts_with('{') ? '}' : 0;
        } else if (!bracket && !(under_field && (is_indented(line) || is_item(line)))) {
            return false;
        }
        if (bracket && words.ends_with(bracket)) bracket = 0;
        under_field = true;
        known = known || field_named(name);
    }
    return known && !(bracket && in_bracket);  // one that nothing closes may have passed any words
}

bool begins_like_toml(std::string_view block) {
    while (!block.empty()) {
        const std::string_view line = take_line(block);
        if (is_blank_or_comment(line)) continue;
        const std::string_view words = trimmed(line);
        if (words.front() == '[' && words.back() == ']') return true;
        const std::size_t equals = words.find('=');
        return equals != std::string_view::npos && equals > 0 && trimmed(words.substr(0, equals)).find_first_of(blanks) == std::string_view::npos;
    }
    return false;
}

bool read_front_matter(const std::string& block, Record& record) {
    if (block.find_first_not_of(" \t\r\n") == std::string::npos) return true;
    if (has_too_many_values(block)) {
        if (!looks_like_fields(block, FieldNames::one_word)) return false;
        read_line_by_line(block, "front matter of more than " + with_commas(most_values) + " values", record);
        return true;
    }
    try {
        const std::vector<YAML::Node> documents = YAML::LoadAll(block);
        if (documents.size() != 1 || !documents[0].IsMap()) return false;
        // The parser lets a value go on at the beginning of a line, and so takes paragraphs after "Date: …" for one.
        const bool in_braces = block[block.find_first_not_of(" \t\r\n")] == '{';
        return (in_braces || looks_like_fields(block, FieldNames::any)) && TreeFields(record).read(documents[0]);
    } catch (const YAML::Exception& exception) {
        if (!looks_like_fields(block, FieldNames::one_word)) return false;
        const std::string line = exception.mark.is_null() ? "" : " in its line " + std::to_string(exception.mark.line + 1);
        read_line_by_line(block, "front matter that is no YAML" + line, record);
        return true;
    }
}

}  // namespace verbatim::corpus
