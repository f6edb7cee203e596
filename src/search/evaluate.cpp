#include "search/evaluate.h"

#include <algorithm>
#include <utility>

#include "search/word_match.h"
#include "search/words.h"
#include "text/tokenizer.h"

namespace verbatim::search {

using bundle::Family;
using bundle::ValueList;

bool is_about_quotes(const QueryNode& node) {
    switch (node.kind) {
        case NodeKind::words: return node.field == Field::said;
        case NodeKind::person: return node.field != Field::person;
        case NodeKind::stance: return true;
        case NodeKind::all_of:
        case NodeKind::any_of:
        case NodeKind::none_of: return std::all_of(node.children.begin(), node.children.end(), is_about_quotes);
        default: return false;
    }
}

namespace {

DocSet set_of(const std::vector<bundle::Posting>& postings) {
    DocSet set;
    set.reserve(postings.size());
    for (const bundle::Posting& posting : postings) set.push_back({posting.document, 0});
    return set;
}

// Whether the folded words of a value hold the phrase side by side.
bool holds_phrase(std::string_view value, const Phrase& phrase) {
    std::vector<std::string> words;
    text::Token token;
    for (text::Tokenizer tokens(value); tokens.next(token);) words.emplace_back(token.folded);
    const auto matches = [](const std::string& word, const QueryWord& wanted) { return word_matches(wanted, word); };
    return std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end(), matches) != words.end();
}

Family column_of(Field field) {
    return field == Field::source ? Family::source_column : field == Field::place ? Family::place_column : Family::language_column;
}
ValueList values_of(Field field) {
    return field == Field::source ? ValueList::source
           : field == Field::place ? ValueList::place
           : field == Field::language ? ValueList::language
                                      : ValueList::tag;
}

// The parts of a conjunction: what must hold of one and the same quote, and what of the article.
struct Conjunction {
    QueryNode on_one_quote;
    std::vector<const QueryNode*> on_articles;
};

Conjunction split(const QueryNode& node) {
    Conjunction parts;
    parts.on_one_quote.kind = NodeKind::all_of;
    const bool quote_asked = std::any_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
        return child.kind != NodeKind::none_of && is_about_quotes(child);
    });
    for (const QueryNode& child : node.children) {
        if (quote_asked && is_about_quotes(child)) parts.on_one_quote.children.push_back(child);
        else parts.on_articles.push_back(&child);
    }
    return parts;
}

}  // namespace

// What a set of documents costs to make or to combine.
DocSet Evaluator::all(std::uint32_t documents) {
    return segment_.effort().spend(cost::document * documents / 4) ? everything(documents) : DocSet{};
}

DocSet Evaluator::both(const DocSet& a, const DocSet& b) {
    return segment_.effort().spend(cost::document * std::min(a.size(), b.size())) ? intersection(a, b) : DocSet{};
}

DocSet Evaluator::without(const DocSet& a, const DocSet& b) {
    return segment_.effort().spend(cost::document * a.size()) ? difference(a, b) : DocSet{};
}

// A union, joined from time to time, so that hundreds of long sets need not be held at once.
template <class Find>
DocSet Evaluator::any_of(const QueryNode& node, Find find) {
    constexpr std::size_t most_held = 1 << 20;
    std::vector<DocSet> sets;
    std::size_t held = 0;
    for (const QueryNode& child : node.children) {
        sets.push_back(find(child));
        held += sets.back().size();
        if (!segment_.effort().spend(cost::document * sets.back().size())) return {};
        if (held < most_held) continue;
        DocSet joined = union_of(std::exchange(sets, {}));
        held = joined.size();
        sets.push_back(std::move(joined));
    }
    return union_of(std::move(sets));
}

DocSet Evaluator::checked(const QueryNode& node, DocSet found) {
    if (segment_.effort().spent() && !refusal_)
        refusal_ = QueryError{node.at, "a query of less work: rarer words, fewer of them, or longer beginnings before *", ""};
    return found;
}

DocSet Evaluator::articles(const QueryNode& node) {
    if (refusal_) return {};
    return checked(node, articles_unchecked(node));
}

DocSet Evaluator::quotes(const QueryNode& node) {
    if (refusal_) return {};
    return checked(node, quotes_unchecked(node));
}

DocSet Evaluator::articles_of(const DocSet& quotes) {
    DocSet articles;
    const auto& starts = segment_.quote_starts();
    std::size_t article = 0;
    for (const ScoredDocument& quote : quotes) {
        while (article + 1 < starts.size() && starts[article + 1] <= quote.document) ++article;
        if (article + 1 >= starts.size()) break;
        const auto number = static_cast<std::uint32_t>(article);
        if (!articles.empty() && articles.back().document == number) articles.back().score = std::max(articles.back().score, quote.score);
        else articles.push_back({number, quote.score});
    }
    return articles;
}

DocSet Evaluator::quotes_of(const DocSet& articles) {
    DocSet quotes;
    const auto& starts = segment_.quote_starts();
    if (!segment_.effort().spend(cost::document * (articles.size() + segment_.counts().quotes))) return {};
    for (const ScoredDocument& article : articles)
        for (std::uint32_t quote = starts[article.document]; quote < starts[article.document + 1]; ++quote)
            quotes.push_back({quote, article.score});
    return quotes;
}

std::vector<std::uint32_t> Evaluator::people_named(const Phrase& words) {
    const WordSpace names{Family::name_terms, Family::name_terms, segment_.counts().people, false};
    QueryNode node;
    node.phrases = {words};
    std::vector<std::uint32_t> people;
    for (const ScoredDocument& one : words_.find(names, node, Field::anywhere)) people.push_back(one.document);
    return people;
}

// The documents that the index `family` links with the people whom the node names.
DocSet Evaluator::linked(const QueryNode& node, Family family, std::uint32_t documents) {
    std::vector<DocSet> sets;
    std::vector<bundle::Posting> postings;
    for (std::uint32_t person : people_named(node.phrases.front())) {
        const TermPlace place = segment_.find_term(family, bundle::row_key(person));
        if (!place.shard || !segment_.postings(place, postings)) continue;
        if (!segment_.effort().spend(cost::document * postings.size())) return {};
        sets.push_back(set_of(postings));
    }
    DocSet all = union_of(std::move(sets));
    while (!all.empty() && all.back().document >= documents) all.pop_back();
    return all;
}

DocSet Evaluator::quotes_linked(Family family, std::uint32_t person) {
    const TermPlace place = segment_.find_term(family, bundle::row_key(person));
    std::vector<bundle::Posting> postings;
    if (!place.shard || !segment_.postings(place, postings)) return {};
    return set_of(postings);
}

DocSet Evaluator::with_value(const QueryNode& node) {
    const bundle::Values* values = segment_.values();
    if (!values || !segment_.effort().spend(cost::document * segment_.counts().articles)) return {};
    std::vector<bool> wanted;
    for (const std::string& value : values->of(values_of(node.field))) wanted.push_back(holds_phrase(value, node.phrases.front()));
    const auto is_wanted = [&](std::uint32_t value) { return value < wanted.size() && wanted[value]; };
    DocSet set;
    if (node.field == Field::tag) {
        ListView lists = segment_.lists(Family::tag_lists);
        for (std::uint32_t article = 0; article < segment_.counts().articles; ++article) {
            const auto tags = lists[article];
            if (std::any_of(tags.begin(), tags.end(), is_wanted)) set.push_back({article, 0});
        }
        return set;
    }
    const ColumnView column = segment_.column(column_of(node.field));
    for (std::uint32_t article = 0; article < segment_.counts().articles; ++article)
        if (is_wanted(column[article])) set.push_back({article, 0});
    return set;
}

DocSet Evaluator::in_dates(const QueryNode& node) {
    const std::uint32_t from = node.from ? static_cast<std::uint32_t>(node.from->days + bundle::date_shift) : 1;
    const std::uint32_t to = node.to ? static_cast<std::uint32_t>(node.to->days + bundle::date_shift) : 0xFFFFFFFFu;
    const ColumnView dates = segment_.column(Family::date_column);
    if (!segment_.effort().spend(cost::document * segment_.counts().articles)) return {};
    DocSet set;
    for (std::uint32_t article = 0; article < segment_.counts().articles; ++article)
        if (dates[article] >= std::max(from, 1u) && dates[article] <= to) set.push_back({article, 0});
    return set;
}

DocSet Evaluator::with_quotes() {
    const ColumnView spoken = segment_.column(Family::spoken_column);
    if (!segment_.effort().spend(cost::document * segment_.counts().articles)) return {};
    DocSet set;
    for (std::uint32_t article = 0; article < segment_.counts().articles; ++article)
        if (spoken[article] > 0) set.push_back({article, 0});
    return set;
}

// Quotes that are denied, or all others.
DocSet Evaluator::with_stance(Stance stance) {
    const ColumnView stances = segment_.column(Family::stance_column);
    if (!segment_.effort().spend(cost::document * segment_.counts().quotes)) return {};
    DocSet set;
    for (std::uint32_t quote = 0; quote < segment_.counts().quotes; ++quote)
        if (stance_of(stances[quote]) == stance) set.push_back({quote, 0});
    return set;
}

// A conjunction: conditions on quotes hold of one quote together; what is denied is taken away at the end.
DocSet Evaluator::all_articles(const QueryNode& node) {
    const Conjunction conditions = split(node);
    std::optional<DocSet> found;
    if (!conditions.on_one_quote.children.empty()) found = articles_of(quotes(conditions.on_one_quote));
    for (const QueryNode* child : conditions.on_articles) {
        if (child->kind == NodeKind::none_of) continue;
        DocSet set = articles(*child);
        found = found ? both(*found, set) : std::move(set);
    }
    if (!found) found = all(segment_.counts().articles);
    for (const QueryNode* child : conditions.on_articles)
        if (child->kind == NodeKind::none_of) found = without(*found, articles(child->children.front()));
    return std::move(*found);
}

DocSet Evaluator::quotes_meant(const QueryNode& node) {
    if (node.kind == NodeKind::any_of) return any_of(node, [this](const QueryNode& child) { return quotes_meant(child); });
    if (node.kind != NodeKind::all_of) return node.kind != NodeKind::none_of && is_about_quotes(node) ? quotes(node) : DocSet{};
    const Conjunction conditions = split(node);
    std::vector<DocSet> sets;
    if (!conditions.on_one_quote.children.empty()) sets.push_back(quotes(conditions.on_one_quote));
    for (const QueryNode* child : conditions.on_articles) sets.push_back(quotes_meant(*child));
    return union_of(std::move(sets));
}

DocSet Evaluator::articles_unchecked(const QueryNode& node) {
    const std::uint32_t count = segment_.counts().articles;
    switch (node.kind) {
        case NodeKind::everything: return all(count);
        case NodeKind::all_of: return all_articles(node);
        case NodeKind::none_of: return without(all(count), articles(node.children.front()));
        case NodeKind::any_of: return any_of(node, [this](const QueryNode& child) { return articles(child); });
        case NodeKind::words: {
            if (node.field == Field::said) return articles_of(quotes(node));
            return words_.find({Family::article_terms, Family::article_positions, count}, node, node.field);
        }
        case NodeKind::value: return with_value(node);
        case NodeKind::person: {
            if (is_about_quotes(node)) return articles_of(quotes(node));
            return linked(node, Family::person_articles, count);
        }
        case NodeKind::date: return in_dates(node);
        case NodeKind::has_quote: return with_quotes();
        case NodeKind::stance: return articles_of(quotes(node));
    }
    return {};
}

DocSet Evaluator::quotes_unchecked(const QueryNode& node) {
    const std::uint32_t count = segment_.counts().quotes;
    switch (node.kind) {
        case NodeKind::everything: return all(count);
        case NodeKind::all_of: {
            std::optional<DocSet> found;
            for (const QueryNode& child : node.children) {
                if (child.kind == NodeKind::none_of) continue;
                DocSet set = quotes(child);
                found = found ? both(*found, set) : std::move(set);
            }
            if (!found) found = all(count);
            for (const QueryNode& child : node.children)
                if (child.kind == NodeKind::none_of) found = without(*found, quotes(child.children.front()));
            return std::move(*found);
        }
        case NodeKind::none_of: return without(all(count), quotes(node.children.front()));
        case NodeKind::any_of: return any_of(node, [this](const QueryNode& child) { return quotes(child); });
        case NodeKind::words:
            if (node.field == Field::said) return words_.find({Family::quote_terms, Family::quote_positions, count}, node, Field::anywhere);
            return quotes_of(articles(node));
        case NodeKind::person:
            if (node.field == Field::speaker) return linked(node, Family::person_quotes, count);
            if (node.field == Field::about) return linked(node, Family::person_about, count);
            return quotes_of(articles(node));
        case NodeKind::stance: return with_stance(node.stance);
        default: return quotes_of(articles(node));
    }
}

}  // namespace verbatim::search
