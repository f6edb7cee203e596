#include "bundle/bits.h"

#include <doctest/doctest.h>

#include <vector>

#include "random.h"

using namespace verbatim::bundle;

TEST_CASE("what is written as Rice codes is read back, for every parameter") {
    Random random(1);
    for (unsigned k = 0; k <= largest_rice_parameter; ++k) {
        std::vector<std::uint32_t> values = {0, 1, 2, 0x7FFFFFFFu, 0xFFFFFFFEu, 0xFFFFFFFFu};
        for (int i = 0; i < 200; ++i) values.push_back(static_cast<std::uint32_t>(random.next() >> (32 + random.below(32))));
        BitWriter writer;
        for (std::uint32_t value : values) writer.put_rice(value, k);
        const std::string bytes = writer.take();
        BitReader reader(bytes);
        for (std::uint32_t value : values) CHECK(reader.get_rice(k) == value);
        CHECK(reader.ok());
        CHECK(reader.remaining() < 8);
    }
}

TEST_CASE("gamma codes and plain bits may be mixed") {
    BitWriter writer;
    for (std::uint32_t value = 1; value < 3000; value += 7) {
        writer.put_gamma(value);
        writer.put(value & 31, 5);
    }
    const std::string bytes = writer.take();
    BitReader reader(bytes);
    for (std::uint32_t value = 1; value < 3000; value += 7) {
        CHECK(reader.get_gamma() == value);
        CHECK(reader.get(5) == (value & 31));
    }
    CHECK(reader.ok());
}

TEST_CASE("reading past the end gives zeros and is noticed") {
    BitReader reader(std::string_view("\x01", 1));
    CHECK(reader.get(8) == 1);
    CHECK(reader.ok());
    CHECK(reader.get(1) == 0);
    CHECK_FALSE(reader.ok());
    CHECK(reader.remaining() == 0);
}

TEST_CASE("the best parameter costs at most a twentieth more than the best of all") {
    Random random(2);
    for (std::uint32_t mean : {1u, 3u, 20u, 500u, 100000u}) {
        std::vector<std::uint32_t> values;
        std::uint64_t sum = 0;
        for (int i = 0; i < 2000; ++i) {
            // Geometric: a coin with a chance of 1 / (mean + 1).
            std::uint32_t value = 0;
            while (random.below(mean + 1) != 0 && value < mean * 20) ++value;
            values.push_back(value);
            sum += value;
        }
        const auto bits = [&](unsigned k) {
            BitWriter writer;
            for (std::uint32_t value : values) writer.put_rice(value, k);
            return writer.take().size();
        };
        std::size_t best = bits(0);
        for (unsigned k = 1; k < 24; ++k) best = std::min(best, bits(k));
        CHECK(bits(best_rice_parameter(sum, values.size())) * 20 <= best * 21);
    }
}
