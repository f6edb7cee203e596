#include "search/places.h"

#include <algorithm>
#include <numeric>

#include "bundle/positions.h"

namespace verbatim::search {

using bundle::DocumentPositions;

namespace {

// Where a phrase stands in one document: its first and last word.
struct Place {
    std::uint32_t first = 0, last = 0;
};
struct Places {
    std::vector<Place> text, title;
    bool empty() const { return text.empty() && title.empty(); }
};

class Finder {
  public:
    Finder(SegmentReader& segment, const WordSpace& space, LanguageRules* rules, DocSet documents)
        : segment_(segment), space_(space), rules_(rules), documents_(std::move(documents)) {}

    // Names all the lists of positions that `find` will read, so that they are fetched together. False while some are missing.
    bool at_hand(const std::vector<PhraseLists>& phrases) {
        if (documents_.empty()) return true;
        for (const PhraseLists& phrase : phrases)
            for (const auto& word : phrase)
                for (const TermList& term : word->terms) segment_.positions(space_.positions, term.place);
        return segment_.reading().complete();
    }

    // The places of a phrase in each of the documents, which become those that have some.
    std::vector<Places> find(const PhraseLists& words) {
        std::vector<std::size_t> order(words.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return words[a]->any.size() < words[b]->any.size(); });
        std::vector<Places> places(documents_.size());
        const auto length = static_cast<std::uint32_t>(words.size());
        for (std::size_t i = 0; i < order.size() && !documents_.empty(); ++i) {
            const auto offset = static_cast<std::uint32_t>(order[i]);
            const std::vector<DocumentPositions> positions = positions_of(*words[order[i]]);
            for (std::size_t d = 0; d < documents_.size(); ++d) {
                meet(places[d].text, positions[d].text, offset, length, i == 0);
                meet(places[d].title, positions[d].title, offset, length, i == 0);
            }
            drop(places, [](const Places& one) { return one.empty(); });
        }
        return places;
    }

    // Leaves out the documents whose element of `beside` says so, there and here.
    template <class Beside, class Leave>
    void drop(std::vector<Beside>& beside, Leave leave) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            if (leave(beside[i])) continue;
            if (kept != i) {
                documents_[kept] = documents_[i];
                beside[kept] = std::move(beside[i]);
            }
            ++kept;
        }
        documents_.resize(kept);
        beside.resize(kept);
    }

    DocSet& documents() { return documents_; }

  private:
    // Positions of one word (all its terms) in each of the documents.
    std::vector<DocumentPositions> positions_of(const WordLists& word) {
        std::vector<DocumentPositions> found(documents_.size());
        for (const TermList& term : word.terms) add_positions(term, found);
        if (word.terms.size() > 1)
            for (DocumentPositions& positions : found) {
                std::sort(positions.text.begin(), positions.text.end());
                std::sort(positions.title.begin(), positions.title.end());
            }
        return found;
    }

    void add_positions(const TermList& term, std::vector<DocumentPositions>& found) {
        // The list is as good as read where most documents are looked into: reckon with all of it, or with whole blocks.
        const std::string_view list = segment_.positions(space_.positions, term.place);
        if (list.empty() || term.postings.empty()) return;
        const std::uint64_t touched = std::min<std::uint64_t>(term.postings.size(), std::uint64_t{bundle::postings_block} * documents_.size());
        const std::uint64_t positions = list.size() * 2 * touched / term.postings.size();  // some four bits each
        if (!segment_.effort().spend(cost::position * (positions + documents_.size()))) return;
        const std::vector<RuleSet>* of = rules_ && !rules_->is_all(term.rules) ? &rules_->of(space_.terms) : nullptr;
        bundle::PositionsCursor cursor(term.postings, list);
        DocumentPositions one;
        auto posting = term.postings.begin();
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const std::uint32_t document = documents_[i].document;
            posting = std::lower_bound(posting, term.postings.end(), document,
                                       [](const bundle::Posting& left, std::uint32_t wanted) { return left.document < wanted; });
            if (posting == term.postings.end()) break;
            if (posting->document != document || (of && ((*of)[document] & term.rules) == 0)) continue;
            if (!cursor.read(static_cast<std::size_t>(posting - term.postings.begin()), one)) continue;
            found[i].text.insert(found[i].text.end(), one.text.begin(), one.text.end());
            found[i].title.insert(found[i].title.end(), one.title.begin(), one.title.end());
        }
    }

    // Keeps the places whose word number `offset` is among `positions`; the first word looked at makes them.
    static void meet(std::vector<Place>& places, const std::vector<std::uint32_t>& positions, std::uint32_t offset, std::uint32_t length, bool first) {
        if (first) {
            for (std::uint32_t position : positions)
                if (position >= offset) places.push_back({position - offset, position - offset + length - 1});
            return;
        }
        auto at = positions.begin();
        std::erase_if(places, [&](const Place& place) {
            while (at != positions.end() && *at < place.first + offset) ++at;
            return at == positions.end() || *at != place.first + offset;
        });
    }

    SegmentReader& segment_;
    const WordSpace& space_;
    LanguageRules* rules_;
    DocSet documents_;
};

// Keeps the places of `right` that lie at most `words` away from one of `left`, on either side. Both lists ascend, so only
// the neighbours on either side can be near enough, and they only move on from place to place.
void keep_near(const std::vector<Place>& left, std::vector<Place>& right, std::uint32_t words) {
    auto after = left.begin(), not_before = left.begin();
    std::erase_if(right, [&](const Place& place) {
        while (after != left.end() && after->first <= place.last) ++after;
        if (after != left.end() && after->first - place.last <= words) return false;
        while (not_before != left.end() && not_before->last < place.first) ++not_before;
        return not_before == left.begin() || place.first - (not_before - 1)->last > words;
    });
}

bool fits(const Places& places, Field field) {
    return (field != Field::title && !places.text.empty()) || (field != Field::text && !places.title.empty());
}

}  // namespace

DocSet keep_where_they_stand(SegmentReader& segment, const WordSpace& space, const std::vector<PhraseLists>& phrases,
                             const std::vector<std::uint32_t>& near, Field field, LanguageRules* rules, DocSet documents) {
    Finder finder(segment, space, rules, std::move(documents));
    if (!finder.at_hand(phrases)) return {};
    std::vector<Places> left = finder.find(phrases.front());
    for (std::size_t i = 1; i < phrases.size(); ++i) {
        // The documents may become fewer while the next phrase is looked for: what stood there goes by number.
        const DocSet before = finder.documents();
        std::vector<Places> right = finder.find(phrases[i]);
        std::size_t from = 0;
        for (std::size_t d = 0; d < right.size(); ++d) {
            while (before[from].document != finder.documents()[d].document) ++from;
            keep_near(left[from].text, right[d].text, near[i - 1]);
            keep_near(left[from].title, right[d].title, near[i - 1]);
        }
        finder.drop(right, [](const Places& one) { return one.empty(); });
        left = std::move(right);
    }
    finder.drop(left, [&](const Places& one) { return !fits(one, field); });
    return std::move(finder.documents());
}

}  // namespace verbatim::search
