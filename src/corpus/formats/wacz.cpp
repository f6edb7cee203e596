// WACZ: a web archive with a list of its pages, in a ZIP. Only the pages that are listed are read; the list's own text, which has the menus, is not.
#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>

#include "corpus/archive.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"
#include "corpus/warc.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_list = std::size_t{64} << 20;

// The addresses of pages/pages.jsonl.
void read_page_list(std::string_view bytes, std::set<std::string>& pages) {
    for (const std::string_view line : lines_of(bytes)) {
        const auto page = nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
        if (page.is_object() && page.contains("url") && page["url"].is_string()) pages.insert(page_key(page["url"].get<std::string>()));
    }
}

void read_wacz(Source& source, const RecordSink& sink) {
    std::set<std::string> pages;
    bool any = false;
    for (const bool reading : {false, true}) {
        auto archive = Archive::open(source);
        if (!archive) return sink.refuse(0, base::Error(archive.error()));
        for (;;) {
            const auto more = (*archive)->next();
            if (!more) return sink.refuse(0, base::Error(more.error()));
            if (!*more) break;
            const std::string& name = (*archive)->name();
            if (!reading && name.starts_with("pages/") && name.ends_with(".jsonl")) {
                const auto list = (*archive)->rest(longest_list);
                if (list) read_page_list(*list, pages);
            } else if (reading && (name.ends_with(".warc") || name.ends_with(".warc.gz"))) {
                any = true;
                Source warc(source.name() + "/" + name, entry_stream(**archive));
                warc.set_depth(source.depth() + 1);
                read_warc(warc, sink, pages.empty() ? nullptr : &pages);
            }
        }
    }
    if (!any) sink.refuse(0, {"", "a WACZ package without an archive", "WARC files in its folder archive/", "save it again"});
}

Match recognise_wacz(const Beginning& beginning) {
    const std::string_view bytes = beginning.bytes;
    const bool named = bytes.find("datapackage.json") != std::string_view::npos || bytes.find("pages/pages.jsonl") != std::string_view::npos || bytes.find("indexes/index.") != std::string_view::npos;
    return bytes.starts_with("PK\x03\x04") && ((named && bytes.find("archive/") != std::string_view::npos) || beginning.extension == ".wacz") ? Match::sure : Match::no;
}

}  // namespace

extern const Format wacz_format;
const Format wacz_format = {.name = "wacz", .label = "web archives with pages (WACZ)", .extensions = {".wacz"}, .recognise = recognise_wacz, .read = read_wacz};

}  // namespace verbatim::corpus
