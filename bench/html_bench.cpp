// How fast are pages read, how long do hostile ones take, and how like is the text to what was expected?
//
//     html_bench PAGE...                       megabytes a second of processor time, all pages read again and again for three seconds
//     html_bench --hostile                     seconds and megabytes of memory for 5 MB each of what is hard to parse
//     html_bench --expected PAGE EXPECTED ...  F1 over words: the text of each page against the words of a file of HTML or text
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/html/html.h"
#include "text/tokenizer.h"

namespace {

using namespace verbatim;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string bytes_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void measure_speed(const std::vector<std::string>& pages) {
    double bytes = 0, articles = 0;
    const double start = seconds();
    while (seconds() - start < 3) {
        for (const std::string& page : pages) {
            articles += corpus::html::read_page(page, {}).ok();
            bytes += static_cast<double>(page.size());
        }
    }
    const double spent = seconds() - start;
    std::printf("%.1f MB/s, %.0f pages/s\n", bytes / 1e6 / spent, articles / spent);
}

std::string repeated(const std::string& part, std::size_t size) {
    std::string all;
    while (all.size() + part.size() <= size) all += part;
    return all;
}

void measure_hostile() {
    constexpr std::size_t size = 5'000'000;
    std::string fonts, shares;
    for (std::size_t i = 0; fonts.size() < size; ++i) fonts += "<p><font size=" + std::to_string(i) + ">x";
    for (std::size_t i = 0; i < 100; ++i) shares += " share" + std::to_string(i);
    const std::pair<const char*, std::string> pages[] = {
        {"nested elements", repeated("<div>", size)},
        {"a million tags", repeated("<i>a</i>", size)},
        {"a million line ends", repeated("\"<br>", size)},
        {"crossed formatting", repeated("<b><p>x</b>", size)},
        {"fonts to reopen", fonts},
        {"text in tables", "<table>" + repeated("x<b>", size)},
        {"tables in tables", repeated("<table>", size)},
        {"open drawings", repeated("<svg>", size)},
        {"open comments", repeated("<!--", size)},
        {"scripts in comments", repeated("<scr" "ipt><!--<scr" "ipt></scr" "ipt>", size)},
        {"bare signs", repeated("<", size)},
        {"entities", repeated("&amp;", size)},
        {"names of classes", repeated("<p class=\"" + shares + "\">x", size)},
        {"headers of headers", repeated("<header>", 390 * 8) + repeated("<div class=header><b>x</b></div>", size)},
        {"a title of segments", "<title>" + repeated("a - ", size)},
        {"lists in JSON-LD", "<script type='application/ld+json'>" + repeated("[", size)},
        {"headlines", repeated("<h1>Title of words</h1>", size)},
        {"paragraphs", repeated("<p>Some words of a sentence, and some more.</p>", size)},
        {"zeros", std::string(size, '\0')},
    };
    double longest = 0;
    for (const auto& [name, page] : pages) {
        const double start = seconds();
        const auto record = corpus::html::read_page(page, {});
        const double spent = seconds() - start;
        longest = std::max(longest, spent);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::printf("%-22s %5.2f s  %5ld MB at most so far  %s\n", name, spent, usage.ru_maxrss / 1024, record ? "read" : record.error().found.c_str());
    }
    std::printf("longest %.2f s\n", longest);
}

std::map<std::string, int> words_of(const std::string& text) {
    std::map<std::string, int> words;
    text::Token token;
    for (text::Tokenizer tokens(text); tokens.next(token);) ++words[text.substr(token.start, token.end - token.start)];
    return words;
}

void measure_likeness(int count, char** arguments) {
    double sum = 0;
    int pages = 0;
    for (int i = 0; i + 1 < count; i += 2, ++pages) {
        const auto record = corpus::html::read_page(bytes_of(arguments[i]), {});
        const std::map<std::string, int> found = words_of(record ? record->text : ""), wanted = words_of(corpus::html::text_of_fragment(bytes_of(arguments[i + 1])));
        double shared = 0, of_found = 0, of_wanted = 0;
        for (const auto& [word, times] : found) {
            of_found += times;
            if (const auto same = wanted.find(word); same != wanted.end()) shared += std::min(times, same->second);
        }
        for (const auto& [word, times] : wanted) of_wanted += times;
        const double f1 = of_found + of_wanted == 0 ? 1 : 2 * shared / (of_found + of_wanted);
        std::printf("%.3f  %s\n", f1, arguments[i]);
        sum += f1;
    }
    if (pages > 0) std::printf("mean F1 %.3f over %d pages\n", sum / pages, pages);
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1 && std::strcmp(arguments[1], "--hostile") == 0) {
        measure_hostile();
    } else if (count > 3 && std::strcmp(arguments[1], "--expected") == 0) {
        measure_likeness(count - 2, arguments + 2);
    } else if (count > 1) {
        std::vector<std::string> pages;
        for (int i = 1; i < count; ++i) pages.push_back(bytes_of(arguments[i]));
        measure_speed(pages);
    } else {
        std::fprintf(stderr, "usage: html_bench PAGE... | --hostile | --expected PAGE EXPECTED ...\n");
        return 2;
    }
    return 0;
}
