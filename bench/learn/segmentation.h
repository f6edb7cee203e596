// How a treebank cuts words: what a segmenter learns of it, and how well it cuts the same.
#pragma once

#include <cstdint>
#include <vector>

#include "language/syntax/word_segmenter.h"
#include "learn/treebank.h"

namespace verbatim::learn {

// Traits and endings from counts; then the exceptions that the rules with these get wrong more often than right.
language::Segmentation learn_segmentation(const std::vector<const TreebankSentence*>& sentences);

// Words that agree in place and form.
struct SegmentationScore {
    std::uint64_t right = 0, found = 0, wanted = 0;
    double f1() const { return found + wanted == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(found + wanted); }
};

// Adds the words of a sentence's text. A sentence without its text, and one whose words are not found in it, is left out.
void judge_segmentation(const language::WordSegmenter& segmenter, const TreebankSentence& sentence, SegmentationScore& score);

}  // namespace verbatim::learn
