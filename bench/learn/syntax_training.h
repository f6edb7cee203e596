// Learns a model of syntax from treebanks, and judges one.
//
// The tagger learns first. The parser learns with the tags that it will meet: those that taggers give which have not seen the sentence. While it learns, the
// parser mostly follows its own decisions, and a dynamic oracle says which steps are best from there (Goldberg and Nivre 2013); the tagger sees the right tags
// before a word three times in four, and its own otherwise. Sentences that only a parser has
// annotated ("silver") are learned from in the first part of the epochs alone. Deterministic for a number of threads and a compiler.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "language/syntax/parser.h"
#include "learn/segmentation.h"
#include "learn/treebank.h"

namespace verbatim::learn {

struct TrainingOptions {
    int tagger_epochs = 8, parser_epochs = 12;
    std::uint32_t tagger_hidden = 128, parser_hidden = 192;
    std::uint32_t most_words = 12000;  // of the vocabulary, the most frequent
    std::uint32_t word_width = 32;
    float rate = 0.002f, dropout = 0.25f, word_dropout = 0.1f;
    double silver_until = 0.6;         // this part of the epochs
    std::uint64_t seed = 1;
    bool silver_trees = true;          // or their tags alone
};

// The bytes of a model (language/syntax/syntax_model.h). Progress goes to standard error.
std::string learn_syntax(const std::vector<const TreebankSentence*>& sentences, const TrainingOptions& options);

// Counts over sentences that were judged.
struct SyntaxScores {
    std::uint64_t words = 0, tags = 0, heads = 0, relations = 0;  // right ones; relations with their heads, without subtypes
    // Of verbs of the cue list: whose subject and clause are right, of those that have one in truth; whose negation and modality are, of those that have
    // any in truth or in the tree.
    struct Share {
        std::uint64_t all = 0, right = 0;
    };
    Share subject, clause, negation;
    SegmentationScore segmentation;  // of words from the sentence's text

    // "UPOS 96.1 UAS 87.3 LAS 84.2 subject 93.4 clause 90.2 negation 97.5"
    std::string line() const;
};

class SyntaxJudge {
  public:
    // `cues`: the lemmas of verbs of saying, sorted. Both have to outlive it.
    SyntaxJudge(const language::SyntaxModel& model, const std::vector<std::string>& cues) : model_(model), cues_(cues), tagger_(model), parser_(model) {}
    void judge(const TreebankSentence& sentence, SyntaxScores& scores);

    // Processor time so far, in seconds.
    double tagging() const { return tagging_; }
    double parsing() const { return parsing_; }

  private:
    const language::SyntaxModel& model_;
    const std::vector<std::string>& cues_;
    language::Tagger tagger_;
    language::Parser parser_;
    double tagging_ = 0, parsing_ = 0;
};

}  // namespace verbatim::learn
