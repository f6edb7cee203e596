// WordPress's export (WXR): posts that are published. Pages, drafts, private posts and attachments are counted and left out.
//
// The editor of old stores no paragraphs: a blank line parts them, as WordPress itself reads it. The editor of today stores comments (<!-- wp:… -->) around blocks.
// Shortcodes ("[dropcap]M[/dropcap]ysterium") lose their marks and keep the words between.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "corpus/credits.h"
#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/limits.h"
#include "corpus/paragraphs.h"
#include "corpus/xml.h"

namespace verbatim::corpus {
namespace {

bool is_shortcode_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

// The length of the shortcode mark at `at` ("[gallery ids=…]", "[/caption]"); 0 where there is none. `name` is what it is called.
std::size_t shortcode_at(std::string_view text, std::size_t at, std::string_view& name) {
    constexpr std::size_t longest = 2000;
    std::size_t start = at + 1;
    if (start < text.size() && text[start] == '/') ++start;
    std::size_t end = start;
    while (end < text.size() && is_shortcode_name(text[end])) ++end;
    if (end == start || text[start] < 'a' || text[start] > 'z' || end >= text.size()) return 0;
    name = text.substr(start, end - start);
    if (text[end] != ']' && text[end] != ' ' && text[end] != '/' && text[end] != '=') return 0;
    const std::size_t close = text.substr(0, std::min(text.size(), at + longest)).find(']', end);
    if (close == std::string_view::npos) return 0;
    // "[sic]" and the like are words: a mark has an underscore, attributes or a partner, or is one that WordPress has.
    constexpr auto own = std::to_array<std::string_view>({"gallery", "caption", "embed", "audio", "video", "playlist", "more", "dropcap", "button", "row", "column", "quote", "pullquote", "youtube", "twitter", "toc", "ad", "ads", "adrotate"});
    const bool attributes = text[end] != ']';
    const bool closing = text[at + 1] == '/';
    constexpr std::size_t farthest_partner = 20'000;
    if (attributes || closing || name.find('_') != std::string_view::npos || std::find(own.begin(), own.end(), name) != own.end()) return close + 1 - at;
    if (text.substr(close, farthest_partner).find("[/" + std::string(name) + "]") == std::string_view::npos) return 0;
    return close + 1 - at;
}

std::string without_shortcodes(std::string_view text, Record& record) {
    std::string out;
    int looked = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find('[', at), text.size());
        out += text.substr(at, open - at);
        if (open == text.size()) break;
        std::string_view name;
        // Each mark may look for its partner; a text with thousands of brackets is none of WordPress's.
        const std::size_t length = ++looked < 2000 ? shortcode_at(text, open, name) : 0;
        if (length == 0) {
            out += '[';
            at = open + 1;
            continue;
        }
        note_left_out(record, "a shortcode", text.substr(open, length));
        at = open + length;
        // A caption's words are no text.
        if (name == "caption" && text[open + 1] != '/') {
            const std::size_t end = text.find("[/caption]", at);
            if (end != std::string_view::npos) at = end;
        }
    }
    return out;
}

// WordPress's own way from lines to paragraphs, where the text has none.
std::string with_paragraphs(const std::string& text) {
    if (text.find("<p>") != std::string::npos || text.find("<p ") != std::string::npos) return text;
    std::string out;
    for (const std::string_view paragraph : paragraphs_of(text)) {
        out += "<p>";
        for (const char c : paragraph) {
            if (c == '\n') out += "<br>";
            out += c;
        }
        out += "</p>\n";
    }
    return out;
}

class WxrReader {
  public:
    explicit WxrReader(const RecordSink& sink) : sink_(sink) {}

    void run(Source& source) {
        const base::Status read = xml::each_piece(
            source, {"item"}, [this](std::string_view head) { read_head(head); }, [this](const xml::Piece& piece) { read_item(piece); });
        if (!read) sink_.refuse(0, base::Error(read.error()));
        for (const auto& [kind, count] : left_out_) sink_.leave_out({"", with_commas(count) + " " + kind + (count == 1 ? "" : "s"), "posts that are published", "nothing has to be done"});
    }

  private:
    void read_head(std::string_view head) {
        pugi::xml_document document;
        if (!xml::load(document, head, "utf-8")) return;
        const pugi::xml_node channel = xml::find(document, "channel");
        title_ = xml::words(xml::at(channel, "title"));
        language_ = xml::words(xml::at(channel, "language"));
        xml::each(channel, "author", [this](const pugi::xml_node& author) {
            const std::string login = xml::first_words(author, {"author_login"}), name = xml::first_words(author, {"author_display_name"});
            if (!login.empty() && !name.empty()) names_[login] = name;
        });
    }

    void read_item(const xml::Piece& piece) {
        pugi::xml_document document;
        xml::load(document, piece.text, "utf-8");
        const pugi::xml_node item = xml::find(document, "item");
        const std::string type = xml::words(item.child("wp:post_type")), status = xml::words(item.child("wp:status"));
        if (type != "post" && !type.empty()) {
            ++left_out_[type];
            return;
        }
        if (status != "publish" && !status.empty()) {
            ++left_out_[status == "draft" ? "draft" : status == "private" ? "private post" : "post with the status \"" + status + "\""];
            return;
        }
        Record record;
        record.line = piece.line;
        record.ordinal = ++ordinal_;
        set_field(record, Field::title, xml::words(xml::at(item, "title")), "WXR title");
        const std::string gmt = xml::words(item.child("wp:post_date_gmt"));
        if (!gmt.starts_with("0000")) set_field(record, Field::date, gmt, "WXR wp:post_date_gmt");
        const std::string local = xml::words(item.child("wp:post_date"));
        if (!local.starts_with("0000")) set_field(record, Field::date, local, "WXR wp:post_date");
        set_field(record, Field::date, xml::words(xml::at(item, "pubDate")), "WXR pubDate");
        const std::string login = xml::words(xml::at(item, "creator"));
        const auto name = names_.find(login);
        set_field(record, Field::author, name == names_.end() ? login : name->second, "WXR dc:creator");
        set_field(record, Field::url, xml::words(xml::at(item, "link")), "WXR link");
        set_field(record, Field::source, title_, "the channel's title");
        set_field(record, Field::language, language_, "the channel's language");
        for (const pugi::xml_node& category : item.children("category")) set_field(record, Field::tags, xml::words(category));
        const std::string content = xml::text(item.child("content:encoded"));
        set_field(record, Field::text, html::text_of_fragment(with_paragraphs(without_shortcodes(content, record))), "WXR content:encoded");
        if (record.text.empty()) {
            set_field(record, Field::text, html::text_of_fragment(xml::text(item.child("excerpt:encoded"))), "WXR excerpt:encoded");
            record.teaser = !record.text.empty();
        }
        if (record.text.empty()) {
            ++left_out_["post without a text"];
            return;
        }
        sink_.record(std::move(record));
    }

    const RecordSink& sink_;
    std::string title_, language_;
    std::map<std::string, std::string> names_;    // of authors, by login
    std::map<std::string, std::size_t> left_out_;  // how many, by kind
    std::uint32_t ordinal_ = 0;
};

void read_wxr(Source& source, const RecordSink& sink) { WxrReader(sink).run(source); }

Match recognise_wxr(const Beginning& beginning) {
    const bool export_of_wordpress = beginning.bytes.find("wordpress.org/export/") != std::string_view::npos || beginning.bytes.find("<wp:wxr_version>") != std::string_view::npos;
    return export_of_wordpress && root_element(beginning.bytes) == "rss" ? Match::sure : Match::no;
}

}  // namespace

extern const Format wxr_format;
const Format wxr_format = {.name = "wxr", .label = "WordPress export (WXR)", .extensions = {".xml", ".wxr"}, .recognise = recognise_wxr, .read = read_wxr};

}  // namespace verbatim::corpus
