#include "search/evaluate.h"

#include <algorithm>

#include "search/words.h"
#include "text/tokenizer.h"

namespace verbatim::search {

using bundle::Family;
using bundle::ValueList;

bool is_about_quotes(const QueryNode& node) {
    switch (node.kind) {
        case NodeKind::words: return node.field == Field::said;
        case NodeKind::person: return node.field != Field::person;
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
    const auto matches = [](const std::string& word, const QueryWord& wanted) {
        return wanted.match == WordMatch::prefix ? word.starts_with(wanted.folded) : word == wanted.folded;
    };
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

}  // namespace

const std::vector<std::uint32_t>& Evaluator::quote_starts() {
    if (quote_starts_) return *quote_starts_;
    const std::uint32_t articles = segment_.counts().articles;
    const ColumnView counts = segment_.column(Family::quotes_column);
    std::vector<std::uint32_t> starts(std::size_t{articles} + 1);
    std::uint64_t start = 0;
    for (std::uint32_t article = 0; article < articles; ++article) {
        start = std::min<std::uint64_t>(start + counts[article], segment_.counts().quotes);
        starts[article + 1] = static_cast<std::uint32_t>(start);
    }
    return quote_starts_.emplace(std::move(starts));
}

DocSet Evaluator::articles_of(const DocSet& quotes) {
    DocSet articles;
    const auto& starts = quote_starts();
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
    const auto& starts = quote_starts();
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
    for (const ScoredDocument& one : find_words(segment_, names, node, Field::anywhere)) people.push_back(one.document);
    return people;
}

// The documents that the index `family` links with the people whom the node names.
DocSet Evaluator::linked(const QueryNode& node, Family family, std::uint32_t documents) {
    std::vector<DocSet> sets;
    std::vector<bundle::Posting> postings;
    for (std::uint32_t person : people_named(node.phrases.front())) {
        const TermPlace place = segment_.find_term(family, bundle::row_key(person));
        if (!place.shard || !segment_.postings(place, postings)) continue;
        sets.push_back(set_of(postings));
    }
    DocSet all = union_of(std::move(sets));
    while (!all.empty() && all.back().document >= documents) all.pop_back();
    return all;
}

DocSet Evaluator::quotes_about(base::PersonId person) {
    const TermPlace place = segment_.find_term(Family::person_about, bundle::row_key(person.value));
    std::vector<bundle::Posting> postings;
    if (!place.shard || !segment_.postings(place, postings)) return {};
    return set_of(postings);
}

DocSet Evaluator::with_value(const QueryNode& node) {
    const bundle::Values* values = segment_.values();
    if (!values) return {};
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
    DocSet set;
    for (std::uint32_t article = 0; article < segment_.counts().articles; ++article)
        if (dates[article] >= std::max(from, 1u) && dates[article] <= to) set.push_back({article, 0});
    return set;
}

DocSet Evaluator::with_quotes() {
    const ColumnView spoken = segment_.column(Family::spoken_column);
    DocSet set;
    for (std::uint32_t article = 0; article < segment_.counts().articles; ++article)
        if (spoken[article] > 0) set.push_back({article, 0});
    return set;
}

// A conjunction: conditions on quotes hold of one quote together; what is denied is taken away at the end.
DocSet Evaluator::all_articles(const QueryNode& node) {
    QueryNode one_quote;
    one_quote.kind = NodeKind::all_of;
    std::vector<const QueryNode*> rest;
    const bool quote_asked = std::any_of(node.children.begin(), node.children.end(), [](const QueryNode& child) {
        return child.kind != NodeKind::none_of && is_about_quotes(child);
    });
    for (const QueryNode& child : node.children) {
        if (quote_asked && is_about_quotes(child)) one_quote.children.push_back(child);
        else rest.push_back(&child);
    }
    std::optional<DocSet> found;
    if (!one_quote.children.empty()) found = articles_of(quotes(one_quote));
    for (const QueryNode* child : rest) {
        if (child->kind == NodeKind::none_of) continue;
        DocSet set = articles(*child);
        found = found ? intersection(*found, set) : std::move(set);
    }
    if (!found) found = everything(segment_.counts().articles);
    for (const QueryNode* child : rest)
        if (child->kind == NodeKind::none_of) found = difference(*found, articles(child->children.front()));
    return std::move(*found);
}

DocSet Evaluator::articles(const QueryNode& node) {
    const std::uint32_t count = segment_.counts().articles;
    switch (node.kind) {
        case NodeKind::everything: return everything(count);
        case NodeKind::all_of: return all_articles(node);
        case NodeKind::none_of: return difference(everything(count), articles(node.children.front()));
        case NodeKind::any_of: {
            std::vector<DocSet> sets;
            for (const QueryNode& child : node.children) sets.push_back(articles(child));
            return union_of(std::move(sets));
        }
        case NodeKind::words: {
            if (node.field == Field::said) return articles_of(quotes(node));
            return find_words(segment_, {Family::article_terms, Family::article_positions, count}, node, node.field);
        }
        case NodeKind::value: return with_value(node);
        case NodeKind::person: {
            if (is_about_quotes(node)) return articles_of(quotes(node));
            return linked(node, Family::person_articles, count);
        }
        case NodeKind::date: return in_dates(node);
        case NodeKind::has_quote: return with_quotes();
    }
    return {};
}

DocSet Evaluator::quotes(const QueryNode& node) {
    const std::uint32_t count = segment_.counts().quotes;
    switch (node.kind) {
        case NodeKind::everything: return everything(count);
        case NodeKind::all_of: {
            DocSet found = everything(count);
            bool first = true;
            for (const QueryNode& child : node.children) {
                if (child.kind == NodeKind::none_of) continue;
                DocSet set = quotes(child);
                found = first ? std::move(set) : intersection(found, set);
                first = false;
            }
            for (const QueryNode& child : node.children)
                if (child.kind == NodeKind::none_of) found = difference(found, quotes(child.children.front()));
            return found;
        }
        case NodeKind::none_of: return difference(everything(count), quotes(node.children.front()));
        case NodeKind::any_of: {
            std::vector<DocSet> sets;
            for (const QueryNode& child : node.children) sets.push_back(quotes(child));
            return union_of(std::move(sets));
        }
        case NodeKind::words:
            if (node.field == Field::said) return find_words(segment_, {Family::quote_terms, Family::quote_positions, count}, node, Field::anywhere);
            return quotes_of(articles(node));
        case NodeKind::person:
            if (node.field == Field::speaker) return linked(node, Family::person_quotes, count);
            if (node.field == Field::about) return linked(node, Family::person_about, count);
            return quotes_of(articles(node));
        default: return quotes_of(articles(node));
    }
}

}  // namespace verbatim::search
