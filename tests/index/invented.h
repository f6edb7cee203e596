// Articles made up for tests: few words, so that phrases and conditions meet often; names, quotes, dates, all at random
// from a seed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../bundle/random.h"
#include "corpus/article.h"
#include "quotes/analyze.h"

namespace verbatim::index {

struct Invented {
    corpus::Article article;
    quotes::Analysis analysis;
};

inline const std::vector<std::string>& invented_words() {
    static const std::vector<std::string> words = {"trade", "trades", "trader", "bank",  "banks",  "river",  "rivers", "peace", "minister", "budget",
                                                   "Қазақ", "élan",   "naïve",  "women", "woman",  "growth", "the",    "of",    "and",      "in"};
    return words;
}

inline const std::vector<std::string>& invented_people() {
    static const std::vector<std::string> people = {"Anna Berg", "Boris Tal", "Chen Wu", "Dana Okoro"};
    return people;
}

inline std::string invented_text(bundle::Random& random, std::uint32_t words) {
    std::string text;
    for (std::uint32_t i = 0; i < words; ++i) {
        // Low numbers more often, as in real texts.
        const std::uint32_t size = static_cast<std::uint32_t>(invented_words().size());
        if (i > 0) text += random.below(12) == 0 ? "\n\n" : random.below(9) == 0 ? ", " : " ";
        text += invented_words()[random.below(random.below(size) + 1)];
    }
    return text;
}

// A stretch of whole words of the text.
inline base::TextSpan invented_span(bundle::Random& random, const std::string& text) {
    std::vector<std::uint32_t> starts;
    for (std::uint32_t i = 0; i < text.size(); ++i)
        if (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n') starts.push_back(i);
    const std::uint32_t first = random.below(static_cast<std::uint32_t>(starts.size()));
    const std::uint32_t last = first + random.below(std::min<std::uint32_t>(6, static_cast<std::uint32_t>(starts.size()) - first));
    std::uint32_t end = starts[last];
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
    return {starts[first], end};
}

inline Invented invent(bundle::Random& random, std::uint32_t number) {
    Invented one;
    corpus::Article& article = one.article;
    article.id = "a" + std::to_string(number);
    article.title = invented_text(random, 1 + random.below(5));
    article.text = invented_text(random, 1 + random.below(60));
    article.source = random.below(3) == 0 ? "Morning Post" : "Evening Star";
    if (random.below(4) != 0) article.place = {random.below(2) == 0 ? "Astana" : "Aktau", "Kazakhstan"};
    article.language = random.below(5) == 0 ? "kk" : "en";
    if (random.below(8) != 0) article.date = base::Date{20000 + static_cast<std::int32_t>(random.below(700))};
    if (random.below(2) == 0) article.tags = {"economy"};

    auto& entities = one.analysis.names.entities;
    for (const std::string& name : invented_people())
        if (random.below(2) == 0) entities.push_back({name, names::EntityKind::person, {"minister"}, {}});
    for (std::uint32_t quotes = random.below(4); quotes > 0; --quotes) {
        quotes::Quote quote;
        quote.fragments = {invented_span(random, article.text)};
        quote.kind = static_cast<quotes::QuoteKind>(random.below(3));
        if (!entities.empty() && random.below(3) != 0) quote.person = random.below(static_cast<std::uint32_t>(entities.size()));
        if (!entities.empty() && random.below(3) == 0) quote.about = {random.below(static_cast<std::uint32_t>(entities.size()))};
        quote.confidence = static_cast<std::uint16_t>(random.below(1001));
        if (quote.kind != quotes::QuoteKind::direct && quote.confidence % 4 == 0) quote.stance = quotes::Stance::denies;
        one.analysis.quotes.push_back(quote);
    }
    return one;
}

inline std::vector<Invented> invent_corpus(std::uint64_t seed, std::uint32_t articles) {
    bundle::Random random(seed);
    std::vector<Invented> corpus;
    for (std::uint32_t i = 0; i < articles; ++i) corpus.push_back(invent(random, i));
    return corpus;
}

}  // namespace verbatim::index
