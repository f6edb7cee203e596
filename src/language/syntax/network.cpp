#include "language/syntax/network.h"

#include <algorithm>
#include <array>

namespace verbatim::language {
namespace {

constexpr std::size_t kept_shares = 8192;  // of a scratch; a power of two

template <class Integer>
bool read_integers(base::ByteReader& in, std::size_t count, std::vector<Integer>& out) {
    const std::string_view bytes = in.bytes(count * sizeof(Integer));
    if (!in.ok()) return false;
    out.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint32_t value = 0;
        for (std::size_t b = 0; b < sizeof(Integer); ++b) value |= std::uint32_t{static_cast<std::uint8_t>(bytes[i * sizeof(Integer) + b])} << 8 * b;
        out[i] = static_cast<Integer>(value);
    }
    return true;
}

base::Error damaged(const char* what) { return base::Error{"a model of syntax", what, "what bench/syntax_learn writes", "", base::ErrorKind::other}; }

// Stretches of a fixed length, by pointers: compilers turn these loops into vector instructions.

void add(std::int16_t* __restrict sum, const std::int16_t* __restrict share, std::size_t hidden) {
    for (const std::int16_t* const end = share + hidden; share != end; share += Network::hidden_step, sum += Network::hidden_step)
        for (std::size_t h = 0; h < Network::hidden_step; ++h) sum[h] = static_cast<std::int16_t>(sum[h] + share[h]);
}

std::int32_t product(const std::int16_t* __restrict a, const std::int16_t* __restrict b, std::size_t hidden) {
    std::int32_t sum = 0;
    for (const std::int16_t* const end = a + hidden; a != end; a += Network::hidden_step, b += Network::hidden_step)
        for (std::size_t h = 0; h < Network::hidden_step; ++h) sum += std::int32_t{a[h]} * std::int32_t{b[h]};
    return sum;
}

void add_product(std::int32_t* __restrict sum, std::int16_t value, const std::int8_t* __restrict weights, std::size_t hidden) {
    for (const std::int8_t* const end = weights + hidden; weights != end; weights += Network::hidden_step, sum += Network::hidden_step)
        for (std::size_t h = 0; h < Network::hidden_step; ++h) sum[h] += std::int16_t{value} * std::int16_t{weights[h]};
}

}  // namespace

Network::Scratch::Scratch(const Network& network)
    : shares_(kept_shares), kept_(kept_shares * network.hidden_), hidden_(network.hidden_), scores_(network.offsets_.size()) {}

base::Result<Network> Network::read(base::ByteReader& in, std::span<const Table> slots, std::span<const std::uint32_t> rows) {
    Network network;
    network.hidden_ = in.u32();
    const std::uint32_t answers = in.u32();
    if (!in.ok() || network.hidden_ == 0 || network.hidden_ > most_hidden || network.hidden_ % hidden_step != 0) return damaged("a hidden layer of another size");
    if (answers == 0 || answers > 4096) return damaged("no answers, or too many");
    std::array<std::uint32_t, table_count> place{};
    for (std::size_t t = 0; t < table_count; ++t) {
        if (std::find(slots.begin(), slots.end(), static_cast<Table>(t)) == slots.end()) continue;
        place[t] = static_cast<std::uint32_t>(network.tables_.size());
        Embeddings& table = network.tables_.emplace_back();
        table.rows = in.u32();
        table.width = in.u32();
        if (!in.ok() || table.rows != rows[t] || table.width == 0 || table.width > 256) return damaged("a table of another size");
        if (!read_integers(in, std::size_t{table.rows} * table.width, table.values)) return damaged("its end within a table");
    }
    for (const Table table : slots) {
        Slot& slot = network.slots_.emplace_back();
        slot.table = place[static_cast<std::size_t>(table)];
        slot.multiplier = in.u32();
        if (!read_integers(in, std::size_t{network.tables_[slot.table].width} * network.hidden_, slot.weights)) return damaged("its end within a slot");
    }
    if (!read_integers(in, network.hidden_, network.bias_) || !read_integers(in, std::size_t{answers} * network.hidden_, network.weights_) ||
        !read_integers(in, answers, network.offsets_))
        return damaged("its end within the last layer");
    const auto exceeds = [](const auto& values, std::int32_t most) { return std::any_of(values.begin(), values.end(), [&](std::int32_t value) { return value > most || value < -most; }); };
    if (exceeds(network.bias_, largest_share(slots.size())) || exceeds(network.weights_, largest_weight) || exceeds(network.offsets_, largest_offset))
        return damaged("a number that is too large");
    return network;
}

void Network::compute_share(const Slot& slot, std::uint32_t row, std::int16_t* share) const {
    const Embeddings& table = tables_[slot.table];
    std::array<std::int32_t, most_hidden> sum{};
    const std::int8_t* weight = slot.weights.data();
    for (std::uint32_t i = 0; i < table.width; ++i, weight += hidden_)
        add_product(sum.data(), table.values[std::size_t{row} * table.width + i], weight, hidden_);
    const std::int64_t most = largest_share(slots_.size());  // so that the sum of all fits 16 bits
    for (std::uint32_t h = 0; h < hidden_; ++h) {
        const std::int64_t scaled = (std::int64_t{sum[h]} * slot.multiplier + (std::int64_t{1} << (share_shift - 1))) >> share_shift;
        share[h] = static_cast<std::int16_t>(std::clamp(scaled, -most, most));
    }
}

std::span<const std::int32_t> Network::scores(std::span<const std::uint32_t> values, Scratch& scratch) const {
    std::copy(bias_.begin(), bias_.end(), scratch.hidden_.begin());
    for (std::uint32_t s = 0; s < slots_.size(); ++s) {
        const std::uint32_t row = values[s] < tables_[slots_[s].table].rows ? values[s] : 0;
        const std::size_t at = (row * 64 + s) * 0x9E3779B1u >> 7 & (kept_shares - 1);
        std::int16_t* const share = &scratch.kept_[at * hidden_];
        if (Scratch::Share& kept = scratch.shares_[at]; kept.slot != s || kept.row != row) {
            kept = {s, row};
            compute_share(slots_[s], row, share);
        }
        add(scratch.hidden_.data(), share, hidden_);
    }
    for (std::int16_t& unit : scratch.hidden_) unit = std::clamp<std::int16_t>(unit, 0, static_cast<std::int16_t>(largest_hidden));
    for (std::uint32_t a = 0; a < offsets_.size(); ++a)
        scratch.scores_[a] = offsets_[a] + product(scratch.hidden_.data(), &weights_[std::size_t{a} * hidden_], hidden_);
    return scratch.scores_;
}

}  // namespace verbatim::language
