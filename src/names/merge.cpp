#include "names/merge.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "names/places.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::names {
namespace {

using enum WordClass;

// The sum of evidence from which a name is believed to name something.
constexpr int least_evidence = 3;
constexpr std::size_t longest_role = 90;  // bytes; what is longer is a clause, not a role
constexpr std::uint32_t none = 0xFFFFFFFFu;

std::string lower(std::string_view form) {
    std::string folded;
    folded.reserve(form.size());
    for (std::size_t i = 0; i < form.size();) {
        const auto decoded = text::decode(form, i);
        text::append(folded, decoded.code_point == 0x2019 ? U'\'' : text::to_lower(decoded.code_point));
        i += decoded.length;
    }
    return folded;
}

// All phrases with the same words.
struct Cluster {
    std::vector<std::uint32_t> phrases;
    std::vector<std::string> words;  // in lower case; particles kept, suffixes and nicknames left out
    std::string suffix;
    std::string shown;
    Evidence evidence;
    Gender gender = Gender::unknown;
    CountryIndex country = 0;
    bool titled = false;
    bool only_heading = true;
    bool only_in_marks = true;
    bool tentative = true;
    bool capitals = false;        // an acronym by its looks
    std::uint32_t target = none;  // the cluster that it was merged into
};

class Merger {
  public:
    Merger(std::string_view text, const std::vector<Word>& words, const std::vector<NamePhrase>& phrases)
        : text_(text), words_(words), phrases_(phrases), owner_(phrases.size(), none), pronouns_(phrases.size()) {}

    ArticleNames merge() {
        collect();
        count_pronouns();
        lend_evidence();
        merge_people();
        merge_organisations();
        merge_countries();
        place_single_names();
        return build();
    }

  private:
    // --- Clusters -------------------------------------------------------------------------------------------------
    void collect() {
        std::unordered_map<std::string, std::uint32_t> known;
        for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
            const NamePhrase& phrase = phrases_[p];
            std::string key = lower(base::slice(text_, phrase.span));
            const auto [at, fresh] = known.emplace(std::move(key), static_cast<std::uint32_t>(clusters_.size()));
            if (fresh) {
                clusters_.emplace_back();
                read_words_of(clusters_.back(), phrase);
            }
            Cluster& cluster = clusters_[at->second];
            cluster.phrases.push_back(p);
            owner_[p] = at->second;
            if (!phrase.heading) cluster.evidence += phrase.evidence;
            cluster.only_heading &= phrase.heading;
            cluster.only_in_marks &= phrase.in_marks;
            cluster.tentative &= phrase.tentative;
            cluster.titled |= phrase.titled;
            if (cluster.gender == Gender::unknown || phrase.titled) {
                if (phrase.gender != Gender::unknown) cluster.gender = phrase.gender;
            }
            // A headline's capitals are not how the name is written.
            if (cluster.shown.empty() || (cluster.capitals && words_[phrase.first].shape != Shape::capitals)) {
                cluster.shown = shown_form(phrase);
                cluster.capitals = phrase.last == phrase.first + 1 && acronym(words_[phrase.first]);
            }
            if (phrase.country != 0 && phrase.evidence.place > 0) cluster.country = phrase.country;
        }
        for (Cluster& cluster : clusters_) {
            if (cluster.only_heading) cluster.evidence = phrases_[cluster.phrases.front()].evidence;
        }
    }

    // "FBI", "U.N."
    static bool acronym(const Word& word) {
        return word.shape == Shape::capitals || (word.shape == Shape::initial && word.span.size() >= 4);
    }

    bool in_nickname(std::uint32_t word, const NamePhrase& phrase) const {
        bool inside = false;
        for (auto i = phrase.first + 1; i < phrase.last; ++i) {
            if (words_[i].gap == gap::quote) inside = !inside;
            if (i == word) return inside;
        }
        return false;
    }

    void read_words_of(Cluster& cluster, const NamePhrase& phrase) const {
        for (auto i = phrase.first; i < phrase.last; ++i) {
            const auto form = base::slice(text_, words_[i].span);
            if (i > phrase.first && words_[i].is(suffix)) cluster.suffix = lower(form);
            else if (!in_nickname(i, phrase)) cluster.words.push_back(lower(form));
        }
    }

    std::string shown_form(const NamePhrase& phrase) const {
        std::string shown;
        for (auto i = phrase.first; i < phrase.last; ++i) {
            if (in_nickname(i, phrase)) continue;
            if (!shown.empty())
                shown += words_[i].gap == gap::ampersand ? " & " : words_[i].gap == gap::comma ? ", " : " ";
            // "People’s": the ending that the word leaves out, where the name goes on.
            const bool owner = words_[i].possessive && i + 1 < phrase.last && words_[i + 1].gap == 0;
            auto form = base::slice(text_, {words_[i].span.start, owner ? words_[i + 1].span.start : words_[i].span.end});
            while (form.ends_with(' ')) form.remove_suffix(1);
            shown += form;
        }
        return shown;
    }

    bool person_like(const Cluster& cluster) const {
        const Evidence& e = cluster.evidence;
        return e.person > 0 && e.person >= e.organisation && e.person >= e.place && e.person >= e.document;
    }
    bool organisation_like(const Cluster& cluster) const {
        const Evidence& e = cluster.evidence;
        return e.organisation > e.person && e.organisation >= e.place && e.organisation >= e.document;
    }

    std::uint32_t root(std::uint32_t cluster) const {
        while (clusters_[cluster].target != none) cluster = clusters_[cluster].target;
        return cluster;
    }

    // "Xi … during his visit": a pronoun after the name and before the next one tells the gender.
    void count_pronouns() {
        constexpr std::uint32_t reach = 25;  // words
        for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
            if (phrases_[p].heading) continue;
            std::uint32_t end = std::min(static_cast<std::uint32_t>(words_.size()), phrases_[p].last + reach);
            const std::uint32_t next = next_person(p);
            if (next < phrases_.size()) end = std::min(end, phrases_[next].first);
            for (auto i = phrases_[p].last; i < end && (words_[i].gap & (gap::stop | gap::paragraph | gap::quote)) == 0;
                 ++i) {
                pronouns_[p].he += words_[i].in_lower.classes.has(pronoun_he);
                pronouns_[p].she += words_[i].in_lower.classes.has(pronoun_she);
            }
        }
        for (Cluster& cluster : clusters_) {
            if (cluster.gender != Gender::unknown) continue;
            PronounCount sum;
            for (const auto p : cluster.phrases) sum += pronouns_[p];
            cluster.gender = sum.gender();
        }
    }

    // The next phrase that a pronoun could mean.
    std::uint32_t next_person(std::uint32_t phrase) const {
        constexpr std::uint32_t reach = 8;
        const auto last = std::min(static_cast<std::uint32_t>(phrases_.size()), phrase + reach);
        std::uint32_t next = phrase + 1;
        while (next < last && std::max(phrases_[next].evidence.place, phrases_[next].evidence.organisation) >
                                  phrases_[next].evidence.person)
            ++next;
        return next;
    }

    struct PronounCount {
        int he = 0, she = 0;
        PronounCount& operator+=(const PronounCount& more) {
            he += more.he;
            she += more.she;
            return *this;
        }
        Gender gender() const {
            if (he > 2 * she) return Gender::male;
            return she > 2 * he ? Gender::female : Gender::unknown;
        }
    };

    // "Howell said" speaks for "Kellan Howell" being a person.
    void lend_evidence() {
        std::unordered_map<std::string_view, int> alone;
        for (const Cluster& cluster : clusters_) {
            if (cluster.words.size() == 1) alone[cluster.words.front()] = std::min(cluster.evidence.person, 8);
        }
        for (Cluster& cluster : clusters_) {
            if (cluster.words.size() < 2 || cluster.words.size() > 4) continue;
            if (const auto found = alone.find(cluster.words.back()); found != alone.end())
                cluster.evidence.person += found->second;
        }
    }

    // --- People ---------------------------------------------------------------------------------------------------
    bool full_person(const Cluster& cluster) const { return cluster.words.size() >= 2 && person_like(cluster); }

    bool first_names_agree(const Cluster& one, const Cluster& other) const {
        const std::string& a = one.words.front();
        const std::string& b = other.words.front();
        if (a == b) return true;
        const auto initial = [](const std::string& word) {
            return word.size() == 1 || (word.size() == 2 && word[1] == '.');
        };
        if ((initial(a) || initial(b)) && a[0] == b[0]) return true;
        const auto first_form = [&](const Cluster& cluster) {
            return base::slice(text_, words_[phrases_[cluster.phrases.front()].first].span);
        };
        return Lexicon::get().same_first_name(first_form(one), first_form(other));
    }

    static bool genders_agree(Gender one, Gender other) {
        return one == Gender::unknown || other == Gender::unknown || one == other;
    }

    void merge_people() {
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            if (full_person(clusters_[c])) by_surname_[clusters_[c].words.back()].push_back(c);
        }
        for (auto& [surname, people] : by_surname_) {
            constexpr std::size_t compared = 8;  // people of one surname that a further one is held against
            std::vector<std::uint32_t> kept;
            std::sort(people.begin(), people.end());
            for (const auto c : people) {
                const auto same = std::find_if(
                    kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(std::min(kept.size(), compared)),
                    [&](std::uint32_t k) {
                        return clusters_[k].suffix == clusters_[c].suffix &&
                               first_names_agree(clusters_[k], clusters_[c]) &&
                               genders_agree(clusters_[k].gender, clusters_[c].gender);
                    });
                if (same == kept.end()) kept.push_back(c);
                else join(c, *same);
            }
            people = std::move(kept);
        }
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            if (full_person(clusters_[c]) && clusters_[c].target == none)
                by_first_name_[clusters_[c].words.front()].push_back(c);
        }
    }

    void join(std::uint32_t from, std::uint32_t to) {
        from = root(from);
        to = root(to);
        if (from == to) return;
        clusters_[from].target = to;
        Cluster& target = clusters_[to];
        target.evidence += clusters_[from].evidence;
        target.titled |= clusters_[from].titled;
        if (target.gender == Gender::unknown) target.gender = clusters_[from].gender;
        if (clusters_[from].shown.size() > target.shown.size()) target.shown = clusters_[from].shown;
    }

    // "President Obama" where the only full name is "Michelle Obama": a bare name that is a person of its own. Told by the
    // gender of its titles and pronouns, or by standing with a title before anybody is named in full.
    void keep_bare_people() {
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.words.size() != 1 || cluster.target != none || !person_like(cluster) || !cluster.titled)
                continue;
            const auto found = by_surname_.find(cluster.words.front());
            if (found == by_surname_.end()) continue;
            const auto& people = found->second;
            const bool somebody_fits = std::any_of(people.begin(), people.end(), [&](std::uint32_t person) {
                return genders_agree(cluster.gender, clusters_[person].gender);
            });
            if (!somebody_fits) found->second.push_back(c);
        }
    }

    // "Bornsten" for "Bornstein": a bare name that nobody has, one letter away from the surname of exactly one person.
    // Newspapers introduce people in full, so a slip is likelier than a stranger.
    void forgive_misspellings() {
        constexpr std::size_t shortest = 5, compared = 64;
        std::unordered_map<char, std::vector<std::string_view>> by_letter;
        for (const auto& [surname, people] : by_surname_) {
            if (surname.size() >= shortest && people.size() == 1) by_letter[surname.front()].push_back(surname);
        }
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            const Evidence& e = cluster.evidence;
            const bool other = cluster.tentative || e.person < std::max({e.organisation, e.place, e.document});
            if (cluster.words.size() != 1 || cluster.target != none || other) continue;
            const std::string& word = cluster.words.front();
            if (word.size() < shortest || by_surname_.contains(word) || by_first_name_.contains(word)) continue;
            const auto& near = by_letter[word.front()];
            if (near.size() > compared) continue;
            std::string_view only;
            for (const auto surname : near) {
                if (!one_edit_apart(word, surname)) continue;
                only = only.empty() ? surname : std::string_view("?");
            }
            if (only.size() >= shortest) join(c, by_surname_[std::string(only)].front());
        }
    }

    static bool one_edit_apart(std::string_view one, std::string_view other) {
        if (one.size() > other.size()) std::swap(one, other);
        if (other.size() - one.size() > 1) return false;
        const auto start =
            static_cast<std::size_t>(std::mismatch(one.begin(), one.end(), other.begin()).first - one.begin());
        const auto rest = one.substr(start);
        return one.size() == other.size() ? (start < one.size() && rest.substr(1) == other.substr(start + 1))
                                          : rest == other.substr(start + 1);
    }

    // Bare surnames and first names, one phrase at a time in text order.
    void place_single_names() {
        keep_bare_people();
        forgive_misspellings();
        std::vector<Salience> salience(clusters_.size());
        for (const auto owner : owner_) ++salience[root(owner)].whole_article;
        for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
            std::uint32_t owner = root(owner_[p]);
            const NamePhrase& phrase = phrases_[p];
            const bool bare = clusters_[owner_[p]].words.size() == 1 && clusters_[owner_[p]].target == none;
            if (bare && !place_for_sure(phrase)) {
                const std::string& word = clusters_[owner_[p]].words.front();
                std::uint32_t best = choose(by_surname_, word, phrase, salience, p);
                if (best == none) best = choose(by_first_name_, word, phrase, salience, p);
                if (best != none) owner = owner_[p] = best;
            }
            Salience& mine = salience[owner];
            mine.so_far += phrase.subject ? 2 : 1;
            if (!bare) mine.last_full = p;
        }
    }

    static bool place_for_sure(const NamePhrase& phrase) {
        return phrase.evidence.place > 2 && !phrase.titled && phrase.evidence.place > phrase.evidence.person + 1;
    }

    // How present somebody is when a bare name comes.
    struct Salience {
        std::uint32_t whole_article = 0;  // mentions under the full name
        std::uint32_t so_far = 0;         // mentions before here, subjects twice
        std::uint32_t last_full = none;
    };

    using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;

    std::uint32_t choose(const Index& index, const std::string& word, const NamePhrase& phrase,
                         const std::vector<Salience>& salience, std::uint32_t at) const {
        const auto found = index.find(word);
        if (found == index.end()) return none;
        std::uint32_t best = none;
        std::pair<std::uint32_t, std::uint32_t> best_score{0, 0};
        const Gender told = phrase.titled ? phrase.gender : Gender::unknown;
        constexpr std::size_t compared = 8;
        for (std::size_t i = 0; i < std::min(found->second.size(), compared); ++i) {
            const std::uint32_t c = root(found->second[i]);
            if (!genders_agree(told, clusters_[c].gender)) continue;
            const Salience& its = salience[c];
            const bool just_named = its.last_full != none && at - its.last_full <= 2;
            const std::pair score{1 + its.so_far + (just_named ? 3 : 0), its.whole_article};
            if (best == none || score > best_score) {
                best = c;
                best_score = score;
            }
        }
        return best;
    }

    // --- Organisations and countries ------------------------------------------------------------------------------
    std::string initials(const Cluster& cluster) const {
        std::string letters;
        const NamePhrase& phrase = phrases_[cluster.phrases.front()];
        for (auto i = phrase.first; i < phrase.last; ++i) {
            const char first = text_[words_[i].span.start];
            if (words_[i].upper()) letters += static_cast<char>(first >= 'A' && first <= 'Z' ? first + 32 : first);
        }
        return letters;
    }

    void merge_organisations() {
        Index by_initials, by_start, by_end;
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.words.size() < 2 || !organisation_like(cluster)) continue;
            by_initials[initials(cluster)].push_back(c);
            by_start[cluster.words.front()].push_back(c);
            by_end[cluster.words.back()].push_back(c);
        }
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.target != none) continue;
            if (cluster.words.size() == 1 && cluster.capitals && cluster.words.front().size() >= 2) {
                std::string letters = cluster.words.front();
                std::erase(letters, '.');
                if (const auto found = by_initials.find(letters);
                    found != by_initials.end() && found->second.size() == 1) {
                    join(c, found->second.front());
                    continue;
                }
            }
            const NamePhrase& phrase = phrases_[cluster.phrases.front()];
            const bool short_form = cluster.tentative && words_[phrase.first].as_written.classes.has(organisation_cue);
            if (!short_form && !organisation_like(cluster)) continue;
            std::uint32_t longer = only_longer(by_start, cluster.words.front(), cluster, true);
            if (longer == none && (short_form || phrase.after_the))
                longer = only_longer(by_end, cluster.words.back(), cluster, false);
            if (longer != none) join(c, longer);
        }
    }

    // The one organisation with more words that begins (or ends) with all of the cluster's.
    std::uint32_t only_longer(const Index& index, const std::string& word, const Cluster& cluster,
                              bool at_start) const {
        const auto found = index.find(word);
        if (found == index.end() || found->second.size() > 4) return none;
        std::uint32_t only = none;
        for (const auto c : found->second) {
            const auto& other = clusters_[c].words;
            if (other.size() <= cluster.words.size() || root(c) == root(owner_[cluster.phrases.front()])) continue;
            const bool fits = at_start ? std::equal(cluster.words.begin(), cluster.words.end(), other.begin())
                                       : std::equal(cluster.words.rbegin(), cluster.words.rend(), other.rbegin());
            if (!fits) continue;
            if (only != none && root(only) != root(c)) return none;
            only = c;
        }
        return only;
    }

    void merge_countries() {
        std::unordered_map<CountryIndex, std::uint32_t> seen;
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.country == 0 || !is_country(cluster) || cluster.target != none) continue;
            const auto [at, fresh] = seen.emplace(cluster.country, c);
            if (!fresh) join(c, at->second);
            clusters_[at->second].shown = Lexicon::get().country(cluster.country)->name;
        }
    }

    bool is_country(const Cluster& cluster) const {
        return Lexicon::get().find(base::slice(text_, phrases_[cluster.phrases.front()].span)).classes.has(country) &&
               cluster.evidence.place > cluster.evidence.person &&
               cluster.evidence.place >= cluster.evidence.organisation;
    }

    // --- Entities -------------------------------------------------------------------------------------------------
    static EntityKind kind_of(const Evidence& e) {
        const int best = std::max({e.person, e.organisation, e.place, e.document});
        if (e.person == best) return EntityKind::person;
        if (e.place == best) return EntityKind::place;
        return e.organisation == best ? EntityKind::organisation : EntityKind::document;
    }

    bool believed(const Cluster& cluster) const {
        const Evidence& e = cluster.evidence;
        if (cluster.only_in_marks || cluster.tentative) return false;
        return std::max({e.person, e.organisation, e.place, e.document}) >= least_evidence;
    }

    ArticleNames build() {
        ArticleNames names;
        std::vector<EntityIndex> entity_of(clusters_.size(), no_entity);
        learn_genders();
        mark_sentences(names);
        std::uint32_t sentence = 0;
        for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
            const std::uint32_t c = root(owner_[p]);
            if (!believed(clusters_[c])) continue;
            const NamePhrase& phrase = phrases_[p];
            if (entity_of[c] == no_entity) {
                entity_of[c] = static_cast<EntityIndex>(names.entities.size());
                Entity entity;
                entity.kind = kind_of(clusters_[c].evidence);
                entity.name =
                    entity.kind == EntityKind::place ? without_capitals(clusters_[c].shown) : clusters_[c].shown;
                entity.gender = entity.kind == EntityKind::person ? clusters_[c].gender : Gender::neuter;
                names.entities.push_back(std::move(entity));
            }
            Entity& entity = names.entities[entity_of[c]];
            const bool full = phrase.last - phrase.first > 1 || clusters_[c].words.size() == 1;
            entity.mentions.push_back({phrase.span, full ? MentionForm::full_name : MentionForm::partial_name});
            add_role(entity, phrase.role);
            add_role(entity, phrase.further_role);
            while (sentence + 1 < names.sentence_starts.size() &&
                   names.sentence_starts[sentence + 1] <= phrase.span.start)
                ++sentence;
            names.uses.push_back(
                {phrase.span, entity_of[c], sentence, phrase.subject, phrase.speaks, phrase.possessive});
        }
        return names;
    }

    // What the pronouns behind all mentions say, the bare ones included.
    void learn_genders() {
        std::vector<PronounCount> sums(clusters_.size());
        for (std::uint32_t p = 0; p < phrases_.size(); ++p) sums[root(owner_[p])] += pronouns_[p];
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            if (clusters_[c].gender == Gender::unknown) clusters_[c].gender = sums[c].gender();
        }
    }

    void add_role(Entity& entity, base::TextSpan span) const {
        const auto role = base::slice(text_, span);
        if (role.empty() || role.size() > longest_role || entity.kind != EntityKind::person) return;
        const bool plural =
            role.back() == 's' && Lexicon::get().find(role).classes.has(title);  // "Presidents Obama and Xi"
        if (plural) return;
        constexpr std::size_t most = 12;
        if (entity.roles.size() < most &&
            std::find(entity.roles.begin(), entity.roles.end(), role) == entity.roles.end()) {
            entity.roles.emplace_back(role);
        }
    }

    void mark_sentences(ArticleNames& names) const {
        for (const Word& word : words_) {
            if (word.gap & (gap::start | gap::stop | gap::paragraph)) names.sentence_starts.push_back(word.span.start);
        }
    }

    std::string_view text_;
    const std::vector<Word>& words_;
    const std::vector<NamePhrase>& phrases_;
    std::vector<std::uint32_t> owner_;  // cluster of each phrase
    std::vector<PronounCount> pronouns_;
    std::vector<Cluster> clusters_;
    Index by_surname_, by_first_name_;
};

}  // namespace

ArticleNames merge_phrases(std::string_view text, const std::vector<Word>& words,
                           const std::vector<NamePhrase>& phrases) {
    return Merger(text, words, phrases).merge();
}

}  // namespace verbatim::names
