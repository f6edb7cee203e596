// A page, a fragment or a database's export of any bytes: fields and texts in UTF-8, spans in their texts; never a crash.
#include <string>

#include "corpus/format.h"
#include "corpus/html/html.h"
#include "corpus/record.h"
#include "corpus/source.h"
#include "corpus/written_date.h"
#include "fuzz.h"
#include "text/normalize.h"
#include "text/utf8.h"

// gumbo leaks the name of a tag that the end of its input cuts: a few bytes a page, where without_bulk() could not see the cut.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:finish_tag_name\n"; }

namespace verbatim::corpus {

extern const Format html_format, mhtml_format, factiva_html_format, europresse_format, proquest_html_format, nexis_html_format;

}  // namespace verbatim::corpus

namespace verbatim::fuzz {
namespace {

void check_record(const corpus::Record& record) {
    for (const std::string* field : {&record.id, &record.title, &record.date, &record.source, &record.author, &record.url, &record.language, &record.text})
        ensure(text::is_valid(*field), "every field is valid UTF-8");
    for (const std::string& tag : record.tags) ensure(text::is_valid(tag), "every tag is valid UTF-8");
    for (const corpus::LeftOut& piece : record.left_out) {
        ensure(text::is_valid(piece.words) && !piece.rule.empty(), "what is left out is valid UTF-8 and has a rule");
        ensure(piece.words.size() <= 210, "an example of what is left out is short");
    }
}

void check_format(const corpus::Format& format, std::string_view bytes) {
    std::size_t told = 0;
    const corpus::RecordSink sink{.record =
                                      [&](corpus::Record&& record) {
                                          check_record(record);
                                          ensure(!record.text.empty(), "a record has a text");
                                          ++told;
                                      },
                                  .refuse = [&](std::uint32_t, base::Error&&) { ++told; },
                                  .leave_out = [&](base::Error&&) { ++told; },
                                  .member = [&](corpus::Source&) { ++told; }};
    const corpus::Beginning beginning{.bytes = bytes.substr(0, corpus::Source::beginning_size), .name = "f.html", .extension = ".html", .media_type = "", .all = true};
    format.recognise(beginning);
    corpus::Source source("f.html", corpus::stream_of(std::string(bytes)));
    format.read(source, sink);
    ensure(told > 0, "nothing is dropped silently");
}

void check_fragment(std::string_view bytes) {
    const std::string field = text::to_utf8(bytes);
    const std::string words = corpus::html::text_of_fragment(field), line = corpus::html::line_of_fragment(field);
    ensure(text::is_valid(words) && text::is_valid(line), "the words of a fragment are valid UTF-8");
    ensure(line.find('\n') == std::string::npos, "a line is one");
    if (!corpus::html::has_markup(field)) ensure(words == field, "plain text comes back unchanged");
    for (const char* language : {"", "en-US", "hr"}) {
        const auto date = corpus::find_date(field, language);
        if (!date) continue;
        ensure(date->start < date->end && date->end <= field.size(), "a date lies in its text");
        ensure(date->iso.size() >= 7, "a date has a month at least");
    }
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    const std::string_view bytes = fuzz::bytes(data, size);
    for (const corpus::Format* format : {&corpus::html_format, &corpus::mhtml_format, &corpus::factiva_html_format, &corpus::europresse_format, &corpus::proquest_html_format, &corpus::nexis_html_format})
        fuzz::check_format(*format, bytes);
    fuzz::check_fragment(bytes);
    return 0;
}
