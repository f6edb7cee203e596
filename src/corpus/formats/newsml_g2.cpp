// NewsML-G2: messages and items of agencies of today. The text is XHTML or NITF inside, or a string of text or HTML, whatever its contenttype says.
#include <string>
#include <vector>

#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/news_xml.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

// "literal", or the name inside.
std::string party_name(const pugi::xml_node& node) {
    const std::string name = xml::words(xml::at(node, "name")), literal = node.attribute("literal").value();
    return name.empty() ? literal : name;
}

std::string main_headline(const pugi::xml_node& meta) {
    std::string first;
    for (const pugi::xml_node& child : meta.children()) {
        if (xml::local_name(child) != "headline") continue;
        const std::string_view role = child.attribute("role").value();
        if (role.empty() || role.ends_with(":main") || role.ends_with(":head")) return xml::words(child);
        if (first.empty()) first = xml::words(child);
    }
    return first;
}

// "reuters.com" as the name that its own items use for it.
std::string without_domain(std::string name) {
    if (name.find(' ') == std::string::npos && name.size() > 4 && (name.ends_with(".com") || name.ends_with(".org") || name.ends_with(".net"))) name.erase(name.size() - 4);
    else if (name.find(' ') == std::string::npos && name.size() > 3 && name[name.size() - 3] == '.') name.erase(name.size() - 3);
    return name;
}

// A heading that stands before the first paragraph is a deck under the headline: it says what the story says.
std::string without_deck(const pugi::xml_node& body, Record& record) {
    pugi::xml_node copy = body;
    std::vector<pugi::xml_node> decks;
    for (const pugi::xml_node& child : body.children()) {
        if (child.type() != pugi::node_element) continue;
        const std::string_view name = xml::local_name(child);
        const bool heading = name == "h1" || name == "h2" || name == "h3" || name == "header";
        if (!heading) break;
        decks.push_back(child);
    }
    for (const pugi::xml_node& deck : decks) {
        note_left_out(record, "a heading before the text", xml::words(deck));
        copy.remove_child(deck);
    }
    return xml::paragraphs(copy, record);
}

std::string content_of_item(const pugi::xml_node& item, Record& record) {
    const pugi::xml_node set = xml::at(item, "contentSet");
    if (const pugi::xml_node inside = xml::at(set, "inlineXML")) {
        if (const pugi::xml_node nitf = xml::find(inside, "nitf")) {
            Record inner;
            read_nitf_element(nitf, inner);
            record.left_out = std::move(inner.left_out);
            set_field(record, Field::author, inner.author, "NITF in NewsML-G2");
            return inner.text;
        }
        const pugi::xml_node body = xml::find(inside, "body");
        return without_deck(body ? body : inside, record);
    }
    const std::string words = xml::text(xml::at(set, "inlineData"));
    if (!html::has_markup(words)) return unwrapped_lines(words);
    // A string of HTML whose one paragraph has wrapped lines keeps them for their indentation.
    pugi::xml_document fragment;
    if (words.find("<p") != std::string::npos && xml::load(fragment, words, "utf-8")) {
        std::string read = xml::paragraphs(fragment, record);
        if (!read.empty()) return read;
    }
    return html::text_of_fragment(words);
}

void read_g2_item(const pugi::xml_node& item, const RecordSink& sink) {
    const pugi::xml_node meta = xml::at(item, "itemMeta"), content = xml::at(item, "contentMeta");
    Record record;
    set_field(record, Field::id, item.attribute("guid").value(), "NewsML-G2 guid");
    set_field(record, Field::title, main_headline(content), "NewsML-G2 headline");
    set_field(record, Field::date, xml::words(xml::at(meta, "firstCreated")), "NewsML-G2 firstCreated");
    set_field(record, Field::date, xml::words(xml::at(content, "contentCreated")), "NewsML-G2 contentCreated");
    set_field(record, Field::date, xml::words(xml::at(meta, "versionCreated")), "NewsML-G2 versionCreated");
    set_field(record, Field::author, name_of_byline(xml::words(xml::at(content, "by"))), "NewsML-G2 by");
    set_field(record, Field::source, party_name(xml::at(content, "infoSource")), "NewsML-G2 infoSource");
    set_field(record, Field::source, without_domain(party_name(xml::at(meta, "provider"))), "NewsML-G2 provider");
    set_field(record, Field::place, party_name(xml::at(content, "located")), "NewsML-G2 located");
    set_field(record, Field::language, xml::at(content, "language").attribute("tag").value(), "NewsML-G2 language");
    set_field(record, Field::language, item.attribute("xml:lang").value(), "NewsML-G2 xml:lang");
    const std::string_view status = xml::at(meta, "pubStatus").attribute("qcode").value();
    if (status.ends_with("withheld") || status.ends_with("canceled") || status.ends_with("cancelled"))
        return sink.leave_out({"", "an item that was withdrawn (\"" + record.title + "\")", "items that may be used", "nothing has to be done"});
    set_field(record, Field::text, content_of_item(item, record), "NewsML-G2 contentSet");
    if (record.text.empty()) return sink.leave_out({"", "an item without a text (\"" + record.title + "\")", "items with a text", "nothing has to be done"});
    finish_wire_text(record);
    // The creator is a person, an editor's sign or the agency itself: only what no byline says, and not the agency.
    const std::string creator = party_name(xml::at(content, "creator"));
    if (creator != record.source) set_field(record, Field::author, creator, "NewsML-G2 creator");
    sink.record(std::move(record));
}

void read_newsml_g2(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    pugi::xml_document document;
    xml::load(document, *whole, source.hints().charset);
    std::size_t items = 0;
    xml::each(document, "newsItem", [&](const pugi::xml_node& item) {
        ++items;
        read_g2_item(item, sink);
    });
    if (items == 0) sink.leave_out({"", "a package of links to items", "items with a text", "give the items themselves"});
}

Match recognise_newsml_g2(const Beginning& beginning) {
    std::string_view root = root_element(beginning.bytes);
    root = root.substr(root.rfind(':') + 1);
    const bool named = root == "newsMessage" || root == "newsItem" || root == "packageItem" || root == "conceptItem" || root == "knowledgeItem";
    return named && beginning.bytes.find("iptc.org/std/nar/2006-10-01") != std::string_view::npos ? Match::sure : Match::no;
}

}  // namespace

extern const Format newsml_g2_format;
const Format newsml_g2_format = {.name = "newsml-g2", .label = "NewsML-G2", .extensions = {".xml", ".newsml"}, .recognise = recognise_newsml_g2, .read = read_newsml_g2};

}  // namespace verbatim::corpus
