#include "quotes/score.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/hash.h"
#include "language/tables.h"
#include "quotes/tables.h"

namespace verbatim::quotes {

// The weights of one model by the hash of the feature: open addressing, because each article asks for thousands. Two
// features with one 64-bit hash would share a weight, the same everywhere.
class WeightTable {
  public:
    void set(std::string_view feature, std::int32_t weight) {
        const std::uint64_t hash = base::hash64(feature);
        std::size_t slot = hash % slots_.size();
        while (slots_[slot].weight != 0 && slots_[slot].hash != hash) slot = (slot + 1) % slots_.size();
        slots_[slot] = {hash, weight};
    }

    std::int32_t get(std::string_view feature) const {
        const std::uint64_t hash = base::hash64(feature);
        std::size_t slot = hash % slots_.size();
        while (slots_[slot].weight != 0 && slots_[slot].hash != hash) slot = (slot + 1) % slots_.size();
        return slots_[slot].weight;
    }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::int32_t weight = 0;  // 0: free
    };
    std::vector<Slot> slots_ = std::vector<Slot>(8192);  // several times the rows of weights.tsv for one model
};

namespace {

constexpr std::array<std::string_view, 5> model_names{"speaker", "subject", "indirect", "ending", "person"};

struct Weights {
    std::array<WeightTable, model_names.size()> models;

    explicit Weights(std::string_view table) {
        language::tables::for_each_row(table, [&](const std::vector<std::string_view>& cells) {
            if (cells.size() != 3) return;
            std::int32_t weight = 0;
            std::from_chars(cells[2].data(), cells[2].data() + cells[2].size(), weight);
            for (std::size_t m = 0; m < model_names.size(); ++m) {
                if (model_names[m] == cells[0] && weight != 0) models[m].set(cells[1], weight);
            }
        });
    }
};

Weights& shipped_weights() {
    static Weights weights(tables::weights);
    return weights;
}

constexpr std::int32_t steps_per_halving = 64;
constexpr std::int32_t halving = 693;  // ln 2 in thousandths

// 2^(-i/64) scaled to 2^20, from repeated multiplication by 2^(-1/64); computed by the compiler.
constexpr auto powers = [] {
    std::array<std::uint32_t, steps_per_halving> table{};
    double value = 1048576.0;
    for (auto& entry : table) {
        entry = static_cast<std::uint32_t>(value + 0.5);
        value *= 0.98922801319397548;
    }
    return table;
}();

// exp(-distance / 1000), scaled to 2^20.
std::uint64_t exponential(std::int64_t distance) {
    const std::int64_t steps = distance * steps_per_halving / halving;
    const std::int64_t halvings = steps / steps_per_halving;
    if (halvings > 20) return 0;
    return powers[static_cast<std::size_t>(steps % steps_per_halving)] >> halvings;
}

}  // namespace

void use_weights(std::string_view table) { shipped_weights() = Weights(table); }

Features::Features(Model model, std::vector<std::string>* trace) : weights_(&shipped_weights().models[static_cast<std::size_t>(model)]), trace_(trace) {}

std::string_view step_of(std::uint32_t count) {
    if (count <= 2) return std::string_view("012").substr(count, 1);
    if (count <= 4) return "3-4";
    if (count <= 8) return "5-8";
    if (count <= 16) return "9-16";
    return "17+";
}

void Features::add_text(std::string_view feature) {
    if (trace_ != nullptr) trace_->emplace_back(feature);
    score_ += weights_->get(feature);
}

void Features::add(std::string_view name, std::string_view value) { add(name, value, {}); }

void Features::add(std::string_view name, std::string_view value, std::string_view and_value) {
    std::array<char, 96> buffer;
    std::size_t size = 0;
    const auto append = [&](std::string_view part) {
        const std::size_t fits = std::min(part.size(), buffer.size() - size);
        std::memcpy(buffer.data() + size, part.data(), fits);
        size += fits;
    };
    append(name);
    if (!value.empty()) {
        append("=");
        append(value);
    }
    if (!and_value.empty()) {
        append("+");
        append(and_value);
    }
    add_text({buffer.data(), size});
}

void Features::add_count(std::string_view name, std::uint32_t count) { add(name, step_of(count)); }

std::uint16_t probability(std::int32_t score) {
    const std::array<std::int32_t, 2> scores{score, 0};
    return probability_among(scores, 0);
}

std::uint16_t probability_among(std::span<const std::int32_t> scores, std::size_t chosen) {
    const std::int64_t best = *std::max_element(scores.begin(), scores.end());
    std::uint64_t sum = 0;
    for (const std::int32_t score : scores) sum += exponential(best - score);
    return static_cast<std::uint16_t>((exponential(best - scores[chosen]) * 1000 + sum / 2) / sum);
}

}  // namespace verbatim::quotes
