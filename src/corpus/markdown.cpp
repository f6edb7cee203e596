#include <cmark.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <memory>

#include "corpus/formats.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_front_matter = 64 * 1024;

// A value that names one text again and again (*anchor) ends where it becomes longer than any front matter.
std::string as_text(const YAML::Node& value) {
    if (value.IsScalar()) return value.Scalar();
    std::string joined;
    if (value.IsSequence()) {
        for (const YAML::Node& item : value) {
            if (joined.size() > longest_front_matter) break;
            if (!item.IsScalar()) continue;
            if (!joined.empty()) joined += ", ";
            joined += item.Scalar();
        }
    }
    return joined;
}

// Puts the front matter's fields into the record; an exception of the library becomes an error, and goes no further.
base::Status read_front_matter(const std::string& yaml, Record& record) {
    try {
        const YAML::Node root = YAML::Load(yaml);
        if (root.IsNull()) return base::Ok{};
        if (!root.IsMap())
            return base::Error{"", "front matter that is no list of fields", "lines such as \"title: …\"", ""};
        for (const auto& entry : root)
            if (const auto field = field_named(entry.first.Scalar())) set_field(record, *field, as_text(entry.second));
        return base::Ok{};
    } catch (const YAML::Exception& exception) {
        const std::string line =
            exception.mark.is_null() ? "" : " in its line " + std::to_string(exception.mark.line + 1);
        return base::Error{"", "front matter that is no YAML" + line,
                           "lines such as \"title: …\" between two lines \"---\"", ""};
    }
}

// Front matter that YAML refuses ("title: Budget: the vote") is mostly lines of a name, a colon and a value all the
// same.
void read_lines_as_fields(std::string_view lines, Record& record) {
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            set_field(record, line.substr(0, colon), text::normalize_line(line.substr(colon + 1)));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
}

struct NodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorFree {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

// Walks the parsed document and keeps what a reader would read: no markup, no code, no raw HTML.
class MarkdownText {
  public:
    explicit MarkdownText(const std::string& markdown)
        : document_(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT)) {
        const std::unique_ptr<cmark_iter, IteratorFree> iterator(cmark_iter_new(document_.get()));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            visit(cmark_iter_get_node(iterator.get()), event);
        }
    }

    std::string text;
    std::string first_heading;  // when it opens the document; it is then not in `text`

  private:
    void visit(cmark_node* node, cmark_event_type event) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_IMAGE: in_image_ = event == CMARK_EVENT_ENTER; break;
            case CMARK_NODE_HEADING: visit_heading(event); break;
            case CMARK_NODE_PARAGRAPH:
                if (event == CMARK_EVENT_EXIT) text += "\n\n";
                break;
            case CMARK_NODE_TEXT:
            case CMARK_NODE_CODE: add(cmark_node_get_literal(node)); break;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: add(" "); break;
            default: break;
        }
    }

    void visit_heading(cmark_event_type event) {
        if (event == CMARK_EVENT_ENTER) {
            in_first_heading_ = text.empty() && first_heading.empty();
        } else {
            if (!in_first_heading_) text += "\n\n";
            in_first_heading_ = false;
        }
    }

    void add(const char* words) {
        if (words == nullptr || in_image_) return;
        (in_first_heading_ ? first_heading : text) += words;
    }

    std::unique_ptr<cmark_node, NodeFree> document_;
    bool in_first_heading_ = false;
    bool in_image_ = false;
};

bool is_fence(std::string_view line, std::string_view fence) {
    return line.substr(0, fence.size()) == fence &&
           line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

// The file in its two parts. `closed` is false when the front matter never ends.
struct Parts {
    std::string front_matter;
    std::string body;
    bool toml = false;
    bool closed = true;
    bool too_long = false;
};

Parts read_parts(Input& input) {
    Parts parts;
    std::string_view line;
    bool in_front_matter = false;
    while (input.next(line)) {
        if (input.line_number() == 1 && (is_fence(line, "---") || is_fence(line, "+++"))) {
            parts.toml = line[0] == '+';
            in_front_matter = true;
            continue;
        }
        if (in_front_matter && (is_fence(line, parts.toml ? "+++" : "---") || is_fence(line, "..."))) {
            in_front_matter = false;
            continue;
        }
        std::string& part = in_front_matter ? parts.front_matter : parts.body;
        const std::size_t limit = in_front_matter ? longest_front_matter : Input::longest_line;
        if (part.size() + line.size() > limit || input.line_was_cut()) {
            parts.too_long = true;
            return parts;
        }
        part.append(line).append("\n");
    }
    parts.closed = !in_front_matter;
    return parts;
}

}  // namespace

void read_markdown(Input& input, const RecordSink& sink) {
    Parts parts = read_parts(input);
    if (parts.too_long) return sink.refuse(1, too_long_error("an article"));
    if (parts.toml) {
        return sink.refuse(1,
                           {"", "front matter in TOML (+++)", "YAML between two lines \"---\"", "rewrite it as YAML"});
    }
    Record record;
    record.line = 1;
    record.ordinal = 1;
    if (!parts.closed) {  // a rule on the first line, not front matter
        parts.body = parts.front_matter;
        parts.front_matter.clear();
        record.repairs.push_back(
            {"", "a line \"---\" that opens front matter", "a second one that closes it", "all was read as text"});
    }
    const std::string front_matter = text::to_utf8(parts.front_matter);
    if (base::Status read = read_front_matter(front_matter, record); !read) {
        base::Error error = read.error();
        error.remedy = "it was read line by line";
        record.repairs.push_back(std::move(error));
        read_lines_as_fields(front_matter, record);
    }
    MarkdownText plain(text::to_utf8(parts.body));
    if (record.text.empty()) record.text = std::move(plain.text);
    if (record.title.empty()) {
        record.title = std::move(plain.first_heading);
    } else if (!plain.first_heading.empty() &&
               text::normalize_line(plain.first_heading) != text::normalize_line(record.title)) {
        record.text = plain.first_heading + "\n\n" + record.text;
    }
    sink.record(std::move(record));
}

}  // namespace verbatim::corpus
