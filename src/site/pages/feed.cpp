#include "site/pages/feed.h"

#include "base/hash.h"
#include "site/html.h"
#include "text/visible.h"

namespace verbatim::site {
namespace {

// A name-based UUID (version 8, RFC 9562) of a text: an entry keeps it as long as it is the same entry.
std::string uuid_of(const std::string& text) {
    std::string hex = base::hash_hex(text);
    hex[12] = '8';
    hex[16] = "89ab"[hex[16] % 4];
    return "urn:uuid:" + hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' + hex.substr(20, 12);
}

std::string element(const char* name, std::string_view content) { return std::string("<") + name + '>' + escaped(text::visible(content)) + "</" + name + ">\n"; }

std::string time_of(const std::string& date) { return date + "T00:00:00Z"; }

}  // namespace

std::string feed_link(std::string_view from, std::string_view path, std::string_view title) {
    return "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" + escaped(text::visible(title)) + "\" href=\"" + link_to(from, path) + "\">\n";
}

std::string atom_feed(const PagesOptions& options, const std::string& path, const std::string& title, const std::string& about, const std::vector<FeedEntry>& entries) {
    const std::string before = options.url.empty() ? way_up(path) : options.url;
    std::string items, newest;
    std::size_t count = 0;
    for (const FeedEntry& entry : entries) {
        if (entry.date.empty()) continue;
        if (count++ == most_feed_entries) break;
        if (newest.empty()) newest = entry.date;
        items += "<entry>\n" + element("id", uuid_of(options.title + '\n' + entry.id_of)) + element("title", entry.title) + element("updated", time_of(entry.date));
        items += "<link href=\"" + escaped(before + entry.path) + "\"/>\n";
        if (!entry.author.empty()) items += "<author>" + element("name", entry.author) + "</author>\n";
        if (!entry.html.empty()) items += "<content type=\"html\">" + escaped(entry.html) + "</content>\n";
        items += "</entry>\n";
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n";
    out += element("id", uuid_of(options.title + '\n' + path)) + element("title", title) + element("updated", time_of(newest.empty() ? "1970-01-01" : newest));
    out += "<author>" + element("name", options.title) + "</author>\n<link href=\"" + escaped(before + about) + "\"/>\n";
    if (!options.url.empty()) out += "<link rel=\"self\" href=\"" + escaped(options.url + path) + "\"/>\n";
    if (!options.rights.empty()) out += element("rights", options.rights);
    out += "<generator version=\"" + escaped(options.version) + "\">Verbatim</generator>\n";
    return out + items + "</feed>\n";
}

}  // namespace verbatim::site
