// Each hostile pattern goes all the way from a file's bytes to who is who and which quotations are alike, at one size and at eight
// times that size. Steps a byte may grow by half at most, which a quadratic loop exceeds fivefold, and memory has a bound a byte.
//
//     VERBATIM_HOSTILE_BYTES=65536 build/native/tests/test_hostile      the smaller size, in bytes (else 8192)
//     VERBATIM_HOSTILE_PATTERN=tabs …                                   patterns whose name holds this
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reader.h"
#include "cost.h"
#include "linking/registry.h"
#include "linking/variants.h"
#include "patterns.h"
#include "quotes/analyze.h"

using namespace verbatim;
using namespace verbatim::hostile;

namespace {

constexpr double most_growth = 1.5;           // of steps a byte, from the smaller size to the larger
constexpr std::size_t memory_of_its_own = 1u << 20;  // bytes that a file of any size needs: buffers of reading

constexpr std::size_t most_memory_of_markup = 110;  // as below, where nothing but tags stands: the parser of HTML makes a node of each
constexpr std::size_t most_memory = 40;  // bytes held at most for each byte of a file

// What `verbatim build` does with a file before it writes anything.
void analyse(const std::string& path) {
    linking::PersonRegistry registry;
    linking::VariantFinder finder;
    std::vector<linking::SightingId> speakers;
    const auto take = [&](corpus::Article&& article) {
        const quotes::Analysis analysis = quotes::analyze(article);
        std::vector<linking::SightingId> sightings;
        for (const names::Entity& entity : analysis.names.entities) sightings.push_back(registry.add(entity, article.date));
        for (const quotes::Quote& quote : analysis.quotes) {
            finder.add(quotes::words_of(article.text, quote));
            speakers.push_back(quote.person < sightings.size() ? sightings[quote.person] : linking::SightingId{});
        }
    };
    REQUIRE(corpus::read_corpus({path}, {}, take, [](corpus::Notice&&) {}).ok());
    registry.finish();
    std::vector<base::PersonId> people;
    for (const linking::SightingId sighting : speakers) people.push_back(sighting.known() ? registry.person_of(sighting) : base::PersonId{});
    (void)finder.find(people);
}

Cost cost_at(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return cost_of([&path] { analyse(path); });
}

}  // namespace

TEST_CASE("hostile patterns cost steps and memory in proportion to their size") {
    const char* given = std::getenv("VERBATIM_HOSTILE_BYTES");
    const char* wanted = std::getenv("VERBATIM_HOSTILE_PATTERN");
    const std::size_t small = given ? std::strtoul(given, nullptr, 10) : 8192;
    const std::string folder = (std::filesystem::temp_directory_path() / ("verbatim-hostile-" + std::to_string(::getpid()))).string();
    std::filesystem::create_directories(folder);
    // Tables that are made once are no pattern's cost.
    (void)cost_at(folder + "/first.txt", "“It is so,” said Ann Lee. Der Minister sagte, es sei so.");
    for (const Pattern& pattern : patterns()) {
        if (wanted && std::string(pattern.name).find(wanted) == std::string::npos) continue;
        const std::string path = folder + "/" + pattern.file, some = pattern.make(small), more = pattern.make(8 * small);
        const Cost of_some = cost_at(path, some), of_more = cost_at(path, more);
        const double a_byte = static_cast<double>(of_some.steps) / static_cast<double>(some.size());
        const double a_byte_of_more = static_cast<double>(of_more.steps) / static_cast<double>(more.size());
        std::printf("%-52s %8.1f steps a byte, then %8.1f; %5.1f bytes a byte\n", pattern.name, a_byte, a_byte_of_more,
                    static_cast<double>(of_more.peak) / static_cast<double>(more.size()));
        const std::string name = pattern.name;
        CAPTURE(name);
        CHECK(a_byte_of_more <= most_growth * a_byte);
        const bool markup = name == "tags" || name == "Markdown: HTML";
        CHECK(of_more.peak <= (markup ? most_memory_of_markup : most_memory) * more.size() + memory_of_its_own);
        std::filesystem::remove(path);
    }
    std::filesystem::remove_all(folder);
}
