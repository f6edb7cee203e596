#include "search/words.h"

#include <algorithm>
#include <optional>

#include "bundle/positions.h"
#include "search/score.h"
#include "search/word_match.h"
#include "text/utf8.h"

namespace verbatim::search {

using bundle::Posting;

namespace {

// What all terms that a word stands for start with.
std::string_view known_start(const QueryWord& word) {
    const std::string_view folded = word.folded;
    if (word.match == WordMatch::fuzzy) return folded.substr(0, text::decode(folded, 0).length);
    return folded.substr(0, folded.find_first_of("*?"));
}

}  // namespace

std::vector<TermPlace> expand(SegmentReader& segment, bundle::Family family, const QueryWord& word) {
    if (word.match == WordMatch::exact) {
        const TermPlace place = segment.find_term(family, word.folded);
        return place.shard ? std::vector<TermPlace>{place} : std::vector<TermPlace>{};
    }
    if (word.match == WordMatch::prefix) return segment.find_prefix(family, word.folded);
    std::vector<TermPlace> places;
    if (family == bundle::Family::name_terms) {
        places = segment.find_prefix(family, known_start(word));
        std::erase_if(places, [&](const TermPlace& place) { return !word_matches(word, place.term()); });
        return places;
    }
    // Every word of a quote is one of its article, so the articles' list of words serves both.
    segment.each_term(known_start(word), [&](std::string_view term, std::uint32_t) {
        if (!word_matches(word, term)) return;
        const TermPlace place = segment.find_term(family, term);
        if (place.shard) places.push_back(place);
    });
    return places;
}

namespace {

struct TermList {
    TermPlace place;
    std::vector<Posting> postings;
};

// A word with the lists of all its terms, and their union with the best impact each.
struct WordLists {
    std::vector<TermList> terms;
    std::vector<Posting> any;
    std::uint32_t rarity = 0;
};

// The union of lists. Long lists meet in an array over all documents, short ones are sorted.
std::vector<Posting> unite(const std::vector<TermList>& terms, std::uint32_t documents) {
    std::size_t total = 0;
    for (const TermList& term : terms) total += term.postings.size();
    std::vector<Posting> all;
    if (total < documents / 16) {
        for (const TermList& term : terms) all.insert(all.end(), term.postings.begin(), term.postings.end());
        std::sort(all.begin(), all.end(), [](const Posting& a, const Posting& b) {
            return a.document != b.document ? a.document < b.document : a.impact > b.impact;
        });
        all.erase(std::unique(all.begin(), all.end(), [](const Posting& a, const Posting& b) { return a.document == b.document; }), all.end());
        return all;
    }
    std::vector<std::uint8_t> best(documents);  // impact + 1
    for (const TermList& term : terms)
        for (const Posting& posting : term.postings)
            best[posting.document] = std::max(best[posting.document], static_cast<std::uint8_t>(posting.impact + 1));
    for (std::uint32_t document = 0; document < documents; ++document)
        if (best[document] > 0) all.push_back({document, static_cast<std::uint8_t>(best[document] - 1)});
    return all;
}

WordLists look_up(SegmentReader& segment, const WordSpace& space, const QueryWord& word) {
    WordLists lists;
    for (const TermPlace& place : expand(segment, space.terms, word)) {
        TermList& term = lists.terms.emplace_back();
        term.place = place;
        segment.postings(place, term.postings);
        // A shard that speaks of more documents than the root knows is not to be believed.
        while (!term.postings.empty() && term.postings.back().document >= space.documents) term.postings.pop_back();
    }
    if (lists.terms.size() == 1) lists.any = lists.terms.front().postings;
    else lists.any = unite(lists.terms, space.documents);
    lists.rarity = rarity(space.documents, static_cast<std::uint32_t>(lists.any.size()));
    return lists;
}

DocSet scored(const std::vector<Posting>& postings, std::uint32_t rarity) {
    DocSet set;
    set.reserve(postings.size());
    for (const Posting& posting : postings) set.push_back({posting.document, score_of(rarity, posting.impact)});
    return set;
}

// Where phrases stand in one document: first and last word.
struct Place {
    std::uint32_t first = 0, last = 0;
};
struct Places {
    std::vector<Place> text, title;
};

// Positions of one word (all its terms) in each of `documents`.
std::vector<bundle::DocumentPositions> positions_in(SegmentReader& segment, const WordSpace& space, const WordLists& word,
                                                    const DocSet& documents) {
    std::vector<bundle::DocumentPositions> found(documents.size());
    bundle::DocumentPositions one;
    for (const TermList& term : word.terms) {
        const std::string_view list = segment.positions(space.positions, term.place);
        if (list.empty()) continue;
        bundle::PositionsCursor cursor(term.postings, list);
        std::size_t posting = 0;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            while (posting < term.postings.size() && term.postings[posting].document < documents[i].document) ++posting;
            if (posting == term.postings.size()) break;
            if (term.postings[posting].document != documents[i].document || !cursor.read(posting, one)) continue;
            found[i].text.insert(found[i].text.end(), one.text.begin(), one.text.end());
            found[i].title.insert(found[i].title.end(), one.title.begin(), one.title.end());
        }
    }
    if (word.terms.size() > 1)
        for (bundle::DocumentPositions& positions : found) {
            std::sort(positions.text.begin(), positions.text.end());
            std::sort(positions.title.begin(), positions.title.end());
        }
    return found;
}

// Keeps the starts whose word at distance `offset` is among `positions`. Both ascend.
void keep_followed(std::vector<Place>& starts, const std::vector<std::uint32_t>& positions, std::uint32_t offset) {
    auto at = positions.begin();
    std::erase_if(starts, [&](Place& place) {
        at = std::lower_bound(at, positions.end(), place.first + offset);
        place.last = place.first + offset;
        return at == positions.end() || *at != place.first + offset;
    });
}

std::vector<Place> starts_at(const std::vector<std::uint32_t>& positions) {
    std::vector<Place> places;
    places.reserve(positions.size());
    for (std::uint32_t position : positions) places.push_back({position, position});
    return places;
}

// Keeps the places of `right` that lie at most `words` away from one of `left`, on either side.
std::vector<Place> keep_near(const std::vector<Place>& left, std::vector<Place> right, std::uint32_t words) {
    // Both lists ascend, so only the neighbours on either side can be near enough.
    std::erase_if(right, [&](const Place& place) {
        const auto after = std::upper_bound(left.begin(), left.end(), place.last,
                                            [](std::uint32_t last, const Place& other) { return last < other.first; });
        if (after != left.end() && after->first - place.last <= words) return false;
        const auto not_before = std::lower_bound(left.begin(), left.end(), place.first,
                                                 [](const Place& other, std::uint32_t first) { return other.last < first; });
        return not_before == left.begin() || place.first - (not_before - 1)->last > words;
    });
    return right;
}

// One phrase over the documents that hold all its words.
struct PhraseMatch {
    std::vector<WordLists> words;
    DocSet documents;  // hold all words, anywhere
};

PhraseMatch find_candidates(SegmentReader& segment, const WordSpace& space, const Phrase& phrase) {
    PhraseMatch match;
    for (const QueryWord& word : phrase.words) match.words.push_back(look_up(segment, space, word));
    for (std::size_t i = 0; i < match.words.size(); ++i) {
        DocSet set = scored(match.words[i].any, match.words[i].rarity);
        match.documents = i == 0 ? std::move(set) : intersection(match.documents, set);
    }
    return match;
}

std::vector<Places> find_places(SegmentReader& segment, const WordSpace& space, const PhraseMatch& phrase, const DocSet& documents) {
    std::vector<Places> places(documents.size());
    for (std::size_t w = 0; w < phrase.words.size(); ++w) {
        const auto positions = positions_in(segment, space, phrase.words[w], documents);
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (w == 0) {
                places[i] = {starts_at(positions[i].text), starts_at(positions[i].title)};
            } else {
                keep_followed(places[i].text, positions[i].text, static_cast<std::uint32_t>(w));
                keep_followed(places[i].title, positions[i].title, static_cast<std::uint32_t>(w));
            }
        }
    }
    return places;
}

bool fits(const Places& places, Field field) {
    const bool in_text = field != Field::title && !places.text.empty();
    const bool in_title = field != Field::text && !places.title.empty();
    return in_text || in_title;
}

DocSet find_one_word(const PhraseMatch& phrase, Field field) {
    if (field != Field::title) return phrase.documents;
    std::vector<Posting> in_title = phrase.words.front().any;
    std::erase_if(in_title, [](const Posting& posting) { return posting.impact < bundle::first_title_impact; });
    return scored(in_title, phrase.words.front().rarity);
}

}  // namespace

DocSet find_words(SegmentReader& segment, const WordSpace& space, const QueryNode& node, Field field) {
    std::vector<PhraseMatch> phrases;
    for (const Phrase& phrase : node.phrases) phrases.push_back(find_candidates(segment, space, phrase));
    const bool one_word = phrases.size() == 1 && phrases.front().words.size() == 1;
    // Without positions (names) the words need only be there. A word in the text alone cannot be told from the postings
    // where it stands in the title too.
    if (!space.has_positions || (one_word && field != Field::text)) return find_one_word(phrases.front(), field);

    DocSet documents = phrases.front().documents;
    for (std::size_t i = 1; i < phrases.size(); ++i) documents = intersection(documents, phrases[i].documents);
    std::vector<Places> places = find_places(segment, space, phrases.front(), documents);
    for (std::size_t i = 1; i < phrases.size(); ++i) {
        std::vector<Places> right = find_places(segment, space, phrases[i], documents);
        for (std::size_t d = 0; d < documents.size(); ++d) {
            places[d].text = keep_near(places[d].text, std::move(right[d].text), node.near[i - 1]);
            places[d].title = keep_near(places[d].title, std::move(right[d].title), node.near[i - 1]);
        }
    }
    DocSet found;
    for (std::size_t d = 0; d < documents.size(); ++d)
        if (fits(places[d], field)) found.push_back(documents[d]);
    return found;
}

}  // namespace verbatim::search
