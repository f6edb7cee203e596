// The small scored choice: features with learned weights, added up in integers.
//
// A candidate has features such as "tie=inverted" or "gap=1"; each has a weight in thousandths of a log-odds unit in
// assets/lexicons/weights.tsv (model, feature, weight), learned on PolNeAR train by bench/quotes_learn. All languages share
// them. The score is their sum. There is no floating point at run time, so the same input gives the same choice on every machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::quotes {

enum class Model : std::uint8_t {
    speaker,   // which of the candidates said the words of a quoted stretch
    subject,   // which of a cue's proposed subjects is the right one
    indirect,  // whether a cue use without marks reports speech
    ending,    // whether reported words end at a comma, a dash, an "and"…
    person,    // whether a quotation is one, and its person the right one
};

// Sums the weights of a candidate's features. With a trace the features' names are kept for learning.
class Features {
  public:
    explicit Features(Model model, std::vector<std::string>* trace = nullptr);

    void add(std::string_view name, std::string_view value = {});
    void add(std::string_view name, std::string_view value, std::string_view and_value);
    // Counts go in steps: 0, 1, 2, 3-4, 5-8, 9-16, more.
    void add_count(std::string_view name, std::uint32_t count);

    std::int32_t score() const { return score_; }

  private:
    void add_text(std::string_view feature);

    const class WeightTable* weights_;  // lives as long as the program
    std::int32_t score_ = 0;
    std::vector<std::string>* trace_;
};

std::string_view step_of(std::uint32_t count);

// For learning and measuring: takes the rows of `table` in place of those compiled in. Not while another
// thread analyses.
void use_weights(std::string_view table);

// Probability in thousandths of a log-odds score in thousandths (the logistic function, from a table).
std::uint16_t probability(std::int32_t score);

// Probability in thousandths of scores[chosen] among all (softmax).
std::uint16_t probability_among(std::span<const std::int32_t> scores, std::size_t chosen);

}  // namespace verbatim::quotes
