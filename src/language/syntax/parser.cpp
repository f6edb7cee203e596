#include "language/syntax/parser.h"

#include <algorithm>
#include <limits>

namespace verbatim::language {

bool allows(const Configuration& configuration, std::uint32_t step) {
    const Move move = move_of(step);
    if (!configuration.allows(move)) return false;
    const bool to_root = move == Move::left && configuration.next() == configuration.words();
    return move == Move::shift || (relation_of_step(step) == Relation::root) == to_root;
}

void Tagger::tag(const SentenceFeatures& sentence, std::vector<std::uint8_t>& tags) {
    tags.assign(sentence.words.size(), 0);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const auto scores = model_.tagger.scores(tagging::values(sentence, i, tags), scratch_);
        tags[i] = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    }
}

void Parser::parse(const SentenceFeatures& sentence, std::span<const std::uint8_t> tags, Tree& tree) {
    configuration_.begin(static_cast<std::uint32_t>(sentence.words.size()));
    while (!configuration_.finished()) {
        const auto scores = model_.parser.scores(parsing::values(sentence, tags, configuration_), scratch_);
        std::uint32_t best = 0;
        std::int64_t highest = std::numeric_limits<std::int64_t>::min();
        for (std::uint32_t step = 0; step < step_count; ++step) {
            if (scores[step] <= highest || !allows(configuration_, step)) continue;
            best = step;
            highest = scores[step];
        }
        configuration_.apply(move_of(best), best == 0 ? Relation::dep : relation_of_step(best));
    }
    const std::size_t words = sentence.words.size();
    tree.heads.resize(words);
    tree.relations.resize(words);
    for (std::size_t i = 0; i < words; ++i) {
        const std::int32_t head = configuration_.head(static_cast<std::int32_t>(i));
        tree.heads[i] = head == configuration_.words() ? Tree::root : head;
        tree.relations[i] = configuration_.relation(static_cast<std::int32_t>(i));
    }
}

}  // namespace verbatim::language
