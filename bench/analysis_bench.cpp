// How fast is the analysis of articles – sentences, quotations, names – on one core, and does memory stay flat?
//
//     analysis_bench INPUT...
//
// Reads the inputs as `verbatim build` does and prints megabytes of text a second of processor time spent in
// quotes::analyze(), and the largest resident memory after each tenth of what was read. Then the time for 5 MB of nothing
// but quotation marks.
#include <sys/resource.h>

#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "quotes/analyze.h"

namespace {

using namespace verbatim;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

long resident_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

void measure_corpus(const std::vector<std::string>& inputs) {
    double bytes = 0, spent = 0, reported = 0;
    std::size_t articles = 0, found = 0;
    const auto on_article = [&](corpus::Article&& article) {
        const double start = seconds();
        found += quotes::analyze(article).quotes.size();
        spent += seconds() - start;
        bytes += static_cast<double>(article.text.size());
        ++articles;
        if (bytes - reported < 10e6) return;
        reported = bytes;
        std::printf("  after %5.0f MB: %4ld MB resident\n", bytes / 1e6, resident_megabytes());
    };
    const auto summary = corpus::read_corpus(inputs, {}, on_article, [](corpus::Notice&&) {});
    if (!summary) {
        std::fprintf(stderr, "%s\n", summary.error().message().c_str());
        return;
    }
    std::printf("%zu articles, %.1f MB of text, %zu quotations: %.1f MB a second\n", articles, bytes / 1e6, found, bytes / 1e6 / spent);
}

void measure_marks() {
    for (const char* piece : {"\"", "“a” ", "\"a,\" said X. "}) {
        corpus::Article article;
        article.language = "en";
        while (article.text.size() < 5'000'000) article.text += piece;
        const double start = seconds();
        const std::size_t found = quotes::analyze(article).quotes.size();
        std::printf("5 MB of %s: %.1f s, %zu quotations\n", piece, seconds() - start, found);
    }
}

}  // namespace

int main(int argc, char** argv) {
    measure_corpus({argv + 1, argv + argc});
    measure_marks();
    return 0;
}
