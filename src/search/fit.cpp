#include "search/fit.h"

#include <algorithm>
#include <utility>

#include "search/score.h"

namespace verbatim::search {

namespace {

constexpr std::uint32_t said_weight = 64, speaker_weight = 48, most_article_weight = 24, saturation = 20;
constexpr std::uint32_t scale = 1024;

// A set that is walked along with ascending documents.
class Walk {
  public:
    explicit Walk(DocSet set) : set_(std::move(set)) {}
    const ScoredDocument* find(std::uint32_t document) {
        while (at_ < set_.size() && set_[at_].document < document) ++at_;
        return at_ < set_.size() && set_[at_].document == document ? &set_[at_] : nullptr;
    }
    std::size_t size() const { return set_.size(); }
    std::uint32_t highest_score() const {
        std::uint32_t highest = 1;
        for (const ScoredDocument& one : set_) highest = std::max(highest, one.score);
        return highest;
    }

  private:
    DocSet set_;
    std::size_t at_ = 0;
};

struct Word {
    Walk said, speaker, article;
    std::uint32_t idf = 0, highest = 1;  // of the articles' scores
};

// The word looked for elsewhere.
QueryNode looked_for_as(NodeKind kind, Field field, QueryNode word) {
    word.kind = kind;
    word.field = field;
    return word;
}

}  // namespace

Fitting fit_quotes(SegmentReader& segment, Evaluator& evaluator, const std::vector<const QueryNode*>& words, const DocSet& found) {
    std::vector<Word> looked_for;
    for (const QueryNode* node : words) {
        looked_for.push_back({Walk(evaluator.quotes(looked_for_as(NodeKind::words, Field::said, *node))),
                              Walk(evaluator.quotes(looked_for_as(NodeKind::person, Field::speaker, *node))),
                              Walk(evaluator.articles(looked_for_as(NodeKind::words, Field::anywhere, *node))), 0, 1});
        Word& word = looked_for.back();
        word.idf = rarity(segment.counts().quotes, static_cast<std::uint32_t>(word.said.size()));
        word.highest = word.article.highest_score();
    }
    Fitting fitting;
    const auto& starts = segment.quote_starts();
    std::uint32_t article = 0;
    for (const ScoredDocument& quote : found) {
        while (article < segment.counts().articles && starts[article + 1] <= quote.document) ++article;
        if (article == segment.counts().articles) break;
        std::uint32_t score = 0;
        bool whole = true, anywhere = true;
        for (Word& word : looked_for) {
            const bool said = word.said.find(quote.document), speaker = word.speaker.find(quote.document);
            const ScoredDocument* around = word.article.find(article);
            const std::uint32_t in_article = around ? 1 + static_cast<std::uint32_t>(std::uint64_t{most_article_weight} * around->score / word.highest) : 0;
            const std::uint32_t weight = (said ? said_weight : 0) + (speaker ? speaker_weight : 0) + in_article;
            whole &= said || speaker;
            anywhere &= weight > 0;
            score += word.idf * (scale * weight / (weight + saturation)) / 256;
        }
        if (whole) fitting.whole.push_back({quote.document, score});
        else if (anywhere) fitting.partial.push_back({quote.document, score});
    }
    return fitting;
}

}  // namespace verbatim::search
