// Markdown with front matter in YAML (--- … ---), TOML (+++ … +++) or JSON ({ … }), or without. Headings, emphasis, links and the like become plain
// text; the first heading is the title where the front matter names none.
#include <cmark.h>

#include <memory>

#include "corpus/format.h"
#include "corpus/front_matter.h"
#include "corpus/input.h"
#include "corpus/limits.h"
#include "text/normalize.h"

namespace verbatim::corpus {
namespace {

struct NodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorFree {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

struct Words {
    std::string text;
    std::string first_heading;  // when it opens the document; it is then not in `text`
};

// Walks the parsed document and keeps what a reader would read: no markup, no code, no raw HTML.
class MarkdownWalk {
  public:
    static Words words_of(const std::string& markdown) {
        const std::unique_ptr<cmark_node, NodeFree> document(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT));
        const std::unique_ptr<cmark_iter, IteratorFree> iterator(cmark_iter_new(document.get()));
        MarkdownWalk walk;
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            walk.visit(cmark_iter_get_node(iterator.get()), event);
        }
        return std::move(walk.words_);
    }

  private:
    void visit(cmark_node* node, cmark_event_type event) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_IMAGE: in_image_ = event == CMARK_EVENT_ENTER; break;
            case CMARK_NODE_HEADING: visit_heading(event); break;
            case CMARK_NODE_PARAGRAPH:
                if (event == CMARK_EVENT_EXIT) words_.text += "\n\n";
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
            in_first_heading_ = words_.text.empty() && words_.first_heading.empty();
        } else {
            if (!in_first_heading_) words_.text += "\n\n";
            in_first_heading_ = false;
        }
    }

    void add(const char* words) {
        if (words == nullptr || in_image_) return;
        (in_first_heading_ ? words_.first_heading : words_.text) += words;
    }

    Words words_;
    bool in_first_heading_ = false;
    bool in_image_ = false;
};

constexpr std::string_view yaml_fence = "---", toml_fence = "+++", yaml_end = "...";

bool is_fence(std::string_view line, std::string_view fence) {
    return line.substr(0, fence.size()) == fence && line.find_first_not_of(" \t", fence.size()) == std::string_view::npos;
}

// The file, line by line, and where in it the two lines stand that may hold front matter.
struct Whole {
    std::string text;
    std::string_view fence;       // the first line; empty where the file begins with other words
    std::size_t block = 0;        // where the block after it starts…
    std::size_t closing = 0;      // …and where the line starts that ends it
    std::size_t body = 0;         // where what follows that line starts
    bool closed = false;
    bool too_long = false;

    std::string_view between() const { return std::string_view(text).substr(block, closing - block); }
};

Whole read_whole(Input& input) {
    Whole whole;
    std::string_view line;
    while (input.next(line)) {
        if (input.line_was_cut() || whole.text.size() + line.size() > Input::longest_line) {
            whole.too_long = true;
            return whole;
        }
        const std::size_t start = whole.text.size();
        whole.text.append(line).append("\n");
        if (input.line_number() == 1) {
            whole.fence = is_fence(line, yaml_fence) ? yaml_fence : is_fence(line, toml_fence) ? toml_fence : std::string_view();
            whole.block = whole.text.size();
        } else if (!whole.fence.empty() && !whole.closed && (is_fence(line, whole.fence) || (whole.fence == yaml_fence && is_fence(line, yaml_end)))) {
            whole.closing = start;
            whole.body = whole.text.size();
            whole.closed = true;
        }
    }
    return whole;
}

std::string in_marks(std::string_view fence) { return "\"" + std::string(fence) + "\""; }

// Says that what could have been front matter is text, which `whole` then holds as such.
void take_for_text(Whole& whole, Record& record) {
    const bool rule = whole.fence == yaml_fence;
    const std::string expected = "front matter such as \"title: …\" between two lines \"---\"";
    if (!whole.closed) {
        record.repairs.push_back({"", "a line " + in_marks(whole.fence) + " at the beginning and no second one", expected,
                                  (rule ? "it was taken for a rule" : "it was taken for text") + std::string(", and all was read as text")});
        return;
    }
    record.repairs.push_back({"", "text between two lines " + in_marks(whole.fence) + " that is no list of fields", expected,
                              std::string(rule ? "they were taken for rules" : "they were taken for text") + ", and all was read as text"});
    // Straight under a paragraph the second line would make a heading of it, and of the heading a title.
    whole.text.insert(whole.closing, "\n");
}

// Puts the front matter's fields into the record and leaves the text without it. Errors: front matter that is not read.
base::Status take_front_matter(Whole& whole, Record& record) {
    if (whole.fence.empty()) return base::Ok{};
    if (!whole.closed) {
        take_for_text(whole, record);
        return base::Ok{};
    }
    if (whole.fence == toml_fence) {
        if (begins_like_toml(whole.between())) return base::Error{"", "front matter in TOML (+++)", "YAML between two lines \"---\"", "rewrite it as YAML"};
        take_for_text(whole, record);
        return base::Ok{};
    }
    if (whole.between().size() > longest_front_matter) {
        if (looks_like_fields(whole.between(), FieldNames::any))
            return base::Error{"", "front matter of " + with_commas(whole.between().size()) + " bytes", "at most " + with_commas(longest_front_matter),
                               "shorten it, or end it with a line \"---\""};
        take_for_text(whole, record);
    } else if (read_front_matter(text::to_utf8(whole.between()), record)) {
        whole.text.erase(0, whole.body);
    } else {
        take_for_text(whole, record);
    }
    return base::Ok{};
}

// The parser makes a node of 150 bytes of each sign that may mean something. In what people write, few of them stand.
bool is_mostly_markup(std::string_view text) {
    constexpr std::size_t long_text = std::size_t{4} << 10;
    return text.size() >= long_text && count_signs(text, "*_[]!<>&`\\\n-+") > text.size() / 6;
}

// The text without its markup. A text of little but markup is kept as it is.
Words without_markup(std::string&& markdown, Record& record) {
    if (!is_mostly_markup(markdown)) return MarkdownWalk::words_of(markdown);
    record.repairs.push_back({"", "more signs of Markdown than words", "an article with some markup", "it was read as plain text"});
    return {.text = std::move(markdown), .first_heading = ""};
}

// A text in the front matter does not hide the one below it.
void add_text(Record& record, std::string&& text) {
    if (record.text.empty() || text.empty()) {
        if (record.text.empty()) record.text = std::move(text);
        return;
    }
    record.repairs.push_back({"", "a text in the front matter and one below it", "one text", "both were read"});
    record.text += "\n\n" + text;
}

void read_markdown(Source& source, const RecordSink& sink) {
    Input input(source);
    Whole whole = read_whole(input);
    if (whole.too_long) return sink.refuse(1, too_long_error("an article"));
    Record record;
    record.line = 1;
    record.ordinal = 1;
    record.repairs = input.repairs();
    if (base::Status taken = take_front_matter(whole, record); !taken) return sink.refuse(1, base::Error(taken.error()));
    Words words = without_markup(text::to_utf8(whole.text), record);
    add_text(record, std::move(words.text));
    if (record.title.empty()) {
        record.title = std::move(words.first_heading);
    } else if (!words.first_heading.empty() &&
               text::normalize_line(words.first_heading) != text::normalize_line(record.title)) {
        record.text = words.first_heading + "\n\n" + record.text;
    }
    sink.record(std::move(record));
}

Match recognise_markdown(const Beginning& beginning) { return beginning.bytes.find('\0') == std::string_view::npos ? Match::maybe : Match::no; }

}  // namespace

extern const Format markdown_format;
const Format markdown_format = {
    .name = "markdown", .label = "Markdown", .extensions = {".md", ".markdown"}, .recognise = recognise_markdown, .read = read_markdown};

}  // namespace verbatim::corpus
