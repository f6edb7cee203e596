// Pages of HTML: as they were published, saved by a browser ("complete"), by SingleFile and its like, AMP. html/ reads them.
#include <string>
#include <string_view>

#include "corpus/format.h"
#include "corpus/html/html.h"

namespace verbatim::corpus {
namespace {

bool is_name_in_any_letters(std::string_view name, std::string_view small) {
    if (name.size() != small.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = 'A' <= name[i] && name[i] <= 'Z' ? static_cast<char>(name[i] + ('a' - 'A')) : name[i];
        if (c != small[i]) return false;
    }
    return true;
}

Match recognise_html(const Beginning& beginning) {
    std::string_view bytes = beginning.bytes;
    if (beginning.media_type == "text/html" || beginning.media_type == "application/xhtml+xml") return Match::sure;
    std::string narrow;
    if (bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF") {  // UTF-16: every other byte of a tag is zero
        for (const char c : bytes.substr(2, 2000)) {
            if (c != '\0') narrow += c;
        }
        bytes = narrow;
    }
    const std::string_view start = without_preamble(bytes);
    if (is_name_in_any_letters(start.substr(0, 14), "<!doctype html")) return Match::sure;
    const std::string_view root = root_element(bytes);
    for (const std::string_view name : {"html", "head", "body"}) {
        if (is_name_in_any_letters(root, name)) return Match::sure;
    }
    // A fragment, or a page whose beginning forgets what it is.
    return !start.empty() && start[0] == '<' && !start.starts_with("<?xml") ? Match::maybe : Match::no;
}

void read_html(Source& source, const RecordSink& sink) {
    const auto bytes = source.whole();
    if (!bytes) return sink.refuse(0, base::Error(bytes.error()));
    const SourceHints& hints = source.hints();
    base::Result<Record> record = html::read_page(*bytes, {hints.url, hints.charset, source.name()});
    if (!record) return sink.leave_out(base::Error(record.error()));
    record->ordinal = 1;
    if (record->date.empty()) set_field(*record, Field::date, hints.date, "wrapping");
    if (record->title.empty()) set_field(*record, Field::title, hints.title, "wrapping");
    sink.record(std::move(*record));
}

}  // namespace

extern const Format html_format;
const Format html_format = {.name = "html", .label = "web page (HTML)", .extensions = {".html", ".htm", ".xhtml", ".shtml"}, .recognise = recognise_html, .read = read_html};

}  // namespace verbatim::corpus
