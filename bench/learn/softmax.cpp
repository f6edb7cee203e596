#include "learn/softmax.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace verbatim::learn {
namespace {

constexpr int passes = 12;
constexpr std::uint32_t shuffles = 3;  // learned so often in another order, and averaged: less of the luck of one order
constexpr double rate = 0.15;
constexpr double penalty = 2e-5;  // times the decisions that a feature is absent from for each that has it

double score(const Candidate& candidate, const std::vector<double>& weights) {
    double sum = 0;
    for (const std::uint32_t feature : candidate.features) sum += weights[feature];
    return sum;
}

void shares(const Decision& decision, const std::vector<double>& weights, std::vector<double>& out) {
    out.clear();
    for (const Candidate& candidate : decision.candidates) out.push_back(score(candidate, weights));
    if (out.size() == 1) {
        out[0] = 1 / (1 + std::exp(-std::clamp(out[0], -30.0, 30.0)));
        return;
    }
    const double top = *std::max_element(out.begin(), out.end());
    double sum = 0;
    for (double& value : out) sum += value = std::exp(value - top);
    for (double& value : out) value /= sum;
}

bool teaches(const Decision& decision) {
    if (decision.candidates.size() == 1) return true;
    return std::any_of(decision.candidates.begin(), decision.candidates.end(), [](const Candidate& one) { return one.right; });
}

std::vector<std::uint32_t> count_features(const std::vector<const Decision*>& decisions, std::size_t features) {
    std::vector<std::uint32_t> counts(features), seen_in(features, 0xFFFFFFFFu);
    for (std::uint32_t d = 0; d < decisions.size(); ++d) {
        for (const Candidate& candidate : decisions[d]->candidates) {
            for (const std::uint32_t feature : candidate.features) {
                if (seen_in[feature] == d) continue;
                seen_in[feature] = d;
                ++counts[feature];
            }
        }
    }
    return counts;
}

// One run of AdaGrad; adds its share of the averaged weights to `sums`.
void descend(const std::vector<Decision>& kept, const std::vector<std::uint32_t>& counts, std::uint32_t seed, std::vector<double>& sums) {
    const std::size_t features = sums.size();
    std::vector<double> weights(features), squares(features, 1e-6), gradient(features), p;
    std::vector<std::uint32_t> touched, order(kept.size());
    std::iota(order.begin(), order.end(), 0u);
    std::mt19937 random(seed);
    for (int pass = 0; pass < passes; ++pass) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
        for (const std::uint32_t d : order) {
            const Decision& decision = kept[d];
            shares(decision, weights, p);
            double mass = 0;
            for (std::size_t i = 0; i < p.size(); ++i) mass += decision.candidates[i].right ? p[i] : 0;
            touched.clear();
            for (std::size_t i = 0; i < p.size(); ++i) {
                const bool right = decision.candidates[i].right;
                const double step = p.size() == 1 ? (right ? 1.0 : 0.0) - p[0] : (right ? p[i] / std::max(mass, 1e-9) : 0.0) - p[i];
                if (std::abs(step) < 1e-4) continue;
                for (const std::uint32_t feature : decision.candidates[i].features) {
                    gradient[feature] += step;
                    touched.push_back(feature);
                }
            }
            for (const std::uint32_t feature : touched) {
                if (gradient[feature] == 0) continue;  // seen already
                const double g = gradient[feature] - penalty * static_cast<double>(kept.size()) * weights[feature] / counts[feature];
                squares[feature] += g * g;
                weights[feature] += rate * g / std::sqrt(squares[feature]);
                gradient[feature] = 0;
            }
        }
        if (pass < passes / 2) continue;
        for (std::size_t f = 0; f < features; ++f) sums[f] += weights[f] / ((passes - passes / 2) * shuffles);
    }
}

}  // namespace

std::uint32_t FeatureNames::number(const std::string& name) {
    const auto [place, is_new] = numbers_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return place->second;
}

std::vector<double> learn(const std::vector<const Decision*>& decisions, std::size_t features) {
    const std::vector<std::uint32_t> counts = count_features(decisions, features);
    std::vector<Decision> kept;
    for (const Decision* decision : decisions) {
        if (!teaches(*decision)) continue;
        kept.push_back(*decision);
        for (Candidate& candidate : kept.back().candidates) {
            std::erase_if(candidate.features, [&](std::uint32_t feature) { return counts[feature] < least_seen; });
        }
    }
    std::vector<double> sums(features);
    for (std::uint32_t seed = 1; seed <= shuffles; ++seed) descend(kept, counts, seed, sums);
    return sums;
}

Fit judge(const std::vector<const Decision*>& decisions, const std::vector<double>& weights) {
    Fit fit;
    std::vector<double> p;
    for (const Decision* decision : decisions) {
        shares(*decision, weights, p);
        const auto& candidates = decision->candidates;
        if (p.size() == 1) {
            fit.right += (p[0] >= 0.5) == candidates[0].right;
            fit.loss -= std::log(std::max(1e-9, candidates[0].right ? p[0] : 1 - p[0]));
            continue;
        }
        const std::size_t best = static_cast<std::size_t>(std::max_element(p.begin(), p.end()) - p.begin());
        fit.right += candidates[best].right;
        double mass = 0;
        for (std::size_t i = 0; i < p.size(); ++i) mass += candidates[i].right ? p[i] : 0;
        fit.loss -= std::log(std::max(1e-9, mass));
    }
    const double n = std::max<double>(1, static_cast<double>(decisions.size()));
    return {fit.right / n, fit.loss / n};
}

}  // namespace verbatim::learn
