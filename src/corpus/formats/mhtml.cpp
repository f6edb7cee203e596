// MHTML (.mht, .mhtml): a page with its pictures and frames as the parts of a mail, as browsers save it. Only the page is an article; frames of advertisements are none.
#include <algorithm>
#include <string>
#include <string_view>

#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/mime.h"
#include "text/web_address.h"

namespace verbatim::corpus {
namespace {

// A mail may be multipart/related too; only saved pages say where a part came from, and nobody sent them.
Match recognise_mhtml(const Beginning& beginning) {
    if (!looks_like_mime(beginning.bytes) && beginning.bytes.find("multipart/related") == std::string_view::npos) return Match::no;
    std::string_view body = beginning.bytes;
    const MimeHeaders headers = MimeHeaders::take(body);
    if (!headers.raw("Snapshot-Content-Location").empty()) return Match::sure;
    if (headers.media_type() != "multipart/related") return Match::no;
    const bool is_sent = !headers.raw("To").empty() || !headers.raw("Received").empty() || !headers.raw("Message-ID").empty();
    return !is_sent && body.find("Content-Location:") != std::string_view::npos ? Match::sure : Match::no;
}

// The page: the part that the headers name as the start, else the one with the address of the whole, else the first.
const MimePart* page_of(const MimeMessage& message) {
    const std::string start = message.headers.parameter("Content-Type", "start");
    const std::string_view address = message.headers.raw("Snapshot-Content-Location");
    const MimePart* first = nullptr;
    const MimePart* with_address = nullptr;
    for (const MimePart& part : message.parts) {
        if (part.media_type != "text/html" && part.media_type != "application/xhtml+xml") continue;
        if (first == nullptr) first = &part;
        if (!part.content_id.empty() && start.find(part.content_id) != std::string::npos) return &part;
        if (with_address == nullptr && !address.empty() && part.content_location == address) with_address = &part;
    }
    return with_address != nullptr ? with_address : first;
}

void read_mhtml(Source& source, const RecordSink& sink) {
    const auto bytes = source.whole();
    if (!bytes) return sink.refuse(0, base::Error(bytes.error()));
    const MimeMessage message = read_mime(*bytes);
    const MimePart* page = page_of(message);
    if (page == nullptr) return sink.leave_out({"", "a saved page without a part of HTML", "a part text/html", "save it again"});
    std::string address(message.headers.raw("Snapshot-Content-Location"));
    if (!text::is_web_address(address)) address = page->content_location;
    base::Result<Record> record = html::read_page(page->bytes, {address, page->charset, source.name()});
    if (!record) return sink.leave_out(base::Error(record.error()));
    record->ordinal = 1;
    if (record->title.empty()) set_field(*record, Field::title, message.headers.text("Subject"), "Subject");
    if (message.cut) record->repairs.push_back({"", "a saved page of more than a thousand parts", "fewer", "the rest was not looked at"});
    sink.record(std::move(*record));
}

}  // namespace

extern const Format mhtml_format;
const Format mhtml_format = {.name = "mhtml", .label = "web page with its pictures (MHTML)", .extensions = {".mhtml", ".mht"}, .recognise = recognise_mhtml, .read = read_mhtml};

}  // namespace verbatim::corpus
