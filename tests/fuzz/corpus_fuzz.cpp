// A file of any bytes, read in every format: articles with valid spans, or a refusal; never a crash.
#include <unistd.h>

#include <cstdio>
#include <string>

#include "corpus/reader.h"
#include "fuzz.h"
#include "text/utf8.h"

namespace verbatim::fuzz {
namespace {

// A file that each input is written to; readers take paths.
class ScratchFile {
  public:
    ScratchFile(const char* extension, std::string_view bytes)
        : path_("/tmp/verbatim-fuzz-" + std::to_string(getpid()) + extension) {
        std::FILE* file = std::fopen(path_.c_str(), "wb");
        ensure(file != nullptr, "the scratch file can be written");
        std::fwrite(bytes.data(), 1, bytes.size(), file);
        std::fclose(file);
    }
    ~ScratchFile() { std::remove(path_.c_str()); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;

    const std::string& path() const { return path_; }

  private:
    std::string path_;
};

void check_span(const std::string& article, base::TextSpan span) {
    ensure(span.empty() || (span.end <= article.size() && text::on_border(article, span.start) &&
                            text::on_border(article, span.end)),
           "spans lie in the text, on the borders of code points");
}

void check_article(const corpus::Article& article) {
    ensure(!article.id.empty() && !article.text.empty() && !article.title.empty(),
           "an article has an id, a text and a title");
    for (const std::string* field : {&article.id, &article.title, &article.source, &article.agency, &article.author,
                                     &article.url, &article.text, &article.place.city, &article.place.country}) {
        ensure(text::is_valid(*field), "every field is valid UTF-8");
    }
    ensure(!article.title_made || text::count_code_points(article.title) <= 90,
           "a made title has at most ninety characters");
    check_span(article.text, article.dateline);
    check_span(article.text, article.agency_credit);
}

void check_format(const char* extension, std::string_view bytes) {
    const ScratchFile file(extension, bytes);
    std::uint32_t articles = 0, refused = 0;
    const auto read = corpus::read_corpus(
        {file.path()}, {.keep_original = true},
        [&](corpus::Article&& article) {
            check_article(article);
            ++articles;
        },
        [&](corpus::Notice&& notice) {
            ensure(!notice.error.where.empty() && !notice.error.found.empty(), "a notice says where and what");
            refused += notice.kind == corpus::Notice::Kind::rejected;
        });
    ensure(read.ok(), "a file that is there can be read");
    ensure(read->accepted == articles && read->rejected == refused, "the summary counts what was handed over");
    ensure(articles + refused + read->skipped_files > 0, "nothing is dropped silently");
}

}  // namespace
}  // namespace verbatim::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    for (const char* extension : {".txt", ".md", ".jsonl", ".csv"})
        fuzz::check_format(extension, fuzz::bytes(data, size));
    return 0;
}
