// Feeds: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom. The full text where the feed has it; else the summary, which is said to be one.
//
// Entries are read one by one as they come, so that a broken one costs itself alone.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

struct Channel {
    std::string title, language, author;
};

// The words of an element that may be text, escaped HTML or XHTML.
std::string feed_text(const pugi::xml_node& node, Record& record) {
    if (!node) return {};
    if (std::string_view(node.attribute("type").value()) == "xhtml" || node.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; })) return xml::paragraphs(node, record);
    return html::text_of_fragment(xml::text(node));
}

Channel read_channel(std::string_view head) {
    Channel channel;
    pugi::xml_document document;
    // The head ends in the middle: what stands before that is read all the same.
    if (!xml::load(document, head, "utf-8")) return channel;
    pugi::xml_node root = document.find_child([](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
    const std::string root_language = root.attribute("xml:lang").value();
    if (const pugi::xml_node inner = xml::at(root, "channel")) root = inner;
    channel.title = xml::words(xml::at(root, "title"));
    channel.language = xml::first_words(root, {"language"});
    if (channel.language.empty()) channel.language = root_language;
    channel.author = xml::first_words(root, {"author/name", "creator"});
    return channel;
}

// "mail@example.org (Jane Doe)" as the name.
std::string person_of(std::string author) {
    const std::size_t open = author.find('('), close = author.rfind(')');
    if (author.find('@') != std::string::npos && open != std::string::npos && close != std::string::npos && close > open + 1) return author.substr(open + 1, close - open - 1);
    return author;
}

std::string address_of(const pugi::xml_node& entry) {
    std::string fallback;
    for (const pugi::xml_node& link : entry.children()) {
        if (link.type() != pugi::node_element || xml::local_name(link) != "link") continue;
        const std::string_view rel = link.attribute("rel").value(), href = link.attribute("href").value();
        if (!href.empty() && (rel.empty() || rel == "alternate")) return std::string(href);
        const std::string words = one_line(xml::text(link));
        if (fallback.empty() && words.starts_with("http")) fallback = words;
    }
    if (!fallback.empty()) return fallback;
    const pugi::xml_node guid = xml::at(entry, "guid");
    const std::string id = one_line(xml::text(guid));
    if (id.starts_with("http") && std::string_view(guid.attribute("isPermaLink").value()) != "false") return id;
    return entry.attribute("rdf:about").value();
}

// What feeds put under each text: links to the page, to other pieces, to the platform.
bool is_feed_tail(std::string_view words) {
    constexpr auto starts = std::to_array<std::string_view>({"Continue reading", "Read more", "Read the full", "Read More", "Weiterlesen", "Lire la suite", "Leia mais", "Leer más", "Related:", "The post ", "Photograph:", "[...]", "[…]",
                                                             "Continue Reading", "Click here to read", "View original", "Advertisement", "(Feed generated"});
    if (words.size() > 300) return false;
    for (const std::string_view start : starts)
        if (words.starts_with(start) && (start != "The post " || words.find("appeared first on") != std::string_view::npos)) return true;
    for (const std::string_view said : {"was originally published in", "appeared first on", "This story is currently available to", "The story will be unlocked"})
        if (words.find(said) != std::string_view::npos) return true;
    return false;
}

void drop_tails(Record& record) {
    const std::vector<std::string_view> paragraphs = paragraphs_of(record.text);
    std::string kept;
    for (const std::string_view paragraph : paragraphs) {
        if (is_feed_tail(paragraph)) note_left_out(record, "a feed's footer", paragraph);
        else add_paragraph(kept, paragraph);
    }
    // The headline under the text is a link to the page.
    if (const std::size_t last = kept.rfind("\n\n"); last != std::string::npos && one_line(std::string_view(kept).substr(last)) == one_line(record.title)) kept.erase(last);
    // "Continue reading…" may stand at the end of the last paragraph.
    for (const std::string_view mark : {" Continue reading...", " Continue reading…", " Read more...", " [...]", " […]", " [&#8230;]"}) {
        if (!std::string_view(kept).ends_with(mark)) continue;
        note_left_out(record, "a feed's footer", mark);
        kept.erase(kept.size() - mark.size());
    }
    record.text = std::move(kept);
}

bool same_words(std::string_view one, std::string_view other) { return one_line(one) == one_line(other); }

class FeedReader {
  public:
    explicit FeedReader(const RecordSink& sink) : sink_(sink) {}

    void run(Source& source) {
        const base::Status read = xml::each_piece(
            source, {"item", "entry"}, [this](std::string_view head) { channel_ = read_channel(head); }, [this](const xml::Piece& piece) { read_entry(piece); });
        if (!read) sink_.refuse(0, base::Error(read.error()));
        if (empty_ > 0) sink_.leave_out({"", with_commas(empty_) + (empty_ == 1 ? " entry" : " entries") + " without a text", "entries with a text or a summary", "fetch the pages and give them instead"});
    }

  private:
    void read_entry(const xml::Piece& piece) {
        pugi::xml_document document;
        ++ordinal_;
        xml::load(document, piece.text, "utf-8");
        const pugi::xml_node entry = document.find_child([&](const pugi::xml_node& node) { return node.type() == pugi::node_element; });
        if (!entry) return sink_.refuse(piece.line, {"", "an entry that is no XML", "an entry of a feed", "it was left out"});
        Record record;
        record.line = piece.line;
        record.ordinal = ordinal_;
        set_field(record, Field::title, xml::words(xml::at(entry, "title")), "feed title");
        for (const char* name : {"pubDate", "published", "date", "issued", "created", "updated", "modified"}) set_field(record, Field::date, one_line(xml::text(xml::at(entry, name))), std::string("feed ") + name);
        for (const char* path : {"creator", "author/name", "author"}) set_field(record, Field::author, person_of(xml::words(xml::at(entry, path))), std::string("feed ") + path);
        set_field(record, Field::author, channel_.author, "the feed's author");
        set_field(record, Field::url, address_of(entry), "feed link");
        set_field(record, Field::source, xml::first_words(entry, {"source/title"}), "feed source");
        set_field(record, Field::source, channel_.title, "the feed's title");
        set_field(record, Field::language, entry.attribute("xml:lang").value(), "feed xml:lang");
        set_field(record, Field::language, channel_.language, "the feed's language");
        for (const pugi::xml_node& category : entry.children("category")) {
            const std::string term = category.attribute("term").value();
            set_field(record, Field::tags, term.empty() ? xml::words(category) : term);
        }
        read_text(entry, record);
        if (record.text.empty()) {
            ++empty_;
            return;
        }
        sink_.record(std::move(record));
    }

    void read_text(const pugi::xml_node& entry, Record& record) {
        pugi::xml_node full = entry.child("content:encoded");
        if (!full) full = entry.find_child([](const pugi::xml_node& child) { return xml::local_name(child) == "encoded" && !std::string_view(child.name()).starts_with("excerpt"); });
        if (!full) full = entry.find_child([](const pugi::xml_node& child) { return std::string_view(child.name()) == "content" || std::string_view(child.name()) == "atom:content" || std::string_view(child.name()) == "xhtml:body" || std::string_view(child.name()) == "body"; });
        const pugi::xml_node summary = entry.find_child([](const pugi::xml_node& child) { return std::string_view(child.name()) == "description" || xml::local_name(child) == "summary"; });
        const std::string whole = feed_text(full, record), teaser = feed_text(summary, record);
        set_field(record, Field::text, whole, "feed content");
        if (record.text.empty()) set_field(record, Field::text, teaser, "feed summary");
        drop_tails(record);
        record.teaser = whole.empty() || same_words(whole, teaser);
    }

    const RecordSink& sink_;
    Channel channel_;
    std::uint32_t ordinal_ = 0;
    std::size_t empty_ = 0;
};

void read_feed(Source& source, const RecordSink& sink) { FeedReader(sink).run(source); }

Match recognise_feed(const Beginning& beginning) {
    const std::string_view root = root_element(beginning.bytes);
    if (root == "rss" || root == "channel") return Match::sure;
    if (root == "feed" || root == "atom:feed") return beginning.bytes.find("Atom") != std::string_view::npos || beginning.bytes.find("<entry") != std::string_view::npos ? Match::sure : Match::no;
    if (root == "rdf:RDF" || root == "RDF") return beginning.bytes.find("purl.org/rss/1.0/") != std::string_view::npos || beginning.bytes.find("my.netscape.com/rdf/simple/0.9") != std::string_view::npos ? Match::sure : Match::no;
    return Match::no;
}

}  // namespace

extern const Format feed_format;
const Format feed_format = {.name = "feed", .label = "RSS and Atom", .extensions = {".rss", ".atom", ".rdf", ".xml"}, .recognise = recognise_feed, .read = read_feed};

}  // namespace verbatim::corpus
