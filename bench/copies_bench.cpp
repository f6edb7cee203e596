// How many near-copies has a corpus, how long does finding them take, and are they ones?
//
//     copies_bench FILE...               articles, groups, seconds of processor time, megabytes
//     copies_bench FILE... --pairs N     and N of the pairs, spread evenly over all of them, to be read
//     copies_bench FILE... --lines       instead, the lines that outlets put into many articles (linking/repeated_lines.h), each with how many articles it is folded in; quotations are
//                                        taken to be what stands between marks
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "corpus/reader.h"
#include "linking/near_copies.h"
#include "linking/repeated_lines.h"

namespace {

using namespace verbatim;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void print_article(const corpus::Article& article) {
    std::printf("  %s, %s: %s\n    %s\n    %.300s\n", article.source.c_str(), article.date ? base::format_date(*article.date).c_str() : "undated", article.title.c_str(), article.id.c_str(),
                article.text.c_str());
}

std::vector<base::TextSpan> between_marks(const std::string& text) {
    std::vector<base::TextSpan> spans;
    for (const char* mark : {"\"", "\xE2\x80\x9C", "\xC2\xAB"})
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 1)});
    return spans;
}

void print_lines(const std::vector<corpus::Article>& articles) {
    const double start = seconds();
    linking::RepeatedLines lines;
    for (const corpus::Article& article : articles) lines.add(article.text, article.source, article.date, between_marks(article.text));
    lines.find();
    std::map<std::string, std::size_t> folded;
    std::size_t all = 0;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        if (!lines.has_some(static_cast<std::uint32_t>(i))) continue;
        for (const linking::RepeatedLines::Folded& one : lines.folded(articles[i].text, articles[i].source)) {
            ++folded[articles[i].source + "\t" + std::string(linking::line_kind_name(one.kind)) + "\t" + std::string(base::slice(articles[i].text, one.span))];
            ++all;
        }
    }
    std::printf("%zu articles; %zu lines folded, %zu of them different; %.1f s\n", articles.size(), all, folded.size(), seconds() - start);
    for (const auto& [line, times] : folded) std::printf("%6zu  %s\n", times, line.c_str());
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> files;
    std::size_t wanted = 0;
    bool with_lines = false;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(arguments[i], "--pairs") == 0 && i + 1 < count) wanted = static_cast<std::size_t>(std::strtoul(arguments[++i], nullptr, 10));
        else if (std::strcmp(arguments[i], "--lines") == 0) with_lines = true;
        else files.emplace_back(arguments[i]);
    }
    std::vector<corpus::Article> articles;
    const auto read = corpus::read_corpus(files, {}, [&](corpus::Article&& article) { articles.push_back(std::move(article)); }, [](corpus::Notice&&) {});
    if (!read) {
        std::fprintf(stderr, "%s\n", read.error().message().c_str());
        return 2;
    }
    if (with_lines) return print_lines(articles), 0;
    const double start = seconds();
    linking::NearCopyFinder finder;
    for (const corpus::Article& article : articles) finder.add(article.text, article.source, article.date);
    const double sketched = seconds();
    const auto found = finder.find([&](std::uint32_t article) -> base::Result<std::string> { return articles[article].text; });
    if (!found) return 2;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%zu articles; %zu near-copies in %u groups, %u of them beyond the first; %.1f s (%.1f s of them sketching)\n", articles.size(), std::size_t{found->groups} + found->further, found->groups,
                found->further, seconds() - start, sketched - start);
    std::printf("%zu pairs; %ld MB with all articles in memory\n", found->pairs.size(), usage.ru_maxrss / 1024);
    for (std::size_t i = 0; i < wanted && i < found->pairs.size(); ++i) {
        const linking::NearCopyPair& pair = found->pairs[i * found->pairs.size() / wanted];
        std::printf("\n%zu. resemblance %u, containment %u\n", i + 1, pair.likeness.resemblance, pair.likeness.containment);
        print_article(articles[pair.one]);
        print_article(articles[pair.other]);
    }
}
