#include "search/word_forms.h"

#include <string>

namespace verbatim::search {

namespace {

constexpr std::size_t most_rules = 31;
constexpr RuleSet without_rules = RuleSet{1} << most_rules;

}  // namespace

LanguageRules::LanguageRules(SegmentReader& segment) : segment_(segment) {
    const bundle::Values* values = segment.values();
    if (!values) return;
    for (const std::string& language : values->of(bundle::ValueList::language)) {
        auto stemmer = stemmers_.size() < most_rules ? text::Stemmer::for_language(language) : std::nullopt;
        by_language_.push_back(stemmer ? RuleSet{1} << stemmers_.size() : without_rules);
        used_ |= by_language_.back();
        if (stemmer) stemmers_.push_back(std::move(*stemmer));
    }
}

const std::vector<RuleSet>& LanguageRules::of(bundle::Family terms) {
    const std::uint32_t articles = segment_.counts().articles;
    if (articles_.empty()) {
        const ColumnView languages = segment_.column(bundle::Family::language_column);
        articles_.reserve(articles);
        for (std::uint32_t article = 0; article < articles; ++article) {
            const std::uint32_t language = languages[article];
            articles_.push_back(language < by_language_.size() ? by_language_[language] : without_rules);
        }
    }
    if (terms != bundle::Family::quote_terms) return articles_;
    if (quotes_.empty()) {
        const auto& starts = segment_.quote_starts();
        quotes_.assign(segment_.counts().quotes, without_rules);
        for (std::uint32_t article = 0; article < articles; ++article)
            for (std::uint32_t quote = starts[article]; quote < starts[article + 1]; ++quote) quotes_[quote] = articles_[article];
    }
    return quotes_;
}

}  // namespace verbatim::search
