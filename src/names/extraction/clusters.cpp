#include "names/extraction/clusters.h"

#include <algorithm>
#include <unordered_map>

#include "names/bending.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::names {

using language::EntryClass;
using language::Shape;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

constexpr std::uint32_t longest_apostrophe = 4;  // bytes of an apostrophe, or of one with its s, and a blank

void append_lower(std::string& folded, std::string_view form) {
    for (std::size_t i = 0; i < form.size();) {
        const auto decoded = text::decode(form, i);
        text::append(folded, decoded.code_point == 0x2019 ? U'\'' : text::to_lower(decoded.code_point));
        i += decoded.length;
    }
}

// "FBI", "U.N."
bool acronym(const Word& word) {
    return word.shape == Shape::capitals || (word.shape == Shape::initial && word.span.size() >= 4);
}

}  // namespace

bool genders_agree(Gender one, Gender other) { return one == Gender::unknown || other == Gender::unknown || one == other; }

bool Cluster::person_like() const {
    const Evidence& e = evidence;
    return e.person > 0 && e.person >= e.organisation && e.person >= e.place && e.person >= e.document;
}
bool Cluster::organisation_like() const {
    const Evidence& e = evidence;
    return e.organisation > e.person && e.organisation >= e.place && e.organisation >= e.document;
}

Clusters::PronounCount& Clusters::PronounCount::operator+=(const PronounCount& more) {
    he += more.he;
    she += more.she;
    return *this;
}
Gender Clusters::PronounCount::gender() const {
    if (he > 2 * she) return Gender::male;
    return she > 2 * he ? Gender::female : Gender::unknown;
}

Clusters::Clusters(std::string_view text, const std::vector<Word>& words, const std::vector<NamePhrase>& phrases, bool bends)
    : text_(text), words_(words), phrases_(phrases), bends_(bends), owner_(phrases.size(), no_cluster), rivals_(phrases.size()), pronouns_(phrases.size()) {
    collect();
    count_pronouns();
    lend_evidence();
}

void Clusters::collect() {
    std::unordered_map<std::string_view, std::uint32_t> known;
    std::string lower;
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
        const NamePhrase& phrase = phrases_[p];
        lower_into(lower, phrase);
        auto at = known.find(lower);
        if (at == known.end()) {
            const std::string_view kept = arena_.keep(lower);
            at = known.emplace(kept, size()).first;
            all_.emplace_back().first_phrase = p;
            read_words_of(all_.back(), phrase, kept);
        }
        Cluster& cluster = all_[at->second];
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
        // Of a name's cases the first is the subject's.
        const bool first_case = bends_ && phrase.speaks && !cluster.first_case;
        cluster.first_case |= first_case;
        if (cluster.shown.empty() || first_case || (cluster.capitals && words_[phrase.first].shape != Shape::capitals)) {
            cluster.shown = shown_form(phrase);
            cluster.capitals = phrase.last == phrase.first + 1 && acronym(words_[phrase.first]);
        }
        if (phrase.country != 0 && phrase.evidence.place > 0) cluster.country = phrase.country;
    }
    for (Cluster& cluster : all_) {
        if (cluster.only_heading) cluster.evidence = phrases_[cluster.first_phrase].evidence;
    }
}

bool Clusters::in_nickname(std::uint32_t word, const NamePhrase& phrase) const {
    bool inside = false;
    for (auto i = phrase.first + 1; i < phrase.last; ++i) {
        if (words_[i].gap == gap::quote && !words_[i - 1].possessive) inside = !inside;
        if (i == word) return inside;
    }
    return false;
}

// The phrase in lower case, and where in it its words stand.
void Clusters::lower_into(std::string& lower, const NamePhrase& phrase) {
    lower.clear();
    lower_words_.clear();
    std::uint32_t at = phrase.span.start;
    for (auto i = phrase.first; i < phrase.last; ++i) {
        append_lower(lower, base::slice(text_, {at, words_[i].span.start}));
        const auto start = static_cast<std::uint32_t>(lower.size());
        append_lower(lower, base::slice(text_, words_[i].span));
        if (bends_) lower.resize(start + without_ending(std::string_view(lower).substr(start)).size());
        lower_words_.push_back({start, static_cast<std::uint32_t>(lower.size())});
        at = words_[i].span.end;
    }
    append_lower(lower, base::slice(text_, {at, phrase.span.end}));
}

void Clusters::read_words_of(Cluster& cluster, const NamePhrase& phrase, std::string_view lower) {
    std::vector<std::string_view> words;
    for (auto i = phrase.first; i < phrase.last; ++i) {
        const std::string_view form = base::slice(lower, lower_words_[i - phrase.first]);
        if (i > phrase.first && words_[i].is(suffix)) cluster.suffix = form;
        else if (!in_nickname(i, phrase)) words.push_back(form);
    }
    cluster.words = arena_.keep(words);
}

std::string Clusters::shown_form(const NamePhrase& phrase) const {
    std::string shown;
    for (auto i = phrase.first; i < phrase.last; ++i) {
        if (in_nickname(i, phrase)) continue;
        if (!shown.empty())
            shown += words_[i].gap == gap::ampersand ? " & " : words_[i].gap == gap::comma ? ", " : " ";
        // "People’s": the ending that the word leaves out, where the name goes on.
        const bool owner = words_[i].possessive && i + 1 < phrase.last && (words_[i + 1].gap == 0 || words_[i + 1].span.start <= words_[i].span.end + longest_apostrophe);
        auto form = base::slice(text_, {words_[i].span.start, owner ? words_[i + 1].span.start : words_[i].span.end});
        while (form.ends_with(' ')) form.remove_suffix(1);
        shown += form;
    }
    return shown;
}

// "Xi … during his visit": a pronoun after the name and before the next one tells the gender.
void Clusters::count_pronouns() {
    constexpr std::uint32_t reach = 25;  // words
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
        if (phrases_[p].heading) continue;
        std::uint32_t end = std::min(static_cast<std::uint32_t>(words_.size()), phrases_[p].last + reach);
        const std::uint32_t next = next_person(p);
        if (next < phrases_.size()) end = std::min(end, phrases_[next].first);
        for (auto i = phrases_[p].last; i < end && (words_[i].gap & (gap::stop | gap::paragraph | gap::quote)) == 0;
             ++i) {
            pronouns_[p].he += words_[i].in_lower->classes.has(pronoun_he);
            pronouns_[p].she += words_[i].in_lower->classes.has(pronoun_she);
        }
    }
    believe_referred();
    std::vector<PronounCount> sums(all_.size());
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) sums[owner_[p]] += pronouns_[p];
    for (std::uint32_t c = 0; c < all_.size(); ++c)
        if (all_[c].gender == Gender::unknown) all_[c].gender = sums[c].gender();
}

// "Reza Alborz bought it in 2019. He …": a pronoun of a person, in this sentence or the next and before any other subject, tells that the name is one's.
void Clusters::believe_referred() {
    constexpr std::uint32_t reach = 50;  // words
    constexpr int referred = 2;
    std::vector<bool> told(all_.size());
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
        const NamePhrase& phrase = phrases_[p];
        if (phrase.heading || !phrase.subject || phrase.after_the || told[owner_[p]] || all_[owner_[p]].words.size() < 2) continue;
        std::uint32_t end = std::min(static_cast<std::uint32_t>(words_.size()), phrase.last + reach);
        for (std::uint32_t next = p + 1; next < phrases_.size() && phrases_[next].first < end; ++next)
            if (phrases_[next].subject || phrases_[next].evidence.person > 2) end = phrases_[next].first;
        int stops = 0;
        for (auto i = phrase.last; i < end && stops < 2; ++i) {
            stops += (words_[i].gap & (gap::stop | gap::paragraph)) != 0;
            if (stops >= 2 || !words_[i].in_lower->classes.any(pronoun_he, pronoun_she)) continue;
            told[owner_[p]] = true;
            all_[owner_[p]].evidence.person += referred;
            break;
        }
    }
}

// The next phrase that a pronoun could mean.
std::uint32_t Clusters::next_person(std::uint32_t phrase) const {
    constexpr std::uint32_t reach = 8;
    const auto last = std::min(static_cast<std::uint32_t>(phrases_.size()), phrase + reach);
    std::uint32_t next = phrase + 1;
    while (next < last && std::max(phrases_[next].evidence.place, phrases_[next].evidence.organisation) >
                              phrases_[next].evidence.person)
        ++next;
    return next;
}

// "Howell said" speaks for "Kellan Howell" being a person; so does "Howell sighed", somewhat.
void Clusters::lend_evidence() {
    constexpr int most = 8, acts = 2;
    std::unordered_map<std::string_view, int> alone;
    for (const Cluster& cluster : all_) {
        if (cluster.words.size() == 1) alone[cluster.words.front()] = std::min(cluster.evidence.person, most);
    }
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) {
        const Cluster& cluster = all_[owner_[p]];
        const NamePhrase& phrase = phrases_[p];
        if (cluster.words.size() != 1 || phrase.heading || !phrase.subject || phrase.after_the || phrase.evidence.organisation > 0 || phrase.evidence.place > 0) continue;
        int& lent = alone[cluster.words.front()];
        lent = std::max(lent, acts);
    }
    // “…,” Loan said: an everyday word may be a surname.
    std::string lower;
    for (std::uint32_t i = 0; i + 1 < words_.size(); ++i) {
        const bool speaks = words_[i].upper() && words_[i + 1].gap == 0 && words_[i + 1].shape == Shape::lower && words_[i + 1].is(speech_verb) && words_[i].is(common);
        if (!speaks) continue;
        lower.clear();
        append_lower(lower, base::slice(text_, words_[i].span));
        const auto known = alone.find(lower);
        if (known == alone.end()) alone.emplace(arena_.keep(lower), acts);
        else known->second = std::max(known->second, acts);
    }
    for (Cluster& cluster : all_) {
        if (cluster.words.size() < 2 || cluster.words.size() > 4) continue;
        if (const auto found = alone.find(cluster.words.back()); found != alone.end())
            cluster.evidence.person += found->second + (cluster.words.size() == 4 && cluster.evidence.organisation == 0 ? 1 : 0);
    }
}

void Clusters::join(std::uint32_t from, std::uint32_t to) {
    from = root(from);
    to = root(to);
    if (from == to) return;
    all_[from].target = to;
    Cluster& target = all_[to];
    target.evidence += all_[from].evidence;
    target.titled |= all_[from].titled;
    if (target.gender == Gender::unknown) target.gender = all_[from].gender;
    if (all_[from].shown.size() > target.shown.size()) target.shown = all_[from].shown;
}

void Clusters::lend_surname(std::uint32_t first_name, std::uint32_t full) {
    Cluster& one = all_[first_name];
    const Cluster& other = all_[full];
    one.words = arena_.keep(std::vector<std::string_view>{one.words.front(), other.words.back()});
    one.shown += other.shown.substr(other.shown.rfind(' '));
    one.evidence.person = std::max(one.evidence.person, other.evidence.person);
    one.tentative = false;
}

void Clusters::learn_genders() {
    std::vector<PronounCount> sums(all_.size());
    for (std::uint32_t p = 0; p < phrases_.size(); ++p) sums[root(owner_[p])] += pronouns_[p];
    for (std::uint32_t c = 0; c < all_.size(); ++c) {
        if (all_[c].gender == Gender::unknown) all_[c].gender = sums[c].gender();
    }
}

}  // namespace verbatim::names
