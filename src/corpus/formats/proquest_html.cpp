// ProQuest's HTML, saved or as the part of a mail: each article begins at an anchor DocID_MSTAR_…, and its fields are paragraphs that begin with a bold label.
//
//     <p>Headline</p> <p><strong>Author: </strong>…</p> <p><strong>Publication info: </strong>Outlet ; Place [Place]08 May 2010: AA.2.</p>
//     <p><strong>Full text: </strong><text wordcount="239"><p>…</p></text></p> <p><strong>Subject: </strong>…</p>
#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/format.h"
#include "corpus/html/blocks.h"
#include "corpus/html/document.h"
#include "corpus/html/lines.h"
#include "corpus/html/site_name.h"
#include "corpus/html/source_document.h"
#include "corpus/language_names.h"
#include "corpus/written_date.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

using html::Block;
using html::Document;
using html::NodeId;
using html::Tag;

constexpr std::string_view anchor_name = "DocID_MSTAR_";

// The bold words with which a block begins, up to their colon; empty where it begins otherwise. Blanks fall out and in, so it is letters alone: "publicationinfo".
std::string label_of_block(const Document& document, const Block& block, std::string& value) {
    NodeId up = document[block.first].parent;
    while (up != document[up].parent && !html::is_block(document[up].tag) && !document.is(up, Tag::strong) && !document.is(up, Tag::b)) up = document[up].parent;
    if (!document.is(up, Tag::strong) && !document.is(up, Tag::b)) return {};
    const std::size_t colon = block.text.find(':');
    constexpr std::size_t longest_label = 60;
    if (colon == std::string::npos || colon > longest_label) return {};
    std::string_view rest = std::string_view(block.text).substr(colon + 1);
    while (!rest.empty() && (rest.front() == ' ' || rest.substr(0, 2) == "\xC2\xA0")) rest.remove_prefix(rest.front() == ' ' ? 1 : 2);
    value = std::string(rest);
    return html::squeezed(std::string_view(block.text).substr(0, colon));
}

class ProQuestArticle {
  public:
    ProQuestArticle(const Document& document, NodeId from, NodeId to) : document_(document), from_(from), to_(to) {}

    Record read() {
        gather();
        const auto field = [&](const char* label) {
            const auto found = fields_.find(label);
            return found == fields_.end() ? std::string() : found->second;
        };
        put(Field::title, title_, "heading");
        put(Field::title, field("title"), "Title");
        put(Field::author, field("author"), "Author");
        put_outlet(field("publicationtitle"), field("publicationinfo"));
        put_date(field("publicationdate"), field("publicationinfo"), field("publicationyear"));
        put(Field::language, language_named(field("languageofpublication")), "Language of publication");
        put(Field::url, field("documenturl"), "Document URL");
        put(Field::url, link_, "ProQuest document link");
        put(Field::id, field("proquestdocumentid"), "ProQuest document ID");
        if (text_.empty()) {
            put(Field::text, abstract_, "Abstract");
            record_.teaser = !abstract_.empty();
        } else {
            put(Field::text, text_, "Full text");
            leave_out("abstract", abstract_);
        }
        leave_out("copyright line", field("copyright"));
        leave_out("subject codes", field("subject"));
        return std::move(record_);
    }

  private:
    void put(Field field, std::string_view value, std::string_view where) { set_field(record_, field, value, "ProQuest " + std::string(where)); }

    void leave_out(const char* rule, std::string_view words) {
        if (!words.empty()) record_.left_out.push_back({rule, std::string(text::cut_to(words, 200))});
    }

    static void add(std::string& text, std::string_view paragraph) {
        if (paragraph.empty()) return;
        if (!text.empty()) text += "\n\n";
        text += paragraph;
    }

    void gather() {
        for (NodeId node = from_; node < to_ && link_.empty(); ++node) {
            if (document_.is(node, Tag::a) && document_.line(node, 60).find("document link") != std::string::npos) link_ = document_.attribute(node, "href");
        }
        enum class Part : std::uint8_t { heading, text, abstract, contact, other };
        Part part = Part::heading;
        for (const Block& block : html::blocks_of(document_, from_, to_, {})) {
            std::string value;
            const std::string label = label_of_block(document_, block, value);
            if (!label.empty()) {
                part = label == "fulltext" ? Part::text : label == "abstract" ? Part::abstract : Part::other;
                if (part == Part::text) add(text_, value);
                if (part == Part::abstract) add(abstract_, value);
                fields_.emplace(label, value);
                continue;
            }
            // Under the text, behind a line of two hyphens, stand the reporter's address and the like.
            if (part == Part::text && html::is_mail_address(block.text)) part = Part::contact;
            switch (part) {
                case Part::heading:
                    if (title_.empty()) title_ = block.text;
                    break;
                case Part::text: add(text_, block.text); break;
                case Part::abstract: add(abstract_, block.text); break;
                case Part::contact: leave_out("contact line", block.text); break;
                case Part::other: break;
            }
        }
    }

    // "Los Angeles Times; Los Angeles, Calif."; "Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2."
    void put_outlet(std::string_view title, std::string_view info) {
        const auto name = [](std::string_view line) {
            std::string_view words = line.substr(0, line.find_first_of(";["));
            while (!words.empty() && words.back() == ' ') words.remove_suffix(1);
            return words;
        };
        put(Field::source, name(title), "Publication title");
        put(Field::source, name(info), "Publication info");
    }

    void put_date(std::string_view date, std::string_view info, std::string_view year) {
        // Blanks fall into numbers: "Jan 11, 2 009".
        const auto without_blanks_in_years = [](std::string_view line) {
            std::string plain(line);
            for (std::size_t at = 0; at + 4 < plain.size(); ++at) {
                if ((plain[at] == '1' || plain[at] == '2') && plain[at + 1] == ' ' && plain[at + 2] >= '0' && plain[at + 2] <= '9' && plain[at + 3] >= '0' && plain[at + 3] <= '9' && plain[at + 4] >= '0' && plain[at + 4] <= '9') plain.erase(at + 1, 1);
            }
            return plain;
        };
        if (const auto found = find_date(without_blanks_in_years(date), "en-US")) return put(Field::date, found->iso, "Publication date");
        if (const auto found = find_date(without_blanks_in_years(info), "en-US")) return put(Field::date, found->iso, "Publication info");
        put(Field::date, date, "Publication date");
        put(Field::date, year, "Publication year");
    }

    const Document& document_;
    NodeId from_, to_;
    std::map<std::string, std::string, std::less<>> fields_;  // the first value of each label
    std::string title_, text_, abstract_, link_;
    Record record_;
};

// Where articles begin: at their anchors; without any, at each link to ProQuest's document, or the page is one article.
std::vector<NodeId> starts_of(const Document& document) {
    std::vector<NodeId> starts;
    for (NodeId node = 0; node < document.size(); ++node) {
        if (!document.is(node, Tag::a)) continue;
        const std::string_view name = document.attribute(node, "name"), id = document.attribute(node, "id");
        if (name.starts_with(anchor_name) || id.starts_with(anchor_name)) starts.push_back(node);
    }
    if (starts.empty()) starts.push_back(0);
    return starts;
}

void read_proquest_html(Source& source, const RecordSink& sink) {
    std::vector<base::Error> repairs;
    const std::optional<Document> parsed = html::document_of(source, sink, repairs);
    if (!parsed) return;
    const Document& document = *parsed;
    const std::vector<NodeId> starts = starts_of(document);
    for (std::size_t i = 0; i < starts.size(); ++i) {
        Record record = ProQuestArticle(document, starts[i], i + 1 < starts.size() ? starts[i + 1] : document.size()).read();
        record.ordinal = static_cast<std::uint32_t>(i) + 1;
        if (i == 0) record.repairs = repairs;
        if (record.text.empty()) {
            sink.leave_out({"", "an article without a text (\"" + record.title + "\")", "a field \"Full text\" or \"Abstract\"", "export it again with its full text"});
        } else {
            sink.record(std::move(record));
        }
    }
}

Match recognise_proquest_html(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    if (without_preamble(bytes).substr(0, 1) != "<") return Match::no;
    if (bytes.find(anchor_name) != std::string_view::npos) return Match::sure;
    return bytes.find("ProQuest document link") != std::string_view::npos && bytes.find("<strong>") != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format proquest_html_format;
const Format proquest_html_format = {
    .name = "proquest-html", .label = "ProQuest HTML", .extensions = {}, .recognise = recognise_proquest_html, .read = read_proquest_html, .rights = Rights::licensed};

}  // namespace verbatim::corpus
