// Hand-annotated articles (the format of score.py), and what they say of each choice that the analysis weighs.
#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <optional>
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
    std::string id;
    bool direct = false;     // direct or mixed: some of it stands in marks
    std::optional<std::vector<std::string>> people;  // whoever said it, any of these; empty: unnamed; nothing: not told
};

struct GoldDocument {
    std::string id;
    corpus::Article article;
    std::vector<GoldQuote> quotes;
    std::vector<base::TextSpan> ignored;
};

std::vector<GoldDocument> read_gold(std::istream& in);

// Who says each quotation: rows of document, quotation, start, form, person ("; " between several), type. The first row names the columns.
void read_people(std::istream& in, std::vector<GoldDocument>& documents);

// The decisions of each model, parallel to model_names.
using Decisions = std::array<std::vector<Decision>, model_names.size()>;

// Analyses `document` with the weights in use and appends its decisions, but those on people.
void add_decisions(const GoldDocument& document, std::uint32_t number, FeatureNames& names, Decisions& out);

// Analyses `document` with the weights in use and appends, for each quotation found, whether it is one and its person the right one.
void add_people_decisions(const GoldDocument& document, std::uint32_t number, FeatureNames& names, std::vector<Decision>& out);

// The analysis of `document` as score.py and score_people.py read it: one line of JSON.
std::string prediction(const GoldDocument& document);

}  // namespace verbatim::learn
