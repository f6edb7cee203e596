// A small neural network over sparse features, learned in floats and shipped in integers (language/syntax/network.h).
//
//     slots: one value each ─▶ embeddings, side by side ─▶ hidden layer, rectified ─▶ a score for each answer
//
// The loss of an example is the negative log of what its right answers get together, among those that are allowed (Chen and Manning 2014; Goldberg and
// Nivre 2013 for several right answers). Adam, with updates of only those rows of an embedding that a batch has touched. Deterministic for a number of threads.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace verbatim::learn {

struct Shape {
    struct Table {
        std::uint32_t rows = 0, width = 0;
    };
    std::vector<Table> tables;
    std::vector<std::uint32_t> slots;  // the table of each
    std::uint32_t hidden = 0, answers = 0;
    std::uint32_t inputs() const;
};

struct Weights {
    explicit Weights(const Shape& shape);
    std::vector<std::vector<float>> tables;
    std::vector<float> first;    // inputs × hidden
    std::vector<float> bias;     // hidden
    std::vector<float> second;   // answers × hidden
    std::vector<float> offsets;  // answers
};

// What one thread needs to look at one example at a time.
class Pass {
  public:
    Pass(const Shape& shape, const Weights& weights);
    // The scores of all answers, until the next call. `values` has one row number a slot. `drop`: the share of the hidden layer that is left out.
    const std::vector<float>& scores(std::span<const std::uint32_t> values, float drop, std::mt19937_64* random);
    // Adds the gradient of the last example's loss; returns the loss. `allowed` and `right` have a 1 for each such answer.
    float learn(const std::vector<std::uint8_t>& allowed, const std::vector<std::uint8_t>& right);

    Weights gradient;
    std::vector<std::vector<std::uint32_t>> touched;  // rows of each table, without repeats
    std::vector<std::vector<std::uint8_t>> is_touched;

  private:
    const Shape& shape_;
    const Weights& weights_;
    std::vector<std::uint32_t> values_, offsets_;
    std::vector<float> input_, hidden_, mask_, scores_, answer_slope_, hidden_slope_;
};

class Adam {
  public:
    explicit Adam(const Shape& shape);
    // Adds up the passes' gradients in order, moves the weights, and clears the gradients. `examples`: how many decisions they come from.
    void step(Weights& weights, std::vector<Pass*>& passes, float rate, float examples);

  private:
    struct Moments {
        std::vector<float> first, second;
    };
    void move(std::vector<float>& weights, std::size_t from, std::size_t to, std::vector<float>& gradient, Moments& moments, float rate, float scale);

    const Shape& shape_;
    std::vector<Moments> tables_;
    Moments first_, bias_, second_, offsets_;
    std::uint64_t steps_ = 0;
};

void randomise(Weights& weights, const Shape& shape, std::uint64_t seed);

}  // namespace verbatim::learn
