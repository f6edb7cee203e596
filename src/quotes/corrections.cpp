#include "quotes/corrections.h"

#include <algorithm>
#include <string_view>

#include "text/tokenizer.h"

namespace verbatim::quotes {
namespace {

names::EntityIndex entity_named(names::ArticleNames& names, const std::string& name) {
    if (name.empty()) return names::no_entity;
    const std::string folded = text::fold(name);
    for (std::size_t i = 0; i < names.entities.size(); ++i) {
        if (text::fold(names.entities[i].name) == folded) return static_cast<names::EntityIndex>(i);
    }
    names::Entity added;
    added.name = name;
    names.entities.push_back(std::move(added));
    return static_cast<names::EntityIndex>(names.entities.size() - 1);
}

// The occurrence of `words` in the text that lies nearest to `near`; empty when there is none.
base::TextSpan nearest(std::string_view text, std::string_view words, std::uint32_t near) {
    base::TextSpan best;
    if (words.empty()) return best;
    std::size_t best_distance = std::string_view::npos;
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size())) {
        const std::size_t distance = at > near ? at - near : near - at;
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }
    return best;
}

}  // namespace

Corrections::Corrections(std::vector<QuoteCorrection> list) : list_(std::move(list)), uses_(list_.size(), 0) {
    for (std::size_t i = 0; i < list_.size(); ++i) {
        folded_.push_back(text::fold(list_[i].words));
        by_article_.emplace(list_[i].article, i);
    }
}

void Corrections::apply(const corpus::Article& article, Analysis& analysis) {
    const auto [first, last] = by_article_.equal_range(article.id);
    for (auto one = first; one != last; ++one) {
        const QuoteCorrection& correction = list_[one->second];
        const std::string& beginning = folded_[one->second];
        if (beginning.empty()) continue;
        std::erase_if(analysis.quotes, [&](Quote& quote) {
            if (text::fold(words_of(article.text, quote)).compare(0, beginning.size(), beginning) != 0) return false;
            if (!correction.drop && !correct(article, correction, analysis, quote)) return false;
            ++uses_[one->second];
            return correction.drop;
        });
    }
}

bool Corrections::correct(const corpus::Article& article, const QuoteCorrection& correction, Analysis& analysis, Quote& quote) const {
    if (correction.speaker) {
        const base::TextSpan words = nearest(article.text, *correction.speaker, quote.fragments.front().start);
        if (words.empty()) return false;
        quote.speaker = words;
    }
    if (correction.person) {
        quote.person = entity_named(analysis.names, *correction.person);
        quote.further_persons.clear();
        std::erase(quote.about, quote.person);
    }
    if (!correction.speaker && !correction.person) return false;
    quote.rule = Rule::correction;
    quote.confidence = 1000;
    return true;
}

}  // namespace verbatim::quotes
