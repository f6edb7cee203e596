// Web archives: WARC files, compressed or not, whatever they are called.
#include "corpus/warc.h"

#include "corpus/archive.h"
#include "corpus/format.h"

namespace verbatim::corpus {
namespace {

void read_web_archive(Source& source, const RecordSink& sink) { read_warc(source, sink, nullptr); }

Match recognise_warc(const Beginning& beginning) {
    if (beginning.bytes.starts_with("WARC/1.") || beginning.bytes.starts_with("WARC/0.")) return Match::sure;
    if (!beginning.bytes.starts_with("\x1F\x8B") && !beginning.bytes.starts_with("\x28\xB5\x2F\xFD")) return Match::no;
    return beginning_of_compressed(beginning.bytes, 5) == "WARC/" ? Match::sure : Match::no;
}

}  // namespace

extern const Format warc_format;
const Format warc_format = {.name = "warc", .label = "web archives (WARC)", .extensions = {".warc"}, .recognise = recognise_warc, .read = read_web_archive};

}  // namespace verbatim::corpus
