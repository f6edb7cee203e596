#include "quotes/score.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <unordered_map>

#include "base/hash.h"
#include "quotes/tables.h"

namespace verbatim::quotes {
namespace {

constexpr std::array<std::string_view, 4> model_names{"speaker", "subject", "indirect", "ending"};

using WeightTable = std::unordered_map<std::uint64_t, std::int32_t>;

struct Weights {
    std::array<WeightTable, model_names.size()> models;

    Weights() {
        tables::for_each_row(tables::weights, [&](const std::vector<std::string_view>& cells) {
            if (cells.size() != 3) return;
            std::int32_t weight = 0;
            std::from_chars(cells[2].data(), cells[2].data() + cells[2].size(), weight);
            for (std::size_t m = 0; m < model_names.size(); ++m) {
                if (model_names[m] == cells[0]) models[m][base::hash64(cells[1])] = weight;
            }
        });
    }
};

const WeightTable& weights_of(Model model) {
    static const Weights weights;
    return weights.models[static_cast<std::size_t>(model)];
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

std::string_view step_of(std::uint32_t count) {
    if (count <= 2) return std::string_view("012").substr(count, 1);
    if (count <= 4) return "3-4";
    if (count <= 8) return "5-8";
    if (count <= 16) return "9-16";
    return "17+";
}

void Features::add_text(std::string_view feature) {
    if (trace_ != nullptr) trace_->emplace_back(feature);
    const WeightTable& table = weights_of(model_);
    const auto found = table.find(base::hash64(feature));
    if (found != table.end()) score_ += found->second;
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
