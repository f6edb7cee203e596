#include "bundle/positions.h"

#include <doctest/doctest.h>

#include "bundle/layout.h"
#include "random.h"

using namespace verbatim::bundle;

namespace {

struct List {
    std::vector<Posting> postings;
    std::vector<DocumentPositions> documents;
};

std::vector<std::uint32_t> random_ascending(Random& random, std::uint32_t count, std::uint32_t gap) {
    std::vector<std::uint32_t> values;
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        values.push_back(next + random.below(gap));
        next = values.back() + 1;
    }
    return values;
}

List random_list(Random& random, std::uint32_t documents) {
    List list;
    for (std::uint32_t document = 0; document < documents; ++document) {
        const auto impact = static_cast<std::uint8_t>(random.below(impact_levels));
        const bool in_title = impact >= first_title_impact;
        list.postings.push_back({document, impact});
        list.documents.push_back({random_ascending(random, random.below(12) + (in_title ? 0 : 1), 300),
                                  in_title ? random_ascending(random, 1 + random.below(3), 8) : std::vector<std::uint32_t>{}});
    }
    return list;
}

std::string written(const List& list) {
    PositionListWriter writer;
    for (std::size_t i = 0; i < list.postings.size(); ++i) writer.add(list.postings[i], list.documents[i]);
    return writer.finish();
}

}  // namespace

TEST_CASE("positions are read back, all of them or a few with leaps over blocks") {
    Random random(5);
    for (std::uint32_t documents : {1u, 127u, 128u, 129u, 1000u}) {
        const List list = random_list(random, documents);
        const std::string bytes = written(list);
        for (std::size_t step : {1u, 3u, 200u}) {
            PositionsCursor cursor(list.postings, bytes);
            DocumentPositions read;
            for (std::size_t i = 0; i < list.postings.size(); i += step) {
                REQUIRE(cursor.read(i, read));
                CHECK(read == list.documents[i]);
            }
        }
    }
}

TEST_CASE("a list that was cut off is noticed, and never read past") {
    Random random(6);
    const List list = random_list(random, 300);
    const std::string bytes = written(list);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        PositionsCursor cursor(list.postings, std::string_view(bytes).substr(0, size));
        DocumentPositions read;
        bool all = true;
        for (std::size_t i = 0; i < list.postings.size() && all; ++i) all = cursor.read(i, read);
        CHECK_FALSE(all);
    }
}

TEST_CASE("a shard finds the list of an ordinal") {
    const auto parts = write_position_shard(40, {"aa", "", "cccc"});
    auto shard = PositionShard::read(parts[0] + parts[1]);
    REQUIRE(shard);
    CHECK(shard->list(39).empty());
    CHECK(shard->list(40) == "aa");
    CHECK(shard->list(41).empty());
    CHECK(shard->list(42) == "cccc");
    CHECK(shard->list(43).empty());
}

TEST_CASE("of a text of millions of equal words as many positions are kept as readers take") {
    DocumentPositions many;
    for (std::uint32_t i = 0; i < most_positions + 5; ++i) many.text.push_back(i);
    for (const std::uint8_t impact : {std::uint8_t{11}, first_title_impact}) {
        if (impact == first_title_impact) many.title = many.text;
        const std::vector<Posting> postings = {{0, impact}, {1, 3}};
        PositionListWriter writer;
        writer.add(postings[0], many);
        writer.add(postings[1], {{7}, {}});
        const std::string list = writer.finish();
        PositionsCursor cursor(postings, list);
        DocumentPositions read;
        REQUIRE(cursor.read(0, read));
        CHECK(read.text.size() == most_positions);
        CHECK(read.text.back() == most_positions - 1);
        CHECK(read.title.size() == (impact == first_title_impact ? most_positions : 0));
        REQUIRE(cursor.read(1, read));
        CHECK(read.text == std::vector<std::uint32_t>{7});
    }
}
