// NITF: News Industry Text Format of the IPTC, an XML document an article.
#include "corpus/format.h"
#include "corpus/credits.h"
#include "corpus/news_xml.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

void read_nitf(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    pugi::xml_document document;
    xml::load(document, *whole, source.hints().charset);
    const pugi::xml_node nitf = xml::find(document, "nitf");
    Record record;
    read_nitf_element(nitf, record);
    if (record.text.empty()) return sink.refuse(0, {"", "a NITF document without a text", "paragraphs in body.content", "it was left out"});
    sink.record(std::move(record));
}

Match recognise_nitf(const Beginning& beginning) {
    const std::string_view root = root_element(beginning.bytes);
    return root == "nitf" || root.ends_with(":nitf") ? Match::sure : Match::no;
}

}  // namespace

void read_nitf_element(const pugi::xml_node& nitf, Record& record) {
    const pugi::xml_node head = xml::at(nitf, "body/body.head"), data = xml::at(nitf, "head/docdata");
    set_field(record, Field::title, xml::words(xml::at(head, "hedline/hl1")), "NITF hl1");
    set_field(record, Field::title, xml::words(xml::at(nitf, "head/title")), "NITF title");
    set_field(record, Field::date, xml::at(data, "date.issue").attribute("norm").value(), "NITF date.issue");
    set_field(record, Field::date, xml::at(data, "date.release").attribute("norm").value(), "NITF date.release");
    set_field(record, Field::date, xml::at(nitf, "head/pubdata").attribute("date.publication").value(), "NITF pubdata");
    set_field(record, Field::author, name_of_byline(xml::words(xml::at(head, "byline/person"))), "NITF byline");
    set_field(record, Field::author, name_of_byline(xml::words(xml::at(head, "byline"))), "NITF byline");
    set_field(record, Field::source, xml::words(xml::at(head, "distributor")), "NITF distributor");
    set_field(record, Field::source, xml::at(data, "doc.copyright").attribute("holder").value(), "NITF doc.copyright");
    set_field(record, Field::source, xml::words(xml::at(head, "rights/rights.owner")), "NITF rights.owner");
    set_field(record, Field::place, xml::first_words(head, {"dateline/location/city", "dateline/location"}), "NITF dateline");
    set_field(record, Field::language, nitf.attribute("baselang").value(), "NITF baselang");
    set_field(record, Field::language, nitf.attribute("xml:lang").value(), "NITF xml:lang");
    const pugi::xml_node content = xml::at(nitf, "body/body.content");
    set_field(record, Field::text, xml::paragraphs(content ? content : xml::at(nitf, "body"), record), "NITF body.content");
    finish_wire_text(record);
}

void finish_wire_text(Record& record) { take_credits(record); }

extern const Format nitf_format;
const Format nitf_format = {.name = "nitf", .label = "NITF", .extensions = {".xml", ".nitf"}, .recognise = recognise_nitf, .read = read_nitf};

}  // namespace verbatim::corpus
