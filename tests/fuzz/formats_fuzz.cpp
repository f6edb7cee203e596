// Each reader of a format on bytes from a stranger, from memory, and what it gives is assembled: records with valid text, or refusals; never a crash.
//
// An input is either bytes that are told by themselves, or begins with a line that names its reader:
//
//     !rtf
//     {\rtf1 …
//
// Readers of packed formats get parts, and the packing is made here: a fuzzer never guesses a checksum. Parts are parted by the byte 0x1E and have the names of `packages`, in
// that order. A PDF is left to its own program, and is none of the bytes that are told by themselves; after "!pdf" stands what pdftotext writes, where VERBATIM_FUZZ_LAYOUT=1 says
// that a stand-in is on the path (tests/fuzz/readers.sh).
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "corpus/assemble.h"
#include "corpus/document.h"
#include "corpus/format.h"
#include "fuzz.h"
#include "text/utf8.h"

// As in html_fuzz.cpp.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:finish_tag_name\n"; }

namespace verbatim::corpus {

#define FORMAT(name) extern const Format name##_format;
#include "corpus/formats/table.inc"
#undef FORMAT

}  // namespace verbatim::corpus

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);
#endif

namespace verbatim::fuzz {
namespace {

const corpus::Format* const readers[] = {
#define FORMAT(name) &corpus::name##_format,
#include "corpus/formats/table.inc"
#undef FORMAT
};

struct Package {
    std::string_view format;
    std::array<std::string_view, 4> parts;
    std::string_view fixed_name, fixed;  // a part that is always there
};

constexpr auto packages = std::to_array<Package>({
    {"docx", {"word/document.xml", "word/styles.xml"}, {}, {}},
    {"odt", {"content.xml", "meta.xml"}, {}, {}},
    {"xlsx", {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"}, {}, {}},
    {"epub", {"b/one.xhtml", "b/two.xhtml", "b/book.opf", "b/nav.xhtml"}, "META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"b/book.opf\"/></rootfiles></container>"},
    {"wacz", {"archive/a.warc", "pages/pages.jsonl"}, "datapackage.json", "{}"},
    {"archive", {"a", "b.txt", "c/d.html", "../e.md"}, {}, {}},
});

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

// A ZIP whose entries are stored as they are.
class Zip {
  public:
    void add(std::string_view name, std::string_view bytes) {
        const auto offset = static_cast<std::uint32_t>(all_.size());
        const std::string about = number(crc32(bytes), 4) + number(bytes.size(), 4) + number(bytes.size(), 4) + number(name.size(), 2) + number(0, 2);
        all_.append("PK\x03\x04").append(number(10, 2)).append(8, '\0').append(about).append(name).append(bytes);
        directory_.append("PK\x01\x02").append(number(10, 2)).append(number(10, 2)).append(8, '\0').append(about).append(10, '\0').append(number(offset, 4)).append(name);
        ++entries_;
    }
    std::string take() {
        const std::size_t start = all_.size();
        all_ += directory_;
        return all_.append("PK\x05\x06").append(4, '\0').append(number(entries_, 2)).append(number(entries_, 2)).append(number(directory_.size(), 4)).append(number(start, 4)).append(2, '\0');
    }

  private:
    static std::string number(std::size_t value, int bytes) {
        std::string out;
        for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFF);
        return out;
    }
    std::string all_, directory_;
    std::size_t entries_ = 0;
};

std::string packed(const Package& package, std::string_view bytes) {
    Zip zip;
    if (!package.fixed_name.empty()) zip.add(package.fixed_name, package.fixed);
    for (const std::string_view name : package.parts) {
        if (name.empty() || bytes.empty()) break;
        const std::size_t end = std::min(bytes.find('\x1E'), bytes.size());
        zip.add(name, bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return zip.take();
}

void read_all(corpus::Source& source, unsigned depth, const corpus::Format* format);

corpus::RecordSink sink_at(unsigned depth) {
    return {.record =
                [](corpus::Record&& record) {
                    const auto assembled = corpus::assemble(std::move(record), {});
                    if (!assembled) return;
                    ensure(text::is_valid(assembled->article.text) && text::is_valid(assembled->article.title), "texts and titles are valid UTF-8");
                    ensure(text::is_valid(assembled->article.source) && text::is_valid(assembled->article.author), "fields are valid UTF-8");
                },
            .refuse = [](std::uint32_t, base::Error&& error) { ensure(!error.found.empty(), "a refusal says what was found"); },
            .leave_out = [](base::Error&& error) { ensure(!error.found.empty(), "what is left out is named"); },
            .member =
                [depth](corpus::Source& member) {
                    ensure(depth < 8, "archives in archives come to an end");
                    read_all(member, depth + 1, nullptr);
                }};
}

void read_layout(std::string_view layout) { corpus::read_pdf_layout(layout, sink_at(0)); }

// With the format that is given, else with the one that the bytes tell.
void read_all(corpus::Source& source, unsigned depth, const corpus::Format* format) {
    if (format != nullptr) return format->read(source, sink_at(depth));
    const corpus::Recognised recognised = corpus::format_of(source);
    if (recognised.format != nullptr && recognised.format->name != "pdf") recognised.format->read(source, sink_at(depth));
}

// How many bytes the line that names a reader takes; 0 where there is none.
std::size_t header_size(std::string_view bytes) {
    constexpr std::size_t longest = 40;
    const std::size_t end = bytes.substr(0, longest).find('\n');
    return bytes.starts_with('!') && end != std::string_view::npos ? end + 1 : 0;
}

const corpus::Format* reader_named(std::string_view name) {
    for (const corpus::Format* reader : readers)
        if (reader->name == name) return reader;
    return nullptr;
}

}  // namespace
}  // namespace verbatim::fuzz

#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
// The line that names the reader stays: a run over inputs of one reader is a run of this reader.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned) {
    const std::size_t header = verbatim::fuzz::header_size(verbatim::fuzz::bytes(data, size));
    return header + LLVMFuzzerMutate(data + header, size - header, most - header);
}
#endif

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    std::string_view bytes = fuzz::bytes(data, size);
    const corpus::Format* format = nullptr;
    if (const std::size_t header = fuzz::header_size(bytes); header > 0) {
        const std::string_view name = bytes.substr(1, header - 2);
        if (name == "pdf") return fuzz::read_layout(bytes.substr(header)), 0;
        format = fuzz::reader_named(name);
        if (format != nullptr) bytes.remove_prefix(header);
    }
    std::string content(bytes);
    for (const fuzz::Package& package : fuzz::packages)
        if (format != nullptr && format->name == package.format) content = fuzz::packed(package, bytes);
    corpus::Source source("input", corpus::stream_of(std::move(content)));
    fuzz::read_all(source, 0, format);
    return 0;
}
