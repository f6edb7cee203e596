// Hand-annotated articles (the format of score.py), and what they say of each choice that the analysis weighs.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "learn/softmax.h"

namespace verbatim::learn {

inline constexpr std::array<std::string_view, 4> model_names{"speaker", "subject", "indirect", "ending"};

// Spans count code points of the text as it stands in the file.
struct GoldQuote {
    std::vector<base::TextSpan> fragments;
    base::TextSpan speaker;  // empty: not named
    base::TextSpan cue;      // empty: none
    bool speech = false;     // false: thought, hope, doubt
};

struct GoldDocument {
    std::string id;
    corpus::Article article;
    std::vector<GoldQuote> quotes;
    std::vector<base::TextSpan> ignored;
};

std::vector<GoldDocument> read_gold(std::istream& in);

// The decisions of each model, parallel to model_names.
using Decisions = std::array<std::vector<Decision>, model_names.size()>;

// Analyses `document` with the weights in use and appends its decisions.
void add_decisions(const GoldDocument& document, std::uint32_t number, FeatureNames& names, Decisions& out);

// The analysis of `document` as score.py and score_people.py read it: one line of JSON.
std::string prediction(const GoldDocument& document);

}  // namespace verbatim::learn
