#include "linking/fitting.h"

#include <string_view>
#include <utility>

namespace verbatim::linking {
namespace {

std::string_view word_of(const RoleHead& head) { return head.word; }
std::string_view word_of(std::string_view role) { return role; }

// Whether two sorted lists share a word.
template <class List>
bool meet(const List& one, const List& other) {
    auto a = one.begin();
    auto b = other.begin();
    while (a != one.end() && b != other.end()) {
        const int order = word_of(*a).compare(word_of(*b));
        if (order == 0) return true;
        if (order < 0) ++a;
        else ++b;
    }
    return false;
}

bool fit(const KnownName& one, const KnownName& other, Agreement how) {
    switch (how) {
        case Agreement::by_itself: return true;
        case Agreement::with_role: return meet(one.heads, other.heads);
        case Agreement::with_telling_role: return meet(one.telling_roles, other.telling_roles);
        case Agreement::none: break;
    }
    return false;
}

}  // namespace

Fitting::Fitting(const std::vector<KnownName>& names, std::vector<std::uint32_t> people)
    : people_(std::move(people)), fits_(people_.size()), unclear_(people_.size()) {
    BitSquare agree(people_.size());
    for (std::size_t i = 0; i < people_.size(); ++i) {
        agree.set(i, i);
        const KnownName& one = names[people_[i]];
        for (std::size_t k = i + 1; k < people_.size(); ++k) {
            const KnownName& other = names[people_[k]];
            if (!may_be_one_gender(one.gender, other.gender)) continue;
            const Agreement how = agreement(one.compared, other.compared);
            if (how == Agreement::none) continue;
            agree.set(i, k);
            agree.set(k, i);
            if (!fit(one, other, how)) continue;
            fits_.set(i, k);
            fits_.set(k, i);
        }
    }
    for (std::size_t i = 0; i < people_.size(); ++i)
        for (std::size_t k = 0; k < people_.size() && !unclear_[i]; ++k)
            if (fits_.has(i, k) && !fits_.within(i, agree, k)) unclear_[i] = true;
}

}  // namespace verbatim::linking
