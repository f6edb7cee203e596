// OpenDocument texts (.odt, .fodt): headings and paragraphs. Deleted text, comments, notes and frames stay out.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/archive.h"
#include "corpus/document.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

constexpr int deepest_element = 100;

class OdtWalk {
  public:
    void run(const pugi::xml_node& node, int depth) {
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() != pugi::node_element || depth > deepest_element) continue;
            const std::string_view name = xml::local_name(child);
            if (name == "h" || name == "p") {
                Paragraph paragraph;
                const std::string_view style = child.attribute("text:style-name").value();
                const bool first_level = name == "h" && std::string_view(child.attribute("text:outline-level").value()) == "1";
                paragraph.style = style == "Title" || first_level ? ParagraphStyle::title : name == "h" ? ParagraphStyle::heading : style == "Subtitle" ? ParagraphStyle::subtitle : style == "Author" ? ParagraphStyle::author
                                  : style == "Date" ? ParagraphStyle::date : style == "Illustration" || style == "Figure" ? ParagraphStyle::caption : ParagraphStyle::plain;
                words(child, depth, paragraph.text);
                paragraphs_.push_back(std::move(paragraph));
            } else if (name != "tracked-changes" && name != "forms" && name != "sequence-decls" && name != "annotation" && name != "note" && name != "frame" && name != "table-of-content") {
                run(child, depth + 1);
            }
        }
    }

    std::vector<Paragraph> take() { return std::move(paragraphs_); }

  private:
    void words(const pugi::xml_node& node, int depth, std::string& out) {
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                for (const char c : std::string_view(child.value())) {
                    const char shown = c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
                    if (shown != ' ' || out.empty() || out.back() != ' ') out += shown;
                }
                continue;
            }
            if (child.type() != pugi::node_element || depth > deepest_element) continue;
            const std::string_view name = xml::local_name(child);
            if (name == "s") out.append(std::min<unsigned>(child.attribute("text:c").as_uint(1), 100), ' ');
            else if (name == "tab") out += ' ';
            else if (name == "line-break") out += '\n';
            else if (name != "annotation" && name != "note" && name != "frame" && name != "soft-page-break" && name != "ruby-text") words(child, depth + 1, out);
        }
    }

    std::vector<Paragraph> paragraphs_;
};

void emit_odt(const pugi::xml_node& content, const pugi::xml_node& meta, const RecordSink& sink) {
    OdtWalk walk;
    walk.run(xml::find(xml::find(content, "body"), "text"), 0);
    Record known;
    known.title = xml::words(xml::find(meta, "title"));
    // The day on which the text was begun: the file has no other.
    known.date = xml::words(xml::find(meta, "creation-date"));
    known.language = xml::words(xml::find(meta, "language"));
    emit_document(walk.take(), std::move(known), sink);
}

void read_odt(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    pugi::xml_document content, meta;
    if (!whole->starts_with("PK")) {
        xml::load(content, *whole);
        return emit_odt(content, content, sink);
    }
    const auto entries = zip_entries(*whole, [](const std::string& name) { return name == "content.xml" || name == "meta.xml"; });
    if (!entries) return sink.refuse(0, base::Error(entries.error()));
    const auto text = entries->find("content.xml"), about = entries->find("meta.xml");
    if (text == entries->end() || !xml::load(content, text->second)) return sink.refuse(0, {"", "an OpenDocument text that holds none, or has a password", "content.xml inside", "save it again without a password"});
    if (about != entries->end()) xml::load(meta, about->second);
    emit_odt(content, meta, sink);
}

Match recognise_odt(const Beginning& beginning) {
    const bool packed = beginning.bytes.starts_with("PK\x03\x04") && beginning.bytes.substr(0, 200).find("application/vnd.oasis.opendocument.text") != std::string_view::npos;
    return packed || (root_element(beginning.bytes) == "office:document" && beginning.bytes.find("opendocument.text") != std::string_view::npos) ? Match::sure : Match::no;
}

}  // namespace

extern const Format odt_format;
const Format odt_format = {.name = "odt", .label = "OpenDocument text (.odt)", .extensions = {".odt", ".fodt"}, .recognise = recognise_odt, .read = read_odt};

}  // namespace verbatim::corpus
