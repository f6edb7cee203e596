// Word documents (.docx): paragraphs with their styles. Inserted text is read, deleted text is not; comments, headers and footers are not, footnotes neither.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/archive.h"
#include "corpus/document.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

constexpr int deepest_run = 100;

ParagraphStyle style_named(const std::string& name) {
    const std::string lowered = text::to_lower(name);
    if (lowered == "title" || lowered == "titel" || lowered == "titre" || lowered == "headline" || lowered == "heading1" || lowered == "heading 1" || lowered == "berschrift1" || lowered == "titre1" || lowered == "ttulo") return ParagraphStyle::title;
    if (lowered.starts_with("heading") || lowered.starts_with("berschrift") || lowered.starts_with("titre")) return ParagraphStyle::heading;
    if (lowered == "subtitle" || lowered == "untertitel") return ParagraphStyle::subtitle;
    if (lowered == "author" || lowered == "byline" || lowered == "autor") return ParagraphStyle::author;
    if (lowered == "date" || lowered == "datum") return ParagraphStyle::date;
    if (lowered == "caption" || lowered == "imagecaption" || lowered == "beschriftung" || lowered == "tablecaption") return ParagraphStyle::caption;
    return ParagraphStyle::plain;
}

class DocxWalk {
  public:
    void run(const pugi::xml_node& body, int depth) {
        for (const pugi::xml_node& child : body.children()) {
            if (child.type() != pugi::node_element || depth > deepest_run) continue;
            const std::string_view name = xml::local_name(child);
            if (name == "p") read_paragraph(child, depth);
            else if (name != "sectPr" && name != "del" && name != "moveFrom") run(child, depth + 1);  // tables, content controls, insertions
        }
    }

    std::vector<Paragraph> take() { return std::move(paragraphs_); }

  private:
    void read_paragraph(const pugi::xml_node& node, int depth) {
        Paragraph paragraph;
        const pugi::xml_node properties = xml::at(node, "pPr");
        paragraph.style = style_named(xml::at(properties, "pStyle").attribute("w:val").value());
        bold_ = plain_ = 0;
        size_ = 0;
        read_runs(node, depth, paragraph.text);
        paragraph.bold = bold_ > plain_;
        paragraph.size = size_;
        paragraphs_.push_back(std::move(paragraph));
        // Text boxes stand in a paragraph and have their own.
        for (pugi::xml_node& box : std::exchange(boxes_, {})) run(box, depth + 1);
    }

    void read_runs(const pugi::xml_node& node, int depth, std::string& out) {
        if (depth > deepest_run) return;
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() != pugi::node_element) continue;
            const std::string_view name = xml::local_name(child);
            if (name == "r") {
                read_run(child, depth, out);
            } else if (name == "AlternateContent") {
                const pugi::xml_node choice = xml::at(child, "Choice");
                read_runs(choice ? choice : xml::at(child, "Fallback"), depth + 1, out);
            } else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "rPr") {
                read_runs(child, depth + 1, out);
            }
        }
    }

    void read_run(const pugi::xml_node& run, int depth, std::string& out) {
        const pugi::xml_node properties = xml::at(run, "rPr");
        if (xml::at(properties, "vanish")) return;
        const pugi::xml_node bold = xml::at(properties, "b");
        const std::string_view bold_value = bold.attribute("w:val").value();
        const bool is_bold = bold && bold_value != "0" && bold_value != "false";
        const auto half_points = static_cast<unsigned>(std::strtoul(xml::at(properties, "sz").attribute("w:val").value(), nullptr, 10));
        for (const pugi::xml_node& child : run.children()) {
            const std::string_view name = xml::local_name(child);
            if (name == "t") {
                const std::string_view words = child.text().get();
                out += words;
                (is_bold ? bold_ : plain_) += words.size();
                if (!words.empty() && half_points > size_) size_ = half_points;
            } else if (name == "tab") {
                out += ' ';
            } else if (name == "br" || name == "cr") {
                out += '\n';
            } else if (name == "noBreakHyphen") {
                out += "\xE2\x80\x91";
            } else if (name == "AlternateContent") {
                const pugi::xml_node choice = xml::at(child, "Choice");
                if (const pugi::xml_node box = xml::find(choice ? choice : xml::at(child, "Fallback"), "txbxContent")) boxes_.push_back(box);
            } else if (name == "drawing" || name == "pict") {
                if (const pugi::xml_node box = xml::find(child, "txbxContent")) boxes_.push_back(box);
            } else if (name == "ruby") {
                read_runs(xml::at(child, "rubyBase"), depth + 1, out);
            }
        }
    }

    std::vector<Paragraph> paragraphs_;
    std::vector<pugi::xml_node> boxes_;
    std::size_t bold_ = 0, plain_ = 0;  // letters
    unsigned size_ = 0;
};

void read_docx(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    const auto entries = zip_entries(*whole, [](const std::string& name) { return name.starts_with("word/document") || name == "word/styles.xml"; });
    if (!entries) return sink.refuse(0, base::Error(entries.error()));
    const auto document = std::find_if(entries->begin(), entries->end(), [](const auto& entry) { return entry.first.starts_with("word/document") && entry.first.ends_with(".xml"); });
    pugi::xml_document parsed;
    if (document == entries->end() || !xml::load(parsed, document->second)) return sink.refuse(0, {"", "a Word document without its text", "word/document.xml inside", "save it again"});
    DocxWalk walk;
    walk.run(xml::find(parsed, "body"), 0);
    Record known;
    pugi::xml_document styles;
    if (const auto found = entries->find("word/styles.xml"); found != entries->end() && xml::load(styles, found->second))
        known.language = xml::find(styles, "lang").attribute("w:val").value();
    emit_document(walk.take(), std::move(known), sink);
}

Match recognise_docx(const Beginning& beginning) {
    return beginning.bytes.starts_with("PK\x03\x04") && beginning.bytes.find("word/") != std::string_view::npos &&
                   (beginning.bytes.find("[Content_Types].xml") != std::string_view::npos || beginning.bytes.find("_rels/.rels") != std::string_view::npos || beginning.bytes.find("word/document.xml") != std::string_view::npos)
               ? Match::sure
               : beginning.extension == ".docx" && beginning.bytes.starts_with("PK\x03\x04") ? Match::sure : Match::no;
}

}  // namespace

extern const Format docx_format;
const Format docx_format = {.name = "docx", .label = "Word (.docx)", .extensions = {".docx"}, .recognise = recognise_docx, .read = read_docx};

}  // namespace verbatim::corpus
