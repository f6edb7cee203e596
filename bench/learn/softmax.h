// Learns the weights of scored choices (quotes/score.h): a softmax over each decision's candidates, by AdaGrad.
//
// A decision with a single candidate is a logistic yes or no. The loss is the negative log of what the right candidates
// get, with an L2 penalty; the weights of the later passes are averaged, so the order of the decisions matters little.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace verbatim::learn {

// Numbers for features' names, shared by all decisions.
class FeatureNames {
  public:
    std::uint32_t number(const std::string& name);
    const std::string& name(std::uint32_t number) const { return names_[number]; }
    std::size_t size() const { return names_.size(); }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<std::string> names_;
};

struct Candidate {
    std::vector<std::uint32_t> features;
    bool right = false;
};

struct Decision {
    std::vector<Candidate> candidates;
    std::uint32_t document = 0;
};

// Features seen in fewer decisions are left out, so that no name and no single example is learned by heart.
inline constexpr std::uint32_t least_seen = 6;

// One weight a feature, 0 for those left out. Deterministic. Decisions without a right candidate teach nothing, unless
// they are a yes or no.
std::vector<double> learn(const std::vector<const Decision*>& decisions, std::size_t features);

// How many of the decisions the weights take rightly, and the mean loss.
struct Fit {
    double right = 0;
    double loss = 0;
};
Fit judge(const std::vector<const Decision*>& decisions, const std::vector<double>& weights);

}  // namespace verbatim::learn
