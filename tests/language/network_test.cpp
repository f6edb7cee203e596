#include "language/syntax/network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

using namespace verbatim;
using namespace verbatim::language;

namespace {

constexpr std::uint32_t hidden = 64, answers = 5;
constexpr std::array<Table, 3> test_slots{Table::word, Table::tag, Table::word};

std::array<std::uint32_t, table_count> test_rows() {
    std::array<std::uint32_t, table_count> rows{};
    rows[static_cast<std::size_t>(Table::word)] = 7;
    rows[static_cast<std::size_t>(Table::tag)] = 3;
    return rows;
}

struct Plain {
    std::array<std::vector<std::int32_t>, 2> tables;
    std::array<std::vector<std::int32_t>, 3> slots;
    std::vector<std::int32_t> bias, weights, offsets;
    static constexpr std::array<std::size_t, 2> widths{4, 3}, rows{7, 3};
    static constexpr std::array<std::size_t, 3> table_of{0, 1, 0};
    static constexpr std::uint32_t multiplier = 90000;
    static constexpr std::int64_t kept_multiplier = 704, kept_shift = share_shift - 7;  // halved, upwards, until it has ten bits

    // The definition, without a cache: what the network has to agree with.
    std::vector<std::int32_t> scores(const std::array<std::uint32_t, 3>& values) const {
        std::vector<std::int64_t> sum(bias.begin(), bias.end());
        for (std::size_t s = 0; s < 3; ++s) {
            const std::size_t table = table_of[s], row = values[s] < rows[table] ? values[s] : 0;
            for (std::size_t h = 0; h < hidden; ++h) {
                std::int64_t product = 0;
                for (std::size_t i = 0; i < widths[table]; ++i) product += std::int64_t{tables[table][row * widths[table] + i]} * slots[s][i * hidden + h];
                sum[h] += (product * kept_multiplier + (1 << (kept_shift - 1))) >> kept_shift;
            }
        }
        std::vector<std::int32_t> out(offsets);
        for (std::size_t a = 0; a < answers; ++a)
            for (std::size_t h = 0; h < hidden; ++h)
                out[a] += static_cast<std::int32_t>(std::clamp<std::int64_t>(sum[h], 0, largest_hidden)) * weights[a * hidden + h];
        return out;
    }

    std::string bytes() const {
        base::ByteWriter out;
        const auto put = [&](const std::vector<std::int32_t>& values, int size) {
            for (const std::int32_t value : values)
                for (int b = 0; b < size; ++b) out.u8(static_cast<std::uint8_t>(static_cast<std::uint32_t>(value) >> 8 * b));
        };
        out.u32(hidden);
        out.u32(answers);
        for (std::size_t t = 0; t < 2; ++t) {
            out.u32(static_cast<std::uint32_t>(rows[t]));
            out.u32(static_cast<std::uint32_t>(widths[t]));
            put(tables[t], 1);
        }
        for (const auto& slot : slots) {
            out.u32(multiplier);
            put(slot, 1);
        }
        put(bias, 2);
        put(weights, 2);
        put(offsets, 4);
        return std::string(out.view());
    }
};

Plain random_network(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto draw = [&](std::size_t count, std::int32_t most) {
        std::vector<std::int32_t> values(count);
        for (std::int32_t& value : values) value = static_cast<std::int32_t>(random() % static_cast<std::uint32_t>(2 * most + 1)) - most;
        return values;
    };
    Plain plain;
    for (std::size_t t = 0; t < 2; ++t) plain.tables[t] = draw(Plain::rows[t] * Plain::widths[t], 127);
    for (std::size_t s = 0; s < 3; ++s) plain.slots[s] = draw(Plain::widths[Plain::table_of[s]] * hidden, 127);
    plain.bias = draw(hidden, 500);
    plain.weights = draw(answers * hidden, largest_weight);
    plain.offsets = draw(answers, 100000);
    return plain;
}

}  // namespace

TEST_CASE("a network's scores are those of the definition, whatever its cache holds") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const Plain plain = random_network(seed);
        const std::string bytes = plain.bytes();
        base::ByteReader in(bytes);
        const auto network = Network::read(in, test_slots, test_rows());
        REQUIRE(network);
        CHECK(in.at_end());
        CHECK(network->answers() == answers);
        Network::Scratch scratch(*network);
        std::mt19937 random(seed);
        for (int turn = 0; turn < 50; ++turn) {
            // Row 9 is past both tables and stands for row 0.
            const auto row = [&](std::uint32_t rows) { return static_cast<std::uint32_t>(random() % rows); };
            const std::array<std::uint32_t, 3> values{row(10), row(3), row(7)};
            network->compute_hidden(values, scratch);
            const auto all = network->scores(scratch, 0, answers);
            const std::vector<std::int32_t> right = plain.scores(values);
            CHECK(std::vector<std::int32_t>(all.begin(), all.end()) == right);
            const auto some = network->scores(scratch, 1, 3);
            CHECK(std::vector<std::int32_t>(some.begin(), some.end()) == std::vector<std::int32_t>(right.begin() + 1, right.begin() + 4));
        }
    }
}

TEST_CASE("a network that ends early, and one of other sizes, is refused") {
    const std::string bytes = random_network(1).bytes();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        base::ByteReader in(std::string_view(bytes).substr(0, size));
        CHECK_FALSE(Network::read(in, test_slots, test_rows()));
    }
    auto rows = test_rows();
    rows[static_cast<std::size_t>(Table::word)] = 8;
    base::ByteReader in(bytes);
    const auto other = Network::read(in, test_slots, rows);
    REQUIRE_FALSE(other);
    CHECK(other.error().message().find("a table of another size") != std::string::npos);
}

TEST_CASE("a number with which sums could overflow is refused") {
    for (int what = 0; what < 3; ++what) {
        Plain plain = random_network(2);
        if (what == 0) plain.bias[1] = largest_share(test_slots.size()) + 1;
        if (what == 1) plain.weights[1] = -largest_weight - 1;
        if (what == 2) plain.offsets[1] = largest_offset + 1;
        const std::string bytes = plain.bytes();
        base::ByteReader in(bytes);
        const auto network = Network::read(in, test_slots, test_rows());
        REQUIRE_FALSE(network);
        CHECK(network.error().message().find("too large") != std::string::npos);
    }
}
