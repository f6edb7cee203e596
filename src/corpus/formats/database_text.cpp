// Exports of Nexis, Factiva and ProQuest as plain text.
#include "corpus/database_text.h"

#include <string>
#include <string_view>
#include <vector>

#include "corpus/charset.h"
#include "corpus/format.h"
#include "corpus/paragraphs.h"

namespace verbatim::corpus {
namespace {

void read_database_export(Source& source, const RecordSink& sink) {
    const auto whole = source.whole();
    if (!whole) return sink.refuse(0, base::Error(whole.error()));
    const std::string text = decode_text(*whole, source.hints().charset);
    const std::vector<std::string_view> lines = lines_of(text);
    const DatabaseLayout layout = database_layout(lines);
    if (layout == DatabaseLayout::none) return sink.leave_out({"", "the beginning of an export and no article of it", "a whole export", "export it again"});
    read_database_text(layout, lines, sink);
}

Match recognise_database_export(const Beginning& beginning) {
    if (beginning.bytes.starts_with('<') || beginning.bytes.starts_with('{') || beginning.bytes.find('\0') != std::string_view::npos) return Match::no;
    return database_layout(lines_of(beginning.bytes)) == DatabaseLayout::none ? Match::no : Match::sure;
}

}  // namespace

extern const Format database_text_format;
const Format database_text_format = {
    .name = "database-text", .label = "Nexis, Factiva and ProQuest text", .extensions = {".txt"}, .recognise = recognise_database_export, .read = read_database_export, .rights = Rights::licensed};

}  // namespace verbatim::corpus
