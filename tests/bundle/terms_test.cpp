#include "bundle/terms.h"

#include <doctest/doctest.h>

using namespace verbatim::bundle;

namespace {

const std::vector<std::pair<std::string, std::vector<Posting>>> sample_lists = {
    {"bank", {{0, 3}, {4, 15}}}, {"banker", {{2, 0}}}, {"bankers", {{2, 1}, {3, 2}, {4, 3}}}, {"қазақ", {{1, 7}}}};

TermShard sample_shard() {
    TermShardWriter writer(100, 5, Impacts::stored);
    for (const auto& [term, postings] : sample_lists) writer.add(term, postings);
    const auto parts = writer.finish();
    auto shard = TermShard::read(parts[0] + parts[1]);
    REQUIRE(shard);
    return std::move(*shard);
}

}  // namespace

TEST_CASE("a shard gives its terms, their frequencies and their postings") {
    const TermShard shard = sample_shard();
    REQUIRE(shard.size() == sample_lists.size());
    CHECK(shard.first_ordinal() == 100);
    std::vector<Posting> postings;
    for (std::uint32_t i = 0; i < shard.size(); ++i) {
        CHECK(shard.term(i) == sample_lists[i].first);
        CHECK(shard.document_frequency(i) == sample_lists[i].second.size());
        CHECK(shard.postings(i, postings));
        CHECK(postings == sample_lists[i].second);
    }
}

TEST_CASE("a term is found, or the place where it would stand") {
    const TermShard shard = sample_shard();
    CHECK(shard.lower_bound("a") == 0);
    CHECK(shard.lower_bound("bank") == 0);
    CHECK(shard.lower_bound("banka") == 1);
    CHECK(shard.lower_bound("banker") == 1);
    CHECK(shard.lower_bound("zebra") == 3);
    CHECK(shard.lower_bound("ә") == 4);
}

TEST_CASE("terms out of order are refused") {
    TermShardWriter writer(0, 5, Impacts::none);
    writer.add("b", {{1, 0}});
    writer.add("a", {{1, 0}});
    const auto parts = writer.finish();
    CHECK_FALSE(TermShard::read(parts[0] + parts[1]));
}
