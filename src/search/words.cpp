#include "search/words.h"

#include <algorithm>
#include <string_view>

#include "search/places.h"
#include "search/score.h"
#include "search/word_match.h"

namespace verbatim::search {

using bundle::Family;
using bundle::Posting;

namespace {

// Keeps the terms that stand in most documents, and the order. Ties: the first ones stay.
template <class T, class Frequency>
void keep_most_frequent(std::vector<T>& terms, std::size_t most, Frequency frequency) {
    if (terms.size() <= most) return;
    std::vector<std::uint32_t> frequencies;
    for (const T& term : terms) frequencies.push_back(frequency(term));
    std::nth_element(frequencies.begin(), frequencies.begin() + static_cast<std::ptrdiff_t>(most), frequencies.end(), std::greater<>());
    const std::uint32_t too_few = frequencies[most];
    std::size_t kept = static_cast<std::size_t>(std::count_if(terms.begin(), terms.end(), [&](const T& term) { return frequency(term) > too_few; }));
    std::erase_if(terms, [&](const T& term) { return frequency(term) < too_few || (frequency(term) == too_few && kept++ >= most); });
}

// A term of the list of words; borrowed from its shard for as long as the read goes on.
struct Listed {
    std::string_view term;
    std::uint32_t document_frequency = 0;
    RuleSet rules = every_rule;
};

// Makes one of those that several languages' rules found, in the order of the terms.
void join_rules(std::vector<Listed>& listed) {
    std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) { return a.term < b.term; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < listed.size(); ++i) {
        if (listed[i].term == listed[kept].term) listed[kept].rules |= listed[i].rules;
        else listed[++kept] = listed[i];
    }
    if (!listed.empty()) listed.resize(kept + 1);
}

// A word of a query as it can be told from others.
std::string key_of(const QueryWord& word) {
    return std::string{static_cast<char>('0' + static_cast<int>(word.match)), static_cast<char>('0' + word.edits)} + word.folded;
}

std::string shown(const QueryWord& word) {
    if (word.match == WordMatch::prefix) return word.folded + "*";
    return word.match == WordMatch::fuzzy ? word.folded + "~" + std::to_string(word.edits) : word.folded;
}

std::string with_commas(std::size_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ",");
    return digits;
}

DocSet scored(const std::vector<Posting>& postings, std::uint32_t rarity) {
    DocSet set;
    set.reserve(postings.size());
    for (const Posting& posting : postings) set.push_back({posting.document, score_of(rarity, posting.impact)});
    return set;
}

// Documents that hold all words of a phrase, anywhere.
DocSet hold_all(Effort& effort, const PhraseLists& words) {
    DocSet documents;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!effort.spend(cost::document * words[i]->any.size())) return {};
        DocSet set = scored(words[i]->any, words[i]->rarity);
        documents = i == 0 ? std::move(set) : intersection(documents, set);
    }
    return documents;
}

DocSet one_word(const WordLists& word, Field field) {
    if (field != Field::title) return scored(word.any, word.rarity);
    std::vector<Posting> in_title = word.any;
    std::erase_if(in_title, [](const Posting& posting) { return posting.impact < bundle::first_title_impact; });
    return scored(in_title, word.rarity);
}

}  // namespace

LanguageRules& WordFinder::rules() {
    if (!rules_) rules_.emplace(segment_);
    return *rules_;
}

void WordFinder::note_left_out(const QueryWord& word, std::size_t all, base::TextSpan at) {
    if (all <= most_terms) return;
    notes_.push_back({at, "only the " + with_commas(most_terms) + " most frequent of the " + with_commas(all) + " words like " + shown(word) +
                              " were looked for"});
}

std::vector<TermList> WordFinder::expand(Family family, const QueryWord& word, base::TextSpan at) {
    std::vector<TermPlace> places;
    if (word.match == WordMatch::exact) {
        segment_.effort().spend(cost::look_up);
        if (const TermPlace place = segment_.find_term(family, word.folded); place.shard) places.push_back(place);
    } else if (word.match == WordMatch::prefix || family == Family::name_terms) {
        WordMatcher matcher(word);
        places = segment_.find_prefix(family, matcher.known_start());
        if (!segment_.effort().spend(cost::pattern * places.size())) return {};
        std::erase_if(places, [&](const TermPlace& place) { return !matcher.matches(place.term()); });
        note_left_out(word, places.size(), at);
        keep_most_frequent(places, most_terms, [](const TermPlace& place) { return place.document_frequency(); });
    } else {
        return expand_by_list(word, family, at);
    }
    std::vector<TermList> terms;
    for (const TermPlace& place : places) terms.push_back({place, every_rule, {}});
    return terms;
}

// By the list of words alone, so that only the shards of those that fit are fetched. Every word of a quote is one of its
// article, so the articles' list serves both.
std::vector<TermList> WordFinder::expand_by_list(const QueryWord& word, Family family, base::TextSpan at) {
    std::vector<Listed> listed;
    const auto look = [&](WordMatcher& matcher, std::uint64_t price, RuleSet by) {
        segment_.each_term(matcher.known_start(), [&](std::string_view term, std::uint32_t frequency) {
            if (segment_.effort().spend(price) && matcher.matches(term)) listed.push_back({term, frequency, by});
        });
    };
    if (word.match == WordMatch::form) {
        listed.push_back({word.folded, ~0u, every_rule});  // the word itself needs no rules
        const auto& stemmers = rules().stemmers();
        for (std::size_t i = 0; i < stemmers.size(); ++i) {
            WordMatcher matcher(word, &stemmers[i]);
            look(matcher, cost::form, RuleSet{1} << i);
        }
        join_rules(listed);
    } else {
        WordMatcher matcher(word);
        look(matcher, cost::pattern * (1 + word.edits), every_rule);
    }
    note_left_out(word, listed.size(), at);
    keep_most_frequent(listed, most_terms, [](const Listed& one) { return one.document_frequency; });
    std::vector<TermList> terms;
    for (const Listed& one : listed) {
        if (!segment_.effort().spend(cost::look_up)) return {};
        if (const TermPlace place = segment_.find_term(family, one.term); place.shard) terms.push_back({place, one.rules, {}});
    }
    return terms;
}

// The union of lists. Long lists meet in an array over all documents, short ones are sorted.
std::vector<Posting> WordFinder::unite(const WordSpace& space, const std::vector<TermList>& terms) {
    const auto each = [&](auto take) {
        for (const TermList& term : terms) {
            const bool everywhere = term.rules == every_rule || rules().is_all(term.rules);
            const std::vector<RuleSet>* of = everywhere ? nullptr : &rules().of(space.terms);
            for (const Posting& posting : term.postings)
                if (everywhere || ((*of)[posting.document] & term.rules) != 0) take(posting);
        }
    };
    std::size_t total = 0;
    for (const TermList& term : terms) total += term.postings.size();
    std::vector<Posting> all;
    if (total < space.documents / 16) {
        each([&](const Posting& posting) { all.push_back(posting); });
        std::sort(all.begin(), all.end(), [](const Posting& a, const Posting& b) {
            return a.document != b.document ? a.document < b.document : a.impact > b.impact;
        });
        all.erase(std::unique(all.begin(), all.end(), [](const Posting& a, const Posting& b) { return a.document == b.document; }), all.end());
        return all;
    }
    std::vector<std::uint8_t> best(space.documents);  // impact + 1
    each([&](const Posting& posting) {
        best[posting.document] = std::max(best[posting.document], static_cast<std::uint8_t>(posting.impact + 1));
    });
    for (std::uint32_t document = 0; document < space.documents; ++document)
        if (best[document] > 0) all.push_back({document, static_cast<std::uint8_t>(best[document] - 1)});
    return all;
}

std::shared_ptr<const WordLists> WordFinder::look_up(const WordSpace& space, const QueryWord& word, base::TextSpan at) {
    auto& known = known_[{space.terms, key_of(word)}];
    if (known) return known;
    auto lists = std::make_shared<WordLists>();
    lists->terms = expand(space.terms, word, at);
    for (TermList& term : lists->terms) {
        segment_.postings(term.place, term.postings);
        // A shard that speaks of more documents than the root knows is not to be believed.
        while (!term.postings.empty() && term.postings.back().document >= space.documents) term.postings.pop_back();
    }
    const bool as_it_is = lists->terms.size() == 1 && lists->terms.front().rules == every_rule;
    if (as_it_is) lists->any = lists->terms.front().postings;
    else if (!lists->terms.empty() && segment_.effort().spend(space.documents)) lists->any = unite(space, lists->terms);
    lists->rarity = rarity(space.documents, static_cast<std::uint32_t>(lists->any.size()));
    return known = std::move(lists);
}

DocSet WordFinder::find(const WordSpace& space, const QueryNode& node, Field field) {
    std::vector<PhraseLists> phrases;
    bool by_rules = false;
    const bool single = node.phrases.size() == 1 && node.phrases.front().words.size() == 1;
    const bool by_position = space.has_positions && (!single || field == Field::text);
    for (const Phrase& phrase : node.phrases) {
        // A word's positions are in the shard of its own name, which can be told before its articles are known.
        if (by_position)
            for (const QueryWord& word : phrase.words)
                if (word.match == WordMatch::exact) segment_.expect_positions(space.positions, word.folded);
        PhraseLists& words = phrases.emplace_back();
        for (const QueryWord& word : phrase.words) {
            words.push_back(look_up(space, word, node.at));
            by_rules |= word.match == WordMatch::form;
        }
    }
    // A word in the text alone cannot be told from the postings where it stands in the title too.
    if (single && !by_position) return one_word(*phrases.front().front(), field);
    DocSet documents = hold_all(segment_.effort(), phrases.front());
    // Without positions (names) the words need only be there.
    if (!space.has_positions) return documents;
    for (std::size_t i = 1; i < phrases.size(); ++i) documents = intersection(documents, hold_all(segment_.effort(), phrases[i]));
    return keep_where_they_stand(segment_, space, phrases, node.near, field, by_rules ? &rules() : nullptr, std::move(documents));
}

}  // namespace verbatim::search
