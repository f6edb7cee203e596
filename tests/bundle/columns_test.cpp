#include "bundle/columns.h"

#include <doctest/doctest.h>

#include "random.h"

using namespace verbatim::bundle;

TEST_CASE("a column is read back in either coding, up to the largest numbers") {
    Random random(7);
    std::vector<std::uint32_t> values = {0, 0xFFFFFFFFu, 0, 5, 5, 5, 0x80000000u, 1};
    for (int i = 0; i < 500; ++i) values.push_back(static_cast<std::uint32_t>(random.next()));
    for (Coding coding : {Coding::plain, Coding::delta}) {
        const auto read = read_column(write_column(values, coding));
        REQUIRE(read);
        CHECK(*read == values);
    }
}

TEST_CASE("lists keep each row's set") {
    Lists lists;
    const std::vector<std::vector<std::uint32_t>> rows = {{}, {0}, {0, 1, 2}, {}, {7, 4000000000u}};
    for (const auto& row : rows) lists.add(row);
    const auto read = read_lists(write_lists(lists));
    REQUIRE(read);
    REQUIRE(read->rows() == rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) CHECK(std::vector<std::uint32_t>(read->row(i).begin(), read->row(i).end()) == rows[i]);
}
