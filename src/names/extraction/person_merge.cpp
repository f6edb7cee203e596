#include "names/extraction/person_merge.h"

#include <algorithm>
#include <compare>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "language/gazetteer.h"
#include "names/roles.h"
#include "text/utf8.h"

namespace verbatim::names {

using language::EntryClass;
using language::Gazetteer;
using language::Word;

namespace {


constexpr std::size_t shortest_inner = 3;         // bytes of a word within a name that may stand for it
constexpr std::size_t most_roles = 8;              // of a person, held against a bare name's
constexpr std::uint32_t ambiguous = no_cluster - 1;  // several clusters

bool full_person(const Cluster& cluster) { return cluster.words.size() >= 2 && cluster.person_like(); }

bool place_for_sure(const NamePhrase& phrase) {
    return phrase.evidence.place > 2 && !phrase.titled && phrase.evidence.place > phrase.evidence.person + 1;
}

bool one_edit_apart(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (other.size() - one.size() > 1) return false;
    const auto start =
        static_cast<std::size_t>(std::mismatch(one.begin(), one.end(), other.begin()).first - one.begin());
    const auto rest = one.substr(start);
    return one.size() == other.size() ? (start < one.size() && rest.substr(1) == other.substr(start + 1))
                                      : rest == other.substr(start + 1);
}

// Neither is more than twice the other.
bool comparable(std::uint32_t one, std::uint32_t other) { return std::min(one, other) * 2 >= std::max(one, other); }

}  // namespace

bool PersonMerger::first_names_agree(const Cluster& one, const Cluster& other) const {
    const std::string_view a = one.words.front(), b = other.words.front();
    if (a == b) return true;
    const auto first_letter = [](std::string_view word) { return word.substr(0, text::decode(word, 0).length); };
    const auto initial = [&](std::string_view word) {
        const std::size_t size = first_letter(word).size();
        return word.size() == size || (word.size() == size + 1 && word[size] == '.');
    };
    if ((initial(a) || initial(b)) && first_letter(a) == first_letter(b)) return true;
    const auto first_form = [&](const Cluster& cluster) {
        return base::slice(clusters_.text(), clusters_.words()[clusters_.phrases()[cluster.first_phrase].first].span);
    };
    // "Hilary" for "Hillary", beside the same surname.
    constexpr std::size_t shortest = 5;
    if (std::min(a.size(), b.size()) >= shortest && one_edit_apart(a, b) && a.size() != b.size()) return true;
    return Gazetteer::get().same_first_name(first_form(one), first_form(other));
}

bool PersonMerger::ends_alike(const Cluster& one, const Cluster& other) {
    const Cluster& shorter = one.words.size() < other.words.size() ? one : other;
    const Cluster& longer = one.words.size() < other.words.size() ? other : one;
    return shorter.words.size() >= 2 && longer.words.size() > shorter.words.size() && std::equal(shorter.words.rbegin(), shorter.words.rend(), longer.words.rbegin());
}

// "Sisters Ivana and Petra Bartošová": both have the surname. But not where the article names an Ivana in full.
void PersonMerger::share_surnames() {
    std::unordered_map<std::string_view, std::uint32_t> by_first_name;
    for (std::uint32_t c = 0; c < clusters_.size(); ++c)
        if (full_person(clusters_[c])) by_first_name.emplace(clusters_[c].words.front(), c);
    for (std::uint32_t p = 0; p + 1 < clusters_.phrases().size(); ++p) {
        const NamePhrase &one = clusters_.phrases()[p], &next = clusters_.phrases()[p + 1];
        if (one.last != one.first + 1 || next.first != one.last + 1 || clusters_.words()[one.last].gap != 0 || clusters_.words()[next.first].gap != 0) continue;
        const Word& link = clusters_.words()[one.last];
        const std::uint32_t first_name = clusters_.owner(p), full = clusters_.owner(p + 1);
        if (base::slice(clusters_.text(), link.span) != "and" || clusters_[first_name].words.size() != 1 || !full_person(clusters_[full])) continue;
        const bool first_names = clusters_.words()[one.first].as_written->classes.any(EntryClass::first_female, EntryClass::first_male) && next.last - next.first == 2;
        if (first_names && !one.titled && !by_first_name.contains(clusters_[first_name].words.front())) clusters_.lend_surname(first_name, full);
    }
}

// "De la Peña" of "Ernestina de la Peña Murillo": several words within exactly one full name.
void PersonMerger::merge_inner_names() {
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        if (!full_person(clusters_[c]) || clusters_[c].merged()) continue;
        const auto& words = clusters_[c].words;
        for (std::size_t i = 1; i + 1 < words.size(); ++i)
            if (words[i].size() >= shortest_inner) inner_names_.add(words[i], c);
    }
    inner_names_.sort();
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        const auto& words = clusters_[c].words;
        if (words.size() < 2 || clusters_[c].merged()) continue;
        std::uint32_t only = no_cluster;
        for (const ClusterIndex::Entry& entry : inner_names_.find(words.back())) {
            const auto& longer = clusters_[entry.cluster].words;
            const bool within = longer.size() > words.size() && std::search(longer.begin() + 1, longer.end() - 1, words.begin(), words.end()) != longer.end() - 1;
            if (within) only = only == no_cluster ? entry.cluster : ambiguous;
        }
        if (only < clusters_.size() && only != c) clusters_.join(c, only);
    }
}

void PersonMerger::merge_full_names() {
    share_surnames();
    ClusterIndex by_surname;
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        if (full_person(clusters_[c])) by_surname.add(clusters_[c].words.back(), c);
    }
    by_surname.sort();
    by_surname.each_word([&](std::span<const ClusterIndex::Entry> people) {
        constexpr std::size_t compared = 8;  // people of one surname that a further one is held against
        std::vector<std::uint32_t> kept;
        for (const ClusterIndex::Entry& entry : people) {
            const std::uint32_t c = entry.cluster;
            const auto last = kept.begin() + static_cast<std::ptrdiff_t>(std::min(kept.size(), compared));
            const auto same = std::find_if(kept.begin(), last, [&](std::uint32_t k) {
                return clusters_[k].suffix == clusters_[c].suffix && (first_names_agree(clusters_[k], clusters_[c]) || ends_alike(clusters_[k], clusters_[c])) &&
                       genders_agree(clusters_[k].gender, clusters_[c].gender);
            });
            if (same != last) {
                clusters_.join(c, *same);
                continue;
            }
            kept.push_back(c);
            surnames_.add(entry.word, c);
        }
    });
    surnames_.sort();
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        if (full_person(clusters_[c]) && !clusters_[c].merged())
            first_names_.add(clusters_[c].words.front(), c);
    }
    first_names_.sort();
    merge_inner_names();
}

// "President Obama" where the only full name is "Michelle Obama": a bare name that is a person of its own. Told by the
// gender of its titles and pronouns, or by standing with a title before anybody is named in full.
void PersonMerger::keep_bare_people() {
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> further;
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        const Cluster& cluster = clusters_[c];
        if (cluster.words.size() != 1 || cluster.merged() || !cluster.person_like() || !cluster.titled)
            continue;
        const auto people = surnames_.find(cluster.words.front());
        if (people.empty()) continue;
        const auto fits = [&](std::uint32_t person) { return genders_agree(cluster.gender, clusters_[person].gender); };
        std::vector<std::uint32_t>& bare = further[people.front().word];
        const bool somebody_fits = std::any_of(people.begin(), people.end(), [&](const ClusterIndex::Entry& person) { return fits(person.cluster); }) ||
                                   std::any_of(bare.begin(), bare.end(), fits);
        if (!somebody_fits) bare.push_back(c);
    }
    for (const auto& [surname, people] : further)
        for (const std::uint32_t c : people) surnames_.add(surname, c);
    surnames_.sort();
}

// "Bornsten" for "Bornstein": a bare name that nobody has, one letter away from the surname of exactly one person.
// Newspapers introduce people in full, so a slip is likelier than a stranger.
void PersonMerger::forgive_misspellings() {
    constexpr std::size_t shortest = 5, compared = 64;
    std::unordered_map<char, std::vector<std::string_view>> by_letter;
    surnames_.each_word([&](std::span<const ClusterIndex::Entry> people) {
        const std::string_view surname = people.front().word;
        if (surname.size() >= shortest && people.size() == 1) by_letter[surname.front()].push_back(surname);
    });
    for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
        const Cluster& cluster = clusters_[c];
        const Evidence& e = cluster.evidence;
        const bool other = cluster.tentative || e.person < std::max({e.organisation, e.place, e.document});
        if (cluster.words.size() != 1 || cluster.merged() || other) continue;
        const std::string_view word = cluster.words.front();
        if (word.size() < (word[0] & 0x80 ? 2 * shortest : shortest) || !surnames_.find(word).empty() || !first_names_.find(word).empty()) continue;
        const auto& near = by_letter[word.front()];
        if (near.size() > compared) continue;
        std::string_view only;
        for (const auto surname : near) {
            if (!one_edit_apart(word, surname)) continue;
            only = only.empty() ? surname : std::string_view("?");
        }
        if (only.size() >= shortest) clusters_.join(c, surnames_.find(only).front().cluster);
    }
}

void PersonMerger::place_single_names() {
    keep_bare_people();
    forgive_misspellings();
    roles_.assign(clusters_.size(), {});
    std::vector<Salience> salience(clusters_.size());
    for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) ++salience[clusters_.root(clusters_.owner(p))].whole_article;
    for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) {
        std::uint32_t owner = clusters_.root(clusters_.owner(p));
        const NamePhrase& phrase = clusters_.phrases()[p];
        const bool bare = clusters_[clusters_.owner(p)].words.size() == 1 && !clusters_[clusters_.owner(p)].merged();
        if (bare && !place_for_sure(phrase)) {
            const std::string_view word = clusters_[clusters_.owner(p)].words.front();
            Choice choice = choose(surnames_, word, phrase, salience, p);
            if (choice.cluster == no_cluster) choice = choose(first_names_, word, phrase, salience, p);
            if (choice.cluster == no_cluster && phrase.evidence.person > 0) choice = choose(inner_names_, word, phrase, salience, p);
            if (const std::uint32_t best = choice.cluster; best != no_cluster) {
                clusters_.move(p, best);
                clusters_.set_rivals(p, choice.rivals);
                owner = best;
                // "Mr Voss" was Milo Voss, so "Ms Voss" is not.
                if (phrase.titled && clusters_[best].gender == Gender::unknown) clusters_[best].gender = phrase.gender;
            }
        }
        for (const base::TextSpan role : {phrase.role, phrase.further_role})
            if (!role.empty() && roles_[owner].size() < most_roles) roles_[owner].push_back(role);
        Salience& mine = salience[owner];
        mine.so_far += phrase.subject ? 2 : 1;
        if (!bare) mine.last_full = p;
    }
}

// Whether somebody was called that before: "Commissioner Akinrinade", who is "Transport Commissioner Bukola Akinrinade".
bool PersonMerger::has_role(std::uint32_t cluster, base::TextSpan role) const {
    const std::string_view head = head_of_role(base::slice(clusters_.text(), role));
    return std::any_of(roles_[cluster].begin(), roles_[cluster].end(), [&](base::TextSpan one) {
        const std::string_view other = head_of_role(base::slice(clusters_.text(), one));
        return std::equal(head.begin(), head.end(), other.begin(), other.end(), [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    });
}

// "Ivana and Petra Bartošová": told in one breath, and neither since.
bool PersonMerger::named_together(std::uint32_t one, std::uint32_t other) const {
    if (one == no_cluster || other == no_cluster || std::max(one, other) - std::min(one, other) != 1) return false;
    const NamePhrase &first = clusters_.phrases()[std::min(one, other)], &second = clusters_.phrases()[std::max(one, other)];
    return second.first == first.last + 1 && base::slice(clusters_.text(), clusters_.words()[first.last].span) == "and";
}

PersonMerger::Choice PersonMerger::choose(const ClusterIndex& index, std::string_view word, const NamePhrase& phrase, const std::vector<Salience>& salience, std::uint32_t at) const {
    const auto found = index.find(word);
    struct Score {
        bool known_to_fit = false, has_role = false;
        std::uint32_t so_far = 0, whole_article = 0;
        auto operator<=>(const Score&) const = default;
    };
    Choice best;
    Score best_score;
    const Gender told = phrase.titled ? phrase.gender : Gender::unknown;
    constexpr std::size_t compared = 8;
    constexpr std::uint32_t just_named_bonus = 3;
    for (std::size_t i = 0; i < std::min(found.size(), compared); ++i) {
        const std::uint32_t c = clusters_.root(found[i].cluster);
        if (c == best.cluster || !genders_agree(told, clusters_[c].gender)) continue;
        const Salience& its = salience[c];
        const bool just_named = its.last_full != no_cluster && at - its.last_full <= 2;
        const Score score{told != Gender::unknown && clusters_[c].gender == told, found.size() > 1 && !phrase.role.empty() && has_role(c, phrase.role),
                          1 + its.so_far + (just_named ? just_named_bonus : 0), its.whole_article};
        const bool as_well = best.cluster != no_cluster && score.known_to_fit == best_score.known_to_fit && score.has_role == best_score.has_role;
        const bool equal = score.so_far == best_score.so_far && score.whole_article == best_score.whole_article;
        const bool alike = comparable(score.so_far, best_score.so_far) && comparable(score.whole_article, best_score.whole_article);
        const std::uint8_t rivals = !as_well ? 0 : equal || named_together(its.last_full, best.cluster == no_cluster ? no_cluster : salience[best.cluster].last_full) ? 2 : alike ? 1 : 0;
        if (best.cluster == no_cluster || score > best_score) best = {c, rivals}, best_score = score;
        else best.rivals = std::max(best.rivals, rivals);
    }
    return best;
}

}  // namespace verbatim::names
