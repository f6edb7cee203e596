#include "names/extraction/person_merge.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "language/gazetteer.h"

namespace verbatim::names {

using language::Gazetteer;

namespace {


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

}  // namespace

bool PersonMerger::first_names_agree(const Cluster& one, const Cluster& other) const {
    const std::string_view a = one.words.front(), b = other.words.front();
    if (a == b) return true;
    const auto initial = [](std::string_view word) {
        return word.size() == 1 || (word.size() == 2 && word[1] == '.');
    };
    if ((initial(a) || initial(b)) && a[0] == b[0]) return true;
    const auto first_form = [&](const Cluster& cluster) {
        return base::slice(clusters_.text(), clusters_.words()[clusters_.phrases()[cluster.first_phrase].first].span);
    };
    return Gazetteer::get().same_first_name(first_form(one), first_form(other));
}

void PersonMerger::merge_full_names() {
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
                return clusters_[k].suffix == clusters_[c].suffix && first_names_agree(clusters_[k], clusters_[c]) &&
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
        if (word.size() < shortest || !surnames_.find(word).empty() || !first_names_.find(word).empty()) continue;
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
    std::vector<Salience> salience(clusters_.size());
    for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) ++salience[clusters_.root(clusters_.owner(p))].whole_article;
    for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) {
        std::uint32_t owner = clusters_.root(clusters_.owner(p));
        const NamePhrase& phrase = clusters_.phrases()[p];
        const bool bare = clusters_[clusters_.owner(p)].words.size() == 1 && !clusters_[clusters_.owner(p)].merged();
        if (bare && !place_for_sure(phrase)) {
            const std::string_view word = clusters_[clusters_.owner(p)].words.front();
            std::uint32_t best = choose(surnames_, word, phrase, salience, p);
            if (best == no_cluster) best = choose(first_names_, word, phrase, salience, p);
            if (best != no_cluster) {
                clusters_.move(p, best);
                owner = best;
                // "Mr Voss" was Milo Voss, so "Ms Voss" is not.
                if (phrase.titled && clusters_[best].gender == Gender::unknown) clusters_[best].gender = phrase.gender;
            }
        }
        Salience& mine = salience[owner];
        mine.so_far += phrase.subject ? 2 : 1;
        if (!bare) mine.last_full = p;
    }
}

std::uint32_t PersonMerger::choose(const ClusterIndex& index, std::string_view word, const NamePhrase& phrase,
                     const std::vector<Salience>& salience, std::uint32_t at) const {
    const auto found = index.find(word);
    std::uint32_t best = no_cluster;
    std::tuple<bool, std::uint32_t, std::uint32_t> best_score;
    const Gender told = phrase.titled ? phrase.gender : Gender::unknown;
    constexpr std::size_t compared = 8;
    for (std::size_t i = 0; i < std::min(found.size(), compared); ++i) {
        const std::uint32_t c = clusters_.root(found[i].cluster);
        if (!genders_agree(told, clusters_[c].gender)) continue;
        const Salience& its = salience[c];
        const bool just_named = its.last_full != no_cluster && at - its.last_full <= 2;
        const bool known_to_fit = told != Gender::unknown && clusters_[c].gender == told;
        const std::tuple score{known_to_fit, 1 + its.so_far + (just_named ? 3 : 0), its.whole_article};
        if (best == no_cluster || score > best_score) {
            best = c;
            best_score = score;
        }
    }
    return best;
}

}  // namespace verbatim::names
