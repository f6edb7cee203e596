// Markdown with front matter in YAML (--- … ---), TOML (+++ … +++) or JSON ({ … }), or without. Headings, emphasis, links and the like become plain
// text; the first heading is the title where the front matter names none.
#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "corpus/credits.h"
#include "corpus/dates.h"
#include "corpus/format.h"
#include "corpus/front_matter.h"
#include "corpus/html/html.h"
#include "corpus/input.h"
#include "corpus/json_walk.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/table_columns.h"
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
    std::vector<std::pair<std::size_t, std::size_t>> notes = {};  // paragraphs of `text` that are in italics, written as HTML
    bool shows_tags = false;  // in code: they are words
    std::vector<std::string> code = {};  // blocks of it, which are no words of an article
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
                if (event == CMARK_EVENT_EXIT) end_paragraph();
                else paragraph_start_ = words_.text.size();
                break;
            case CMARK_NODE_TEXT: add(cmark_node_get_literal(node)); break;
            case CMARK_NODE_CODE:
                words_.shows_tags = words_.shows_tags || html::has_markup(cmark_node_get_literal(node));
                add(cmark_node_get_literal(node));
                break;
            case CMARK_NODE_CODE_BLOCK:
                if (const char* code = cmark_node_get_literal(node); code != nullptr && *code != '\0') words_.code.emplace_back(code);
                break;
            case CMARK_NODE_SOFTBREAK:
            case CMARK_NODE_LINEBREAK: add(" "); break;
            case CMARK_NODE_HTML_INLINE: visit_tag(cmark_node_get_literal(node)); break;
            case CMARK_NODE_HTML_BLOCK: add_block(cmark_node_get_literal(node)); break;
            default: break;
        }
    }

    // Sites put notes of their own, in italics written as HTML, over and under their articles.
    void visit_tag(const char* literal) {
        const std::string_view tag = literal == nullptr ? std::string_view() : std::string_view(literal);
        if (tag.starts_with("<i>") || tag.starts_with("<em>")) ++italics_;
        else if ((tag.starts_with("</i>") || tag.starts_with("</em>")) && italics_ > 0) --italics_;
    }

    // A block of HTML: its words are read as a page's are.
    void add_block(const char* literal) {
        if (literal == nullptr || in_image_) return;
        const std::string words = html::text_of_fragment(literal);
        if (words.find_first_not_of(" \t\r\n") != std::string::npos) words_.text += words + "\n\n";
    }

    void end_paragraph() {
        words_.text += "\n\n";
        const bool note = letters_ > 0 && letters_in_italics_ * 10 >= letters_ * 9;
        if (note) words_.notes.emplace_back(paragraph_start_, words_.text.size());
        letters_ = letters_in_italics_ = 0;
        italics_ = 0;
        paragraph_start_ = words_.text.size();
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
        const std::size_t size = std::string_view(words).size();
        letters_ += size;
        if (italics_ > 0) letters_in_italics_ += size;
        (in_first_heading_ ? words_.first_heading : words_.text) += words;
    }

    Words words_;
    bool in_first_heading_ = false;
    bool in_image_ = false;
    std::size_t paragraph_start_ = 0, letters_ = 0, letters_in_italics_ = 0;
    unsigned italics_ = 0;
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
base::Status take_front_matter(Whole& whole, Record& record, bool& draft) {
    if (whole.fence.empty()) {
        // JSON has no lines around it: from "{" to its partner.
        if (!whole.text.starts_with('{')) return base::Ok{};
        const std::size_t end = json_walk::end_of_value(whole.text, 0);
        if (end == std::string::npos || end > longest_front_matter || !read_json_front_matter(text::to_utf8(std::string_view(whole.text).substr(0, end)), record, draft)) return base::Ok{};
        whole.text.erase(0, end);
        return base::Ok{};
    }
    if (!whole.closed) {
        take_for_text(whole, record);
        return base::Ok{};
    }
    if (whole.fence == toml_fence) {
        const std::string block = text::to_utf8(whole.between());
        if (block.size() > longest_front_matter && begins_like_toml(block))
            return base::Error{"", "front matter of " + with_commas(block.size()) + " bytes", "at most " + with_commas(longest_front_matter), "shorten it, or end it with a line \"+++\""};
        if (begins_like_toml(block) && read_toml_front_matter(block, record, draft)) whole.text.erase(0, whole.body);
        else take_for_text(whole, record);
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

// Marks of site generators and note books: {{< shortcode >}}, {% tag %}, [[page|words]], [^1].
std::string without_generator_marks(std::string text, Record& record) {
    constexpr std::size_t longest_mark = 2000;
    const auto drop = [&](std::string_view open, std::string_view close) {
        std::string kept;
        std::size_t copied = 0;
        for (std::size_t at = text.find(open); at != std::string::npos;) {
            const std::size_t end = std::string_view(text).substr(at, longest_mark).find(close, open.size());
            if (end == std::string_view::npos) {
                at = text.find(open, at + open.size());
                continue;
            }
            note_left_out(record, "a shortcode", std::string_view(text).substr(at, end + close.size()));
            kept.append(text, copied, at - copied);
            copied = at + end + close.size();
            at = text.find(open, copied);
        }
        if (copied > 0) text = kept.append(text, copied);
    };
    drop("{{<", ">}}");
    drop("{{%", "%}}");
    drop("{%", "%}");
    std::string kept;
    std::size_t copied = 0;
    for (std::size_t at = text.find("[["); at != std::string::npos;) {
        const std::string_view here = std::string_view(text).substr(at, 300);
        const std::size_t end = here.find("]]", 2);
        if (end == std::string_view::npos || here.find('\n') < end) {
            at = text.find("[[", at + 2);
            continue;
        }
        std::string_view inside = here.substr(2, end - 2);
        if (const std::size_t bar = inside.find('|'); bar != std::string_view::npos) inside.remove_prefix(bar + 1);
        kept.append(text, copied, at - copied).append(inside);
        copied = at + end + 2;
        at = text.find("[[", copied);
    }
    return copied > 0 ? kept.append(text, copied) : text;
}

// Notes in italics over the first and under the last paragraph.
void drop_notes(Words& words, Record& record) {
    for (auto note = words.notes.rbegin(); note != words.notes.rend(); ++note) {
        const auto [start, end] = *note;
        const bool last = trim(std::string_view(words.text).substr(end)).empty(), first = trim(std::string_view(words.text).substr(0, start)).empty();
        if (!last && !first) continue;
        note_left_out(record, "a note in italics at an end of the text", trim(std::string_view(words.text).substr(start, end - start)));
        words.text.erase(start, end - start);
    }
}

// "2007-07-31" of "_posts/2007-07-31-opensuse-at-lwe.markdown".
std::string date_of_name(std::string_view name) {
    name = name.substr(name.rfind('/') + 1).substr(0, 10);
    return name.size() == 10 && name[4] == '-' && name[7] == '-' && base::parse_date(name) ? std::string(name) : std::string();
}

// Files of several articles: sections of one heading each, of which every one ends in a link to its page and nothing else.
//
//     # News of the day (20221121)
//     ### A headline        <p>words</p>      [see the page](https://…)
struct Section {
    std::string title, text, url;
    std::uint32_t line = 0;
};

// The address of a paragraph that is nothing but one link; empty for others.
std::string lone_link(cmark_node* paragraph) {
    cmark_node* link = cmark_node_first_child(paragraph);
    if (link == nullptr || cmark_node_get_type(link) != CMARK_NODE_LINK || cmark_node_next(link) != nullptr) return {};
    const char* url = cmark_node_get_url(link);
    return url == nullptr ? std::string() : std::string(url);
}

std::string words_of_node(cmark_node* node) {
    const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(node, CMARK_OPT_UNSAFE), &std::free);
    return html ? html::text_of_fragment(html.get()) : std::string();
}

bool read_sections(const std::string& markdown, Source& source, const RecordSink& sink) {
    if (markdown.find("](http") == std::string::npos || is_mostly_markup(markdown)) return false;
    const std::unique_ptr<cmark_node, NodeFree> document(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE));
    std::vector<Section> sections;
    std::string heading;
    std::size_t ended = 0, with_text = 0;
    int level = 0;
    for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
            const std::string words = one_line(words_of_node(node));
            if (heading.empty() && sections.empty()) heading = words;
            const int here = cmark_node_get_heading_level(node);
            if (here < level) break;  // what follows is another part of the file
            if (here > level) sections.clear();
            level = here;
            sections.push_back({.title = words, .text = {}, .url = {}, .line = static_cast<std::uint32_t>(cmark_node_get_start_line(node))});
            continue;
        }
        if (sections.empty() || !sections.back().url.empty()) continue;
        const std::string link = cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ? lone_link(node) : std::string();
        if (!link.empty()) sections.back().url = link;
        else add_paragraph(sections.back().text, words_of_node(node));
    }
    for (const Section& section : sections) {
        with_text += !section.text.empty();
        ended += !section.text.empty() && !section.url.empty();
    }
    if (level < 2 || ended < 2 || ended != with_text) return false;
    // The first heading and the name say the day; the first heading without it says what it is of.
    std::string date = date_of_name(source.name());
    const std::string name = source.name().substr(source.name().rfind('/') + 1);
    std::string digits;
    for (const char c : name.substr(0, name.find('.'))) digits += c >= '0' && c <= '9' ? std::string(1, c) : std::string();
    if (date.empty() && digits.size() == 8 && read_date(digits)) date = digits;
    std::string outlet = heading.substr(0, heading.find(" ("));
    for (const std::string_view mark : {"《", "》"})
        if (const std::size_t at = outlet.find(mark); at != std::string::npos) outlet.erase(at, mark.size());
    std::uint32_t ordinal = 0;
    for (Section& section : sections) {
        if (section.text.empty() || is_empty_cell(section.text)) {
            sink.leave_out({"", "a heading without a text (\"" + section.title.substr(0, 100) + "\")", "a heading with its article", "nothing has to be done"});
            continue;
        }
        Record record;
        record.line = section.line;
        record.ordinal = ++ordinal;
        set_field(record, Field::title, section.title, "the section's heading");
        set_field(record, Field::url, section.url, "the link under the section");
        set_field(record, Field::date, date, "the file's name");
        set_field(record, Field::source, outlet, "the first heading");
        set_field(record, Field::text, section.text, "the section");
        sink.record(std::move(record));
    }
    return true;
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
    bool draft = false;
    if (base::Status taken = take_front_matter(whole, record, draft); !taken) return sink.refuse(1, base::Error(taken.error()));
    if (draft) return sink.leave_out({"", "a draft", "articles that are published", "take \"draft\" out of its front matter when it is"});
    const std::string markdown = without_generator_marks(text::to_utf8(whole.text), record);
    if (record.title.empty() && read_sections(markdown, source, sink)) return;
    Words words = without_markup(std::string(markdown), record);
    drop_notes(words, record);
    for (const std::string& code : words.code) note_left_out(record, "a block of code", trim(code));
    record.text_is_words = words.shows_tags;
    if (record.date.empty()) set_field(record, Field::date, date_of_name(source.name()), "the file's name");
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
