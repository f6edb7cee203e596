#include "learn/neural.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace verbatim::learn {

std::uint32_t Shape::inputs() const {
    std::uint32_t sum = 0;
    for (const std::uint32_t table : slots) sum += tables[table].width;
    return sum;
}

Weights::Weights(const Shape& shape)
    : first(std::size_t{shape.inputs()} * shape.hidden), bias(shape.hidden), second(std::size_t{shape.answers} * shape.hidden), offsets(shape.answers) {
    for (const Shape::Table& table : shape.tables) tables.emplace_back(std::size_t{table.rows} * table.width);
}

void randomise(Weights& weights, const Shape& shape, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto fill = [&](std::vector<float>& values, double range) {
        for (float& value : values) value = static_cast<float>((static_cast<double>(random() >> 11) / 9007199254740992.0 * 2 - 1) * range);
    };
    for (auto& table : weights.tables) fill(table, 0.1);
    fill(weights.first, std::sqrt(6.0 / (shape.inputs() + shape.hidden)));
    fill(weights.second, std::sqrt(6.0 / (shape.answers + shape.hidden)));
}

Pass::Pass(const Shape& shape, const Weights& weights)
    : gradient(shape), shape_(shape), weights_(weights), hidden_(shape.hidden), mask_(shape.hidden), scores_(shape.answers),
      answer_slope_(shape.answers), hidden_slope_(shape.hidden) {
    for (const Shape::Table& table : shape.tables) {
        touched.emplace_back();
        is_touched.emplace_back(table.rows, std::uint8_t{0});
    }
    std::uint32_t offset = 0;
    for (const std::uint32_t table : shape.slots) {
        offsets_.push_back(offset);
        offset += shape.tables[table].width;
        places_.emplace_back(shape.tables[table].rows, 0u);
    }
}

std::uint32_t Pass::use_of(std::uint32_t slot, std::uint32_t row) {
    std::uint32_t& place = places_[slot][row];
    if (place > 0) return place - 1;
    uses_.push_back({slot, row, false});
    place = static_cast<std::uint32_t>(uses_.size());
    const std::size_t hidden = shape_.hidden, table = shape_.slots[slot], width = shape_.tables[table].width;
    if (shares_.size() < uses_.size() * hidden) {
        shares_.resize(2 * uses_.size() * hidden);
        slopes_.resize(2 * uses_.size() * hidden);
    }
    float* const share = &shares_[(uses_.size() - 1) * hidden];
    std::fill(share, share + hidden, 0.0f);
    std::fill_n(&slopes_[(uses_.size() - 1) * hidden], hidden, 0.0f);
    const float* const input = &weights_.tables[table][row * width];
    const float* weight = &weights_.first[std::size_t{offsets_[slot]} * hidden];
    for (std::size_t i = 0; i < width; ++i, weight += hidden)
        for (std::size_t h = 0; h < hidden; ++h) share[h] += input[i] * weight[h];
    return place - 1;
}

void Pass::finish_batch() {
    const std::size_t hidden = shape_.hidden;
    for (std::size_t u = 0; u < uses_.size(); ++u) {
        const Use& use = uses_[u];
        places_[use.slot][use.row] = 0;
        if (!use.learned) continue;
        const std::size_t table = shape_.slots[use.slot], width = shape_.tables[table].width, offset = offsets_[use.slot];
        if (!is_touched[table][use.row]) {
            is_touched[table][use.row] = 1;
            touched[table].push_back(use.row);
        }
        const float* const input = &weights_.tables[table][use.row * width];
        float* const into = &gradient.tables[table][use.row * width];
        const float* const slope = &slopes_[u * hidden];
        for (std::size_t i = 0; i < width; ++i) {
            const float* const weight = &weights_.first[(offset + i) * hidden];
            float* const out = &gradient.first[(offset + i) * hidden];
            float sum = 0;
            for (std::size_t h = 0; h < hidden; ++h) {
                out[h] += input[i] * slope[h];
                sum += weight[h] * slope[h];
            }
            into[i] += sum;
        }
    }
    uses_.clear();
}

const std::vector<float>& Pass::scores(std::span<const std::uint32_t> values, float drop, std::mt19937_64* random) {
    const std::size_t hidden = shape_.hidden;
    float* const sum = hidden_.data();
    std::copy(weights_.bias.begin(), weights_.bias.end(), sum);
    now_.clear();
    for (std::uint32_t s = 0; s < values.size(); ++s) {
        now_.push_back(use_of(s, values[s]));
        const float* const share = &shares_[now_.back() * hidden];
        for (std::size_t h = 0; h < hidden; ++h) sum[h] += share[h];
    }
    const float kept = 1 / (1 - drop);
    const auto border = static_cast<std::uint64_t>(static_cast<double>(drop) * 65536);
    std::uint64_t bits = 0;
    for (std::size_t h = 0; h < hidden; ++h) {
        float mask = 1;
        if (random) {
            if (h % 4 == 0) bits = (*random)();
            mask = (bits & 0xffff) < border ? 0 : kept;
            bits >>= 16;
        }
        mask_[h] = sum[h] > 0 ? mask : 0;
        sum[h] *= mask_[h];
    }
    for (std::size_t a = 0; a < shape_.answers; ++a) {
        const float* row = &weights_.second[a * hidden];
        float score = weights_.offsets[a];
        for (std::size_t h = 0; h < hidden; ++h) score += row[h] * sum[h];
        scores_[a] = score;
    }
    return scores_;
}

float Pass::learn(const std::vector<std::uint8_t>& groups, const std::vector<std::uint8_t>& right) {
    constexpr std::size_t most_groups = 4;
    std::array<float, most_groups> best, all{}, good{};
    best.fill(-1e30f);
    for (std::size_t a = 0; a < scores_.size(); ++a) best[groups[a]] = std::max(best[groups[a]], scores_[a]);
    for (std::size_t a = 0; a < scores_.size(); ++a) {
        const std::size_t group = groups[a];
        answer_slope_[a] = group == 0 ? 0 : std::exp(scores_[a] - best[group]);
        all[group] += answer_slope_[a];
        if (right[a]) good[group] += answer_slope_[a];
    }
    float loss = 0;
    for (std::size_t group = 1; group < most_groups; ++group) {
        if (all[group] <= 0) continue;
        good[group] = std::max(good[group], all[group] * 1e-12f);
        loss -= std::log(good[group] / all[group]);
    }
    for (std::size_t a = 0; a < scores_.size(); ++a) {
        const std::size_t group = groups[a];
        if (group == 0) continue;
        const float share = answer_slope_[a];
        answer_slope_[a] = share / all[group] - (right[a] ? share / good[group] : 0);
    }
    const std::size_t hidden = shape_.hidden;
    std::fill(hidden_slope_.begin(), hidden_slope_.end(), 0.0f);
    for (std::size_t a = 0; a < scores_.size(); ++a) {
        const float slope = answer_slope_[a];
        if (std::abs(slope) < 1e-6f) continue;
        gradient.offsets[a] += slope;
        const float* row = &weights_.second[a * hidden];
        float* out = &gradient.second[a * hidden];
        for (std::size_t h = 0; h < hidden; ++h) {
            out[h] += slope * hidden_[h];
            hidden_slope_[h] += slope * row[h];
        }
    }
    for (std::size_t h = 0; h < hidden; ++h) {
        hidden_slope_[h] *= mask_[h];
        gradient.bias[h] += hidden_slope_[h];
    }
    for (const std::uint32_t use : now_) {
        uses_[use].learned = true;
        float* const out = &slopes_[use * hidden];
        for (std::size_t h = 0; h < hidden; ++h) out[h] += hidden_slope_[h];
    }
    return loss;
}

Adam::Adam(const Shape& shape) : shape_(shape) {
    const auto make = [](std::size_t size) { return Moments{std::vector<float>(size), std::vector<float>(size)}; };
    for (const Shape::Table& table : shape.tables) tables_.push_back(make(std::size_t{table.rows} * table.width));
    first_ = make(std::size_t{shape.inputs()} * shape.hidden);
    bias_ = make(shape.hidden);
    second_ = make(std::size_t{shape.answers} * shape.hidden);
    offsets_ = make(shape.answers);
}

void Adam::move(std::vector<float>& weights, std::size_t from, std::size_t to, std::vector<float>& gradient, Moments& moments, float rate, float scale) {
    constexpr float keep_first = 0.9f, keep_second = 0.999f, least = 1e-8f;
    for (std::size_t i = from; i < to; ++i) {
        const float slope = gradient[i] * scale;
        gradient[i] = 0;
        moments.first[i] = keep_first * moments.first[i] + (1 - keep_first) * slope;
        moments.second[i] = keep_second * moments.second[i] + (1 - keep_second) * slope * slope;
        weights[i] -= rate * moments.first[i] / (std::sqrt(moments.second[i]) + least);
    }
}

void Adam::step(Weights& weights, std::vector<Pass*>& passes, float rate, float examples) {
    ++steps_;
    const double corrected = std::sqrt(1 - std::pow(0.999, static_cast<double>(steps_))) / (1 - std::pow(0.9, static_cast<double>(steps_)));
    const float now = rate * static_cast<float>(corrected), scale = 1 / examples;
    Pass& sum = *passes[0];
    const auto add = [](std::vector<float>& into, std::vector<float>& from, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            into[i] += from[i];
            from[i] = 0;
        }
    };
    for (std::size_t p = 1; p < passes.size(); ++p) {
        Pass& pass = *passes[p];
        for (std::size_t t = 0; t < pass.touched.size(); ++t) {
            const std::size_t width = shape_.tables[t].width;
            for (const std::uint32_t row : pass.touched[t]) {
                pass.is_touched[t][row] = 0;
                if (!sum.is_touched[t][row]) {
                    sum.is_touched[t][row] = 1;
                    sum.touched[t].push_back(row);
                }
                add(sum.gradient.tables[t], pass.gradient.tables[t], row * width, (row + 1) * width);
            }
            pass.touched[t].clear();
        }
        add(sum.gradient.first, pass.gradient.first, 0, sum.gradient.first.size());
        add(sum.gradient.bias, pass.gradient.bias, 0, sum.gradient.bias.size());
        add(sum.gradient.second, pass.gradient.second, 0, sum.gradient.second.size());
        add(sum.gradient.offsets, pass.gradient.offsets, 0, sum.gradient.offsets.size());
    }
    for (std::size_t t = 0; t < sum.touched.size(); ++t) {
        const std::size_t width = shape_.tables[t].width;
        for (const std::uint32_t row : sum.touched[t]) {
            sum.is_touched[t][row] = 0;
            move(weights.tables[t], row * width, (row + 1) * width, sum.gradient.tables[t], tables_[t], now, scale);
        }
        sum.touched[t].clear();
    }
    move(weights.first, 0, weights.first.size(), sum.gradient.first, first_, now, scale);
    move(weights.bias, 0, weights.bias.size(), sum.gradient.bias, bias_, now, scale);
    move(weights.second, 0, weights.second.size(), sum.gradient.second, second_, now, scale);
    move(weights.offsets, 0, weights.offsets.size(), sum.gradient.offsets, offsets_, now, scale);
}

}  // namespace verbatim::learn
