// NewsML 1: items of an agency, whose components nest and of which one holds the text: a NITF element, paragraphs, or HTML in CDATA.
#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/news_xml.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

// Values stand in the attribute FormalName, and sometimes as words.
std::string formal_name(const pugi::xml_node& node) {
    const std::string name = node.attribute("FormalName").value();
    return name.empty() ? xml::words(node) : name;
}

// The content that is text; of several the longest, because they are one text in several media.
std::string content_of(const pugi::xml_node& item, Record& record) {
    std::string best;
    xml::each(item, "ContentItem", [&](const pugi::xml_node& content) {
        const std::string media = formal_name(xml::at(content, "MediaType"));
        if (!media.empty() && media != "Text" && media != "ComplexData") return;
        const pugi::xml_node data = xml::at(content, "DataContent");
        Record inner;
        if (const pugi::xml_node nitf = xml::find(data, "nitf")) {
            read_nitf_element(nitf, inner);
        } else if (data.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; })) {
            inner.text = xml::paragraphs(data, inner);
        } else {
            const std::string words = xml::text(data);
            inner.text = html::has_markup(words) ? html::text_of_fragment(words) : unwrapped_lines(words);
        }
        if (inner.text.size() <= best.size()) return;
        best = std::move(inner.text);
        record.left_out = std::move(inner.left_out);
        for (const Field field : {Field::title, Field::author}) set_field(record, field, field == Field::title ? inner.title : inner.author, "NITF in NewsML");
    });
    return best;
}

void read_item(const pugi::xml_node& item, const RecordSink& sink) {
    Record record;
    set_field(record, Field::title, xml::words(xml::find(item, "HeadLine")), "NewsML HeadLine");
    set_field(record, Field::author, name_of_byline(xml::words(xml::find(item, "ByLine"))), "NewsML ByLine");
    for (const char* path : {"NewsManagement/FirstCreated", "NewsManagement/ThisRevisionCreated"}) set_field(record, Field::date, xml::words(xml::at(item, path)), std::string("NewsML ") + path);
    set_field(record, Field::date, xml::words(xml::at(item, "Identification/NewsIdentifier/DateId")), "NewsML DateId");
    const pugi::xml_node administration = xml::find(item, "AdministrativeMetadata");
    for (const char* path : {"Provider/Party", "Source/Party"}) set_field(record, Field::source, formal_name(xml::at(administration, path)), std::string("NewsML ") + path);
    set_field(record, Field::source, xml::words(xml::at(item, "Identification/NewsIdentifier/ProviderId")), "NewsML ProviderId");
    set_field(record, Field::language, formal_name(xml::at(xml::find(item, "DescriptiveMetadata"), "Language")), "NewsML Language");
    set_field(record, Field::language, item.attribute("xml:lang").value(), "NewsML xml:lang");
    const std::string status = formal_name(xml::at(item, "NewsManagement/Status"));
    if (status == "Canceled" || status == "Withheld" || status == "Cancelled") return sink.leave_out({"", "an item that was withdrawn (\"" + record.title + "\")", "items that may be used", "nothing has to be done"});
    set_field(record, Field::text, content_of(item, record), "NewsML DataContent");
    if (record.text.empty()) return sink.leave_out({"", "an item without a text (\"" + record.title + "\")", "items with a text", "nothing has to be done"});
    finish_wire_text(record);
    sink.record(std::move(record));
}

void read_newsml(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    pugi::xml_document document;
    xml::load(document, *whole, source.hints().charset);
    xml::each(document, "NewsItem", [&](const pugi::xml_node& item) { read_item(item, sink); });
}

Match recognise_newsml(const Beginning& beginning) {
    const std::string_view root = root_element(beginning.bytes);
    return root == "NewsML" || root == "NewsItem" ? Match::sure : Match::no;
}

}  // namespace

extern const Format newsml_format;
const Format newsml_format = {.name = "newsml", .label = "NewsML 1", .extensions = {".xml", ".newsml"}, .recognise = recognise_newsml, .read = read_newsml};

}  // namespace verbatim::corpus
