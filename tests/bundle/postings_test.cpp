#include "bundle/postings.h"

#include <doctest/doctest.h>

#include "bundle/layout.h"
#include "random.h"

using namespace verbatim::bundle;

namespace {

std::vector<Posting> random_postings(Random& random, std::uint32_t documents, std::uint32_t one_in) {
    std::vector<Posting> postings;
    for (std::uint32_t document = 0; document < documents; ++document)
        if (random.below(one_in) == 0) postings.push_back({document, static_cast<std::uint8_t>(random.below(impact_levels))});
    return postings;
}

}  // namespace

TEST_CASE("postings are read back as they were written, thin or thick, short or long") {
    Random random(3);
    for (std::uint32_t documents : {1u, 127u, 128u, 129u, 5000u, 40000u})
        for (std::uint32_t one_in : {1u, 2u, 50u, 3000u}) {
            const auto postings = random_postings(random, documents, one_in);
            const auto count = static_cast<std::uint32_t>(postings.size());
            std::vector<Posting> read;
            CHECK(read_postings(write_postings(postings, Impacts::stored), count, documents, Impacts::stored, read));
            CHECK(read == postings);
        }
}

TEST_CASE("without impacts only documents are kept") {
    const std::vector<Posting> postings = {{0, 0}, {7, 0}, {4000000000u, 0}};
    std::vector<Posting> read;
    CHECK(read_postings(write_postings(postings, Impacts::none), 3, 4000000001u, Impacts::none, read));
    CHECK(read == postings);
}

TEST_CASE("a list that does not hold what it claims is refused and leaves nothing behind") {
    Random random(4);
    const auto postings = random_postings(random, 2000, 5);
    const auto count = static_cast<std::uint32_t>(postings.size());
    const std::string bytes = write_postings(postings, Impacts::stored);
    std::vector<Posting> read;
    SUBCASE("more documents than there are") { CHECK_FALSE(read_postings(bytes, count, postings.back().document, Impacts::stored, read)); }
    SUBCASE("an absurd count") { CHECK_FALSE(read_postings(bytes, 0xFFFFFFFFu, 0xFFFFFFFFu, Impacts::stored, read)); }
    SUBCASE("bytes that were cut off") {
        for (std::size_t size = 0; size < bytes.size(); ++size)
            CHECK_FALSE(read_postings(std::string_view(bytes).substr(0, size), count, 2000, Impacts::stored, read));
    }
    CHECK(read.empty());
}
