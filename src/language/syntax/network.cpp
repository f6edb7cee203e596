#include "language/syntax/network.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace verbatim::language {
namespace {

constexpr std::uint32_t most_kept = 2048;  // shares of a slot; a power of two
constexpr std::uint32_t widest_table = 128;  // 128 products of two bytes, times ten bits, and the rounding fit 32 bits

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

// These loops take nearly all the time. Where the loader can choose, they are compiled twice: for processors with AVX2 and without. Integers give the same
// results in both.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__)
#define VERBATIM_WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define VERBATIM_WIDE
#endif

using Lane [[gnu::vector_size(32)]] = std::int16_t;
constexpr std::size_t lane = sizeof(Lane) / sizeof(std::int16_t);

// `lanes` vectors hold a block of the sum while all summands are added to it: a processor with AVX2 has registers for twelve.
template <std::size_t lanes>
[[gnu::always_inline]] inline void add_block(std::int16_t* sum, const std::int16_t* const* summands, std::size_t count, std::size_t offset) {
    Lane block[lanes];
    for (std::size_t i = 0; i < lanes; ++i) std::memcpy(&block[i], sum + offset + i * lane, sizeof(Lane));
    for (std::size_t s = 0; s < count; ++s) {
        const std::int16_t* const summand = summands[s] + offset;
#pragma GCC unroll 12
        for (std::size_t i = 0; i < lanes; ++i) {
            Lane part;
            std::memcpy(&part, summand + i * lane, sizeof part);
            block[i] += part;
        }
    }
    for (std::size_t i = 0; i < lanes; ++i) std::memcpy(sum + offset + i * lane, &block[i], sizeof(Lane));
}

VERBATIM_WIDE void add_all(std::int16_t* sum, const std::int16_t* const* summands, std::size_t count, std::size_t hidden) {
    static_assert(Network::hidden_step == 4 * lane);
    std::size_t offset = 0;
    for (; offset + 12 * lane <= hidden; offset += 12 * lane) add_block<12>(sum, summands, count, offset);
    for (; offset < hidden; offset += 4 * lane) add_block<4>(sum, summands, count, offset);
}

// 128 products of two bytes times a multiplier fit 31 bits.
VERBATIM_WIDE void scale_all(const std::int32_t* __restrict sum, std::int32_t multiplier, std::int32_t shift, std::int32_t most, std::int16_t* __restrict share, std::size_t hidden) {
    const std::int32_t half = std::int32_t{1} << (shift - 1);
    for (std::size_t block = 0; block < hidden; block += Network::hidden_step)
        for (std::size_t h = block; h < block + Network::hidden_step; ++h) {
            const std::int32_t scaled = (sum[h] * multiplier + half) >> shift;
            share[h] = static_cast<std::int16_t>(scaled < -most ? -most : scaled > most ? most : scaled);
        }
}

void apply_relu(std::int16_t* layer, std::size_t hidden) {
    for (std::size_t h = 0; h < hidden; ++h) layer[h] = std::clamp<std::int16_t>(layer[h], 0, static_cast<std::int16_t>(largest_hidden));
}

VERBATIM_WIDE void add_products(std::int32_t* __restrict out, const std::int16_t* __restrict layer, const std::int16_t* __restrict rows, std::size_t count, std::size_t hidden) {
    for (std::size_t a = 0; a < count; ++a, rows += hidden) {
        std::int32_t sum = 0;
        for (std::size_t block = 0; block < hidden; block += Network::hidden_step)
            for (std::size_t h = block; h < block + Network::hidden_step; ++h) sum += std::int32_t{layer[h]} * std::int32_t{rows[h]};
        out[a] += sum;
    }
}

VERBATIM_WIDE void add_scaled(std::int32_t* __restrict sum, std::int16_t value, const std::int8_t* __restrict weights, std::size_t hidden) {
    for (std::size_t block = 0; block < hidden; block += Network::hidden_step)
        for (std::size_t h = block; h < block + Network::hidden_step; ++h) sum[h] += std::int16_t{value} * std::int16_t{weights[h]};
}

}  // namespace

Network::Scratch::Scratch(const Network& network) : summands_(network.slots_.size()), hidden_(network.hidden_), scores_(network.offsets_.size()) {
    if (network.slots_.empty()) return;
    const Slot& last = network.slots_.back();
    rows_.assign(std::size_t{last.place} + last.mask + 1, no_row);
    kept_.resize(rows_.size() * network.hidden_);
}

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
        if (!in.ok() || table.rows != rows[t] || table.width == 0 || table.width > widest_table) return damaged("a table of another size");
        if (!read_integers(in, std::size_t{table.rows} * table.width, table.values)) return damaged("its end within a table");
    }
    std::uint32_t kept = 0;
    for (const Table table : slots) {
        Slot& slot = network.slots_.emplace_back();
        slot.table = place[static_cast<std::size_t>(table)];
        slot.place = kept;
        slot.mask = std::min(std::bit_ceil(network.tables_[slot.table].rows), most_kept) - 1;
        kept += slot.mask + 1;
        std::uint32_t multiplier = in.u32();
        for (slot.shift = share_shift; multiplier > largest_multiplier && slot.shift > 1; --slot.shift) multiplier = (multiplier + 1) / 2;
        if (multiplier > largest_multiplier) return damaged("a multiplier that is too large");
        slot.multiplier = static_cast<std::int32_t>(multiplier);
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
        add_scaled(sum.data(), table.values[std::size_t{row} * table.width + i], weight, hidden_);
    scale_all(sum.data(), slot.multiplier, slot.shift, largest_share(slots_.size()), share, hidden_);  // so that the sum of all fits 16 bits
}

const std::int16_t* Network::share(std::uint32_t slot, std::uint32_t value, Scratch& scratch) const {
    const std::uint32_t row = value < tables_[slots_[slot].table].rows ? value : 0;
    const std::size_t at = std::size_t{slots_[slot].place} + (row & slots_[slot].mask);
    std::int16_t* const kept = &scratch.kept_[at * hidden_];
    if (scratch.rows_[at] != row) {
        scratch.rows_[at] = row;
        compute_share(slots_[slot], row, kept);
    }
    return kept;
}

void Network::compute_hidden(std::span<const std::uint32_t> values, Scratch& scratch) const {
    for (std::uint32_t s = 0; s < slots_.size(); ++s) scratch.summands_[s] = share(s, values[s], scratch);
    std::copy(bias_.begin(), bias_.end(), scratch.hidden_.begin());
    add_all(scratch.hidden_.data(), scratch.summands_.data(), slots_.size(), hidden_);
    apply_relu(scratch.hidden_.data(), hidden_);
}

void Network::begin_sentence(std::uint32_t words, std::size_t groups, Scratch& scratch) const {
    scratch.words_ = words;
    scratch.is_kept_.assign(words * groups, 0);
    if (scratch.sums_.size() < words * groups * hidden_) scratch.sums_.resize(words * groups * hidden_);
}

void Network::compute_hidden(std::span<const std::uint32_t> values, std::span<const std::uint32_t> sizes, std::span<const std::uint32_t> words, Scratch& scratch) const {
    std::uint32_t slot = 0;
    std::size_t count = 0;
    std::array<const std::int16_t*, 8> parts{};
    for (std::size_t g = 0; g < sizes.size(); ++g) {
        const std::uint32_t size = sizes[g];
        if (size == 1) {  // nothing to add up
            scratch.summands_[count++] = share(slot, values[slot], scratch);
            ++slot;
            continue;
        }
        const std::size_t at = g * scratch.words_ + words[g];
        std::int16_t* const sum = &scratch.sums_[at * hidden_];
        if (!scratch.is_kept_[at]) {
            for (std::uint32_t i = 0; i < size; ++i) parts[i] = share(slot + i, values[slot + i], scratch);
            std::fill_n(sum, hidden_, std::int16_t{0});
            add_all(sum, parts.data(), size, hidden_);
            scratch.is_kept_[at] = 1;
        }
        scratch.summands_[count++] = sum;
        slot += size;
    }
    for (; slot < slots_.size(); ++slot) scratch.summands_[count++] = share(slot, values[slot], scratch);
    std::copy(bias_.begin(), bias_.end(), scratch.hidden_.begin());
    add_all(scratch.hidden_.data(), scratch.summands_.data(), count, hidden_);
    apply_relu(scratch.hidden_.data(), hidden_);
}

std::span<const std::int32_t> Network::scores(Scratch& scratch, std::uint32_t first, std::uint32_t count) const {
    const std::span<std::int32_t> out(scratch.scores_.data(), count);
    std::copy_n(offsets_.begin() + first, count, out.begin());
    add_products(out.data(), scratch.hidden_.data(), &weights_[std::size_t{first} * hidden_], count, hidden_);
    return out;
}

}  // namespace verbatim::language
