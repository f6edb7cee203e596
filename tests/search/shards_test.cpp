#include "search/shards.h"

#include <doctest/doctest.h>

#include <vector>

using namespace verbatim;
using namespace verbatim::search;
using bundle::ShardKind;

namespace {

struct Sealed {
    std::string bytes;
    bundle::ShardRef ref;
};

Sealed column_of(std::uint32_t value, std::size_t rows = 10) {
    const std::vector<std::uint32_t> values(rows, value);
    std::string bytes = bundle::seal_shard(ShardKind::column, {bundle::write_column(values, bundle::Coding::plain)});
    const bundle::ShardRef ref = bundle::ref_of(bytes);
    return {std::move(bytes), ref};
}

Outcome<std::uint32_t> read_first(ShardStore& store, const Sealed& shard) {
    Reading reading(store);
    const auto* column = reading.get<Column>(shard.ref, ShardKind::column, "a column");
    return reading.finish(column ? column->front() : 0u);
}

}  // namespace

TEST_CASE("a read names what is missing, and answers when it is there") {
    ShardStore store(1 << 20);
    const Sealed shard = column_of(7);
    const auto first = read_first(store, shard);
    CHECK_FALSE(first.ready());
    REQUIRE(first.missing.size() == 1);
    CHECK(store.file(first.missing[0]) == bundle::shard_file(shard.ref));
    CHECK(store.deliver(first.missing[0], shard.bytes));
    CHECK(read_first(store, shard).value == 7u);
}

TEST_CASE("a stale, a cut and a wrong file are refused and become gaps") {
    const Sealed shard = column_of(7);
    for (const std::string& arrived : {column_of(8).bytes, shard.bytes.substr(0, shard.bytes.size() - 1), std::string("<html>404</html>"), std::string()}) {
        ShardStore store(1 << 20);
        const base::ShardId id = read_first(store, shard).missing[0];
        CHECK_FALSE(store.deliver(id, arrived));
        const auto outcome = read_first(store, shard);
        CHECK(outcome.ready());
        REQUIRE(outcome.gaps.size() == 1);
        CHECK(outcome.gaps[0].what == "a column");
        store.forget_failures();
        CHECK_FALSE(read_first(store, shard).ready());
        CHECK(store.deliver(id, shard.bytes));
        CHECK(read_first(store, shard).gaps.empty());
    }
}

TEST_CASE("memory stays within the budget; what a waiting read has used stays") {
    ShardStore store(100000);
    std::vector<Sealed> shards;
    for (std::uint32_t i = 0; i < 40; ++i) shards.push_back(column_of(i, 5000));
    for (const Sealed& shard : shards) {
        const auto outcome = read_first(store, shard);
        CHECK(store.deliver(outcome.missing[0], shard.bytes));
        CHECK(read_first(store, shard).ready());
        CHECK(store.memory() <= 100000);
    }
    // One read that needs all of them at once is not starved.
    const auto read_all = [&] {
        Reading reading(store);
        std::uint32_t here = 0;
        for (const Sealed& shard : shards) here += reading.get<Column>(shard.ref, ShardKind::column, "a column") ? 1 : 0;
        return reading.finish(here);
    };
    for (int turn = 0; turn < 60; ++turn) {
        const auto outcome = read_all();
        if (outcome.ready()) break;
        const base::ShardId id = outcome.missing[0];
        for (const Sealed& shard : shards)
            if (bundle::shard_file(shard.ref) == store.file(id)) CHECK(store.deliver(id, shard.bytes));
    }
    CHECK(read_all().value == 40u);
    // The next read needs less, and the rest goes.
    CHECK(read_first(store, shards.back()).ready());
    CHECK(store.memory() <= 100000);
}
