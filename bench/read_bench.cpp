// How fast are files read into articles, and how long do hostile ones take?
//
//     read_bench FILE...        megabytes a second of processor time for each file, all of it read again and again for two seconds; of compressed ones also megabytes of what they hold.
//                               And the most memory that was held so far. bench/make_warc.py makes web archives of any size
//     read_bench --hostile      seconds for 5 MB each of what is hard to read
#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "corpus/archive.h"
#include "corpus/reader.h"
#include "corpus/source.h"

namespace {

using namespace verbatim;

double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Spent {
    double seconds = 0;
    corpus::ReadSummary summary;
};

Spent read_once(const std::string& file) {
    const double start = seconds();
    const auto summary = corpus::read_corpus({file}, {}, [](corpus::Article&&) {}, [](corpus::Notice&&) {});
    if (!summary) std::fprintf(stderr, "%s\n", summary.error().message().c_str());
    return {seconds() - start, summary ? *summary : corpus::ReadSummary{}};
}

// Bytes of a single compressed file before compression; 0 for what cannot be unfolded.
double size_unfolded(const std::string& file) {
    auto bytes = corpus::open_file(file);
    if (!bytes) return 0;
    corpus::Source source(file, std::move(*bytes));
    const auto stream = corpus::decompressed(source);
    if (!stream) return 0;
    std::vector<char> chunk(1 << 18);
    double size = 0;
    for (;;) {
        const auto got = (*stream)->read(chunk.data(), chunk.size());
        if (!got || *got == 0) return size;
        size += static_cast<double>(*got);
    }
}

void measure_speed(const std::string& file) {
    std::error_code failed;
    const double size = static_cast<double>(std::filesystem::file_size(file, failed)) / 1e6;
    Spent all;
    double bytes = 0;
    do {
        const Spent one = read_once(file);
        all.seconds += one.seconds;
        all.summary = one.summary;
        bytes += size;
    } while (all.seconds < 2 && !failed);
    const double unfolded = size_unfolded(file) / 1e6;
    std::string held;
    if (unfolded > size * 1.01) held = ", " + std::to_string(static_cast<int>(unfolded / size * bytes / all.seconds)) + " MB/s of what it holds";
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-32s %7.1f MB/s%s, %u articles, %ld MB of memory at most\n", std::filesystem::path(file).filename().string().c_str(), bytes / all.seconds, held.c_str(), all.summary.accepted, usage.ru_maxrss / 1024);
    std::fflush(stdout);
}

std::string repeated(const std::string& part, std::size_t size = 5'000'000) {
    std::string all;
    while (all.size() + part.size() <= size) all += part;
    return all;
}

void measure_hostile() {
    const std::pair<const char*, std::string> files[] = {
        {"tiny objects.json", "[" + repeated("{\"text\":\"a b c\"},") + "{}]"},
        {"objects of nothing.json", "[" + repeated("{\"a\":1},") + "{}]"},
        {"deep.json", repeated("[") + repeated("]")},
        {"deep objects.json", repeated("{\"a\":")},
        {"one string.json", "{\"text\":\"" + repeated("\\u0041") + "\"}"},
        {"tiny lines.jsonl", repeated("{\"text\":\"a b c\"}\n")},
        {"rows of a word.csv", "text\n" + repeated("word\n")},
        {"many columns.csv", repeated("text,") + "\n" + repeated("a,", 2'500'000) + "\n"},
        {"open quote.csv", "text\n\"" + repeated("a\n\"\"")},
        {"date lines.txt", repeated("date 2025-01-03 a\n")},
        {"one letter lines.txt", repeated("a\n\n")},
        {"emphasis.md", repeated("*a **b ")},
        {"brackets.md", repeated("[")},
        {"rows of dashes.md", repeated("---\n")},
        {"items.rss", "<rss><channel>" + repeated("<item><title>a</title><description>b</description></item>") + "</channel></rss>"},
        {"headers.eml", "From: a\nSubject: b\n" + repeated("X-A: b\n") + "\nwords of it"},
        {"parts.eml", "From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n" + repeated("--x\n\na\n")},
        {"mails.mbox", repeated("From a\nSubject: b\n\na\n\n")},
        {"braces.rtf", "{\\rtf1 " + repeated("{\\b a}") + "}"},
    };
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "verbatim-read-bench";
    std::filesystem::create_directories(folder);
    for (const auto& [name, bytes] : files) {
        const std::string file = (folder / name).string();
        std::ofstream(file, std::ios::binary) << bytes;
        const Spent spent = read_once(file);
        std::printf("%-26s %5.2f s, %u articles, %u rejected\n", name, spent.seconds, spent.summary.accepted, spent.summary.rejected);
    }
    std::filesystem::remove_all(folder);
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 2 && std::strcmp(arguments[1], "--hostile") == 0) return measure_hostile(), 0;
    if (count < 2) return std::fprintf(stderr, "usage: read_bench --hostile | FILE...\n"), 2;
    for (int i = 1; i < count; ++i) measure_speed(arguments[i]);
}
