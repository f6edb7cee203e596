// Europresse's HTML, old (tables) and new (<article>): each article begins with its outlet in a <span class="DocPublicationName">.
//
//     outlet, no 5968 · section, day, page · title · [author] · text · © … · "Numéro de document : news·20121004·…" · certificate
#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/format.h"
#include "corpus/html/blocks.h"
#include "corpus/html/document.h"
#include "corpus/html/furniture.h"
#include "corpus/html/lines.h"
#include "corpus/html/source_document.h"
#include "corpus/written_date.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

using html::Block;
using html::Document;
using html::Furniture;
using html::NodeId;
using html::Tag;

bool is_named(const Document& document, NodeId node, std::string_view name) {
    const std::string_view names = document.attribute(node, "class");
    const std::size_t at = names.find(name);
    if (at == std::string_view::npos) return false;
    const bool begins = at == 0 || names[at - 1] == ' ', ends = at + name.size() == names.size() || names[at + name.size()] == ' ';
    return begins && ends;
}

bool is_named_any(const Document& document, NodeId node, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return is_named(document, node, name); });
}

// "news·20121004·PO·2040056000", which names every document.
std::string document_number(std::string_view line) {
    const std::size_t at = line.find("news·");
    if (at == std::string_view::npos) return {};
    return std::string(line.substr(at, line.find_first_of(" \n<", at) - at));
}

bool ends_article(std::string_view line) {
    for (const std::string_view words : {"Numéro de document", "Document number", "Dokumentnummer", "Número de documento", "news·"}) {
        if (line.starts_with(words)) return true;
    }
    return line.starts_with("©") || line.find("Tous droits réservés") != std::string_view::npos || line.find("All rights reserved") != std::string_view::npos;
}

class EuropresseArticle {
  public:
    // The article whose outlet stands in `outlet`, up to `end`, where the next one begins.
    EuropresseArticle(const Document& document, NodeId outlet, NodeId end) : document_(document), outlet_(outlet), end_(end) {}

    Record read() {
        read_outlet();
        read_header();
        const NodeId after_title = read_title();
        read_text(after_title);
        read_number();
        return std::move(record_);
    }

  private:
    void put(Field field, std::string_view value, std::string_view where) { set_field(record_, field, value, "Europresse " + std::string(where)); }

    // "Magazine 1, no. 5968"
    void read_outlet() {
        const std::string name = document_.line(outlet_, 300);
        std::size_t issue = std::string::npos;
        for (const std::string_view mark : {", no", ", n°", " (site web)", " - ", ", Nr"}) issue = std::min(issue, name.find(mark));
        put(Field::source, std::string_view(name).substr(0, issue), "DocPublicationName");
    }

    // The parts of the header come in any order: section, weekday, day, pages, words.
    void read_header() {
        std::string header;
        for (NodeId node = outlet_; node < end_; ++node) {
            if (document_[node].kind == html::Node::Kind::element && is_named(document_, node, "DocHeader")) header += document_.line(node, 300) + " ";
        }
        if (const auto date = find_date(header, "fr")) put(Field::date, date->iso, "DocHeader");
    }

    // Returns the node behind the title.
    NodeId read_title() {
        NodeId behind = document_[outlet_].end;
        for (NodeId node = outlet_; node < end_; ++node) {
            if (document_[node].kind != html::Node::Kind::element) continue;
            if (is_named_any(document_, node, {"TitreArticleVisu", "titreArticleVisu", "titreArticle", "rdp__articletitle"})) {
                put(Field::title, document_.line(node, 1000), "titreArticleVisu");
                behind = document_[node].end;
                break;
            }
            if (is_named(document_, node, "DocHeader")) behind = document_[node].end;
        }
        return behind;
    }

    void read_text(NodeId from) {
        std::vector<Furniture> aside;  // notes, captions and the certificate of the new layout
        NodeId body = end_;
        for (NodeId node = from; node < end_;) {
            const bool element = document_[node].kind == html::Node::Kind::element;
            if (element && is_named_any(document_, node, {"docAuthors", "sm-margin-bottomNews"})) {
                put(Field::author, name_of(document_.line(node, 500)), "docAuthors");
                aside.push_back({node, document_[node].end, html::Rule::byline});
            } else if (element && (document_[node].tag == Tag::aside || document_[node].tag == Tag::footer)) {
                aside.push_back({node, document_[node].end, html::Rule::sidebar});
                record_.left_out.push_back({std::string(html::rule_name(html::Rule::sidebar)), document_.line(node, 200)});
            } else {
                if (element && body == end_ && is_named(document_, node, "docOcurrContainer")) body = node;
                ++node;
                continue;
            }
            node = document_[node].end;
        }
        const bool named_body = body < end_;
        const NodeId last = named_body ? document_[body].end : end_;
        const std::vector<Block> blocks = html::blocks_of(document_, named_body ? body : from, last, aside);
        std::size_t first = 0;
        // In the old layout the author is the line under the title.
        if (!named_body && record_.author.empty() && blocks.size() > 1 && is_author_line(blocks[0].text) && !ends_article(blocks[1].text)) {
            put(Field::author, name_of(blocks[0].text), "line under the title");
            first = 1;
        }
        std::string text;
        std::size_t i = first;
        for (; i < blocks.size() && !ends_article(blocks[i].text); ++i) {
            if (!text.empty()) text += "\n\n";
            text += blocks[i].text;
        }
        if (i < blocks.size()) record_.left_out.push_back({std::string(html::rule_name(html::Rule::copyright_line)), std::string(text::cut_to(blocks[i].text, 200))});
        put(Field::text, text, named_body ? "docOcurrContainer" : "text under the title");
    }

    static bool is_author_line(std::string_view line) { return html::count_words(line) <= 8 && !html::ends_sentence(line); }

    static std::string name_of(const std::string& line) {
        const std::string_view name = html::name_in_byline(line);
        return name.empty() ? line : std::string(name);
    }

    void read_number() {
        for (NodeId node = outlet_; node < end_ && record_.id.empty(); ++node) {
            if (document_[node].kind == html::Node::Kind::text) put(Field::id, document_number(document_[node].text), "document number");
        }
    }

    const Document& document_;
    NodeId outlet_, end_;
    Record record_;
};

void read_europresse(Source& source, const RecordSink& sink) {
    std::vector<base::Error> repairs;
    const std::optional<Document> parsed = html::document_of(source, sink, repairs);
    if (!parsed) return;
    const Document& document = *parsed;
    std::vector<NodeId> outlets;
    for (NodeId node = 0; node < document.size(); ++node) {
        if (document[node].kind == html::Node::Kind::element && is_named(document, node, "DocPublicationName")) outlets.push_back(node);
    }
    for (std::size_t i = 0; i < outlets.size(); ++i) {
        NodeId end = i + 1 < outlets.size() ? outlets[i + 1] : document.size();
        // The next article's heading may begin before its outlet.
        for (NodeId up = document[outlets[i]].parent; up != document[up].parent; up = document[up].parent) {
            if (document.is(up, Tag::article)) end = std::min(end, document[up].end);
        }
        Record record = EuropresseArticle(document, outlets[i], end).read();
        record.ordinal = static_cast<std::uint32_t>(i) + 1;
        if (i == 0) record.repairs = repairs;
        if (record.text.empty()) {
            sink.leave_out({"", "an article without a text (\"" + record.title + "\")", "a text under the title", "export it again with its text"});
        } else {
            sink.record(std::move(record));
        }
    }
    if (outlets.empty()) sink.leave_out({"", "a page of Europresse without articles", "articles with their text", "save the view of documents, not the list of results"});
}

Match recognise_europresse(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    const bool marks = bytes.find("DocPublicationName") != std::string_view::npos || bytes.find("docOcurrContainer") != std::string_view::npos;
    const bool from = bytes.find("cedrom-sni") != std::string_view::npos || bytes.find("europresse") != std::string_view::npos || bytes.find("TitreArticleVisu") != std::string_view::npos ||
                      bytes.find("titreArticle") != std::string_view::npos;
    return marks && from ? Match::sure : Match::no;
}

}  // namespace

extern const Format europresse_format;
const Format europresse_format = {.name = "europresse", .label = "Europresse HTML", .extensions = {}, .recognise = recognise_europresse, .read = read_europresse, .rights = Rights::licensed};

}  // namespace verbatim::corpus
