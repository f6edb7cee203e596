#include "search/doc_set.h"

#include <algorithm>

namespace verbatim::search {

DocSet everything(std::uint32_t documents) {
    DocSet set(documents);
    for (std::uint32_t i = 0; i < documents; ++i) set[i].document = i;
    return set;
}

namespace {

// First element from `from` on whose document is not less: steps double, so that a short list leaps through a long one.
DocSet::const_iterator leap(DocSet::const_iterator from, DocSet::const_iterator end, std::uint32_t document) {
    std::ptrdiff_t step = 1;
    auto low = from;
    while (end - low > step && (low + step)->document < document) {
        low += step;
        step *= 2;
    }
    const auto high = end - low > step ? low + step + 1 : end;
    return std::lower_bound(low, high, document, [](const ScoredDocument& one, std::uint32_t wanted) { return one.document < wanted; });
}

DocSet merge(const DocSet& a, const DocSet& b) {
    DocSet both;
    both.reserve(a.size() + b.size());
    auto left = a.begin(), right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (left->document < right->document) both.push_back(*left++);
        else if (right->document < left->document) both.push_back(*right++);
        else {
            both.push_back({left->document, left->score + right->score});
            ++left, ++right;
        }
    }
    both.insert(both.end(), left, a.end());
    both.insert(both.end(), right, b.end());
    return both;
}

}  // namespace

DocSet intersection(const DocSet& a, const DocSet& b) {
    const DocSet& few = a.size() <= b.size() ? a : b;
    const DocSet& many = a.size() <= b.size() ? b : a;
    DocSet both;
    auto at = many.begin();
    for (const ScoredDocument& one : few) {
        at = leap(at, many.end(), one.document);
        if (at == many.end()) break;
        if (at->document == one.document) both.push_back({one.document, one.score + at->score});
    }
    return both;
}

namespace {

// Many long sets meet in an array over all documents.
DocSet union_in_array(const std::vector<DocSet>& sets, std::size_t documents) {
    struct Sum {
        std::uint32_t score = 0;
        bool there = false;
    };
    std::vector<Sum> sums(documents);
    for (const DocSet& set : sets)
        for (const ScoredDocument& one : set) sums[one.document] = {sums[one.document].score + one.score, true};
    DocSet all;
    for (std::uint32_t document = 0; document < documents; ++document)
        if (sums[document].there) all.push_back({document, sums[document].score});
    return all;
}

}  // namespace

DocSet union_of(std::vector<DocSet> sets) {
    std::erase_if(sets, [](const DocSet& set) { return set.empty(); });
    if (sets.empty()) return {};
    std::size_t total = 0, documents = 0;
    for (const DocSet& set : sets) {
        total += set.size();
        documents = std::max<std::size_t>(documents, std::size_t{set.back().document} + 1);
    }
    if (sets.size() > 4 && total > documents / 2) return union_in_array(sets, documents);
    while (sets.size() > 1) {
        std::vector<DocSet> merged;
        for (std::size_t i = 0; i + 1 < sets.size(); i += 2) merged.push_back(merge(sets[i], sets[i + 1]));
        if (sets.size() % 2 == 1) merged.push_back(std::move(sets.back()));
        sets = std::move(merged);
    }
    return std::move(sets.front());
}

DocSet difference(const DocSet& a, const DocSet& b) {
    DocSet rest;
    auto at = b.begin();
    for (const ScoredDocument& one : a) {
        at = leap(at, b.end(), one.document);
        if (at == b.end() || at->document != one.document) rest.push_back(one);
    }
    return rest;
}

}  // namespace verbatim::search
