#include "names/resolution/antecedents.h"

#include <algorithm>
#include <iterator>

namespace verbatim::names {

using language::EntryClass;
using language::EntryClasses;
using language::Word;

namespace {

constexpr std::size_t antecedents_looked_at = 40;  // uses before the pronoun

// How sure the answers are, in thousandths.
namespace sure {
constexpr std::uint16_t adjacent = 900, across = 650;
constexpr int least = 550, most = 940, lead_per_thousandth = 6;
}  // namespace sure

// One weight a feature, in thousandths of a logit: a softmax over the candidates, fitted to pronouns of the PolNeAR
// training articles whose antecedents were read by hand (docs/names.md).
enum Feature : std::size_t {
    same_sentence,  // its last use outside quotations stands in the pronoun's sentence
    one_back,       // … in the sentence before
    two_back,
    further_back,         // sentences beyond two, at most six
    subject_near,         // that use is a subject
    speaks_near,          // … of a verb of saying
    subject_one_back,     // it is the subject of the sentence before
    speaks_within_three,  // it spoke in one of the last three sentences
    first_in_sentence,    // that use is the first name of its sentence
    last_used,            // no other candidate was used since
    possessive_near,      // that use is “Tokayev’s”
    only_quoted,          // all its uses in reach stand inside quotations
    quoted_just_before,   // named in the quotation that the pronoun follows
    spoke_last,           // the previous speaker, and nobody else was a subject in the last two sentences
    spoke_before,         // the previous speaker, but somebody was
    gender_known,
    often,  // mentions in the article, by doubling: 1, 2, 4, 8, 16 and more
    described,          // no name: whoever the previous speaker's description means
    same_paragraph,     // that last use stands in the pronoun's paragraph
};

// Whoever was asked just before answers. Too rare among the pronouns read to be learned.
constexpr int answers = 4500;

static_assert(only_quoted == only_quoted_feature);

constexpr std::array<int, antecedent_features> weights{269, -72, -252, -670, 296, -178, 773, 86, 703, 271, -214, -181, -37, 1595, 237, 751, 199, -1008, 636};

bool fits(Described described, Pronoun pronoun) {
    if (described == Described::anything) return pronoun != Pronoun::first && pronoun != Pronoun::relative;
    switch (pronoun) {
        case Pronoun::he: return described == Described::man || described == Described::somebody;
        case Pronoun::she: return described == Described::woman || described == Described::somebody;
        case Pronoun::it: return described == Described::thing;
        case Pronoun::they: return described == Described::people;
        default: return false;
    }
}

bool fits(const Entity& entity, Pronoun pronoun) {
    const bool person = entity.kind == EntityKind::person;
    const bool organisation = entity.kind == EntityKind::organisation;
    switch (pronoun) {
        case Pronoun::he: return person && entity.gender != Gender::female;
        case Pronoun::she: return person && entity.gender != Gender::male;
        case Pronoun::it: return organisation || entity.kind == EntityKind::document;
        case Pronoun::they: return organisation || entity.kind == EntityKind::group;
        default: return person || organisation;
    }
}

std::int8_t doublings(std::size_t count) {
    std::int8_t steps = 0;
    for (; count > 1 && steps < 4; count /= 2) ++steps;
    return steps;
}

}  // namespace

Pronoun pronoun_of(const Word& word) {
    const EntryClasses& classes = word.in_lower->classes;
    if (classes.has(EntryClass::pronoun_he)) return Pronoun::he;
    if (classes.has(EntryClass::pronoun_she)) return Pronoun::she;
    if (classes.has(EntryClass::pronoun_it)) return Pronoun::it;
    if (classes.has(EntryClass::pronoun_they)) return Pronoun::they;
    if (classes.has(EntryClass::pronoun_first)) return Pronoun::first;
    return classes.has(EntryClass::pronoun_relative) ? Pronoun::relative : Pronoun::none;
}

std::uint32_t sentence_at(const ArticleNames& names, std::uint32_t offset) {
    const auto after = std::upper_bound(names.sentence_starts.begin(), names.sentence_starts.end(), offset);
    return after == names.sentence_starts.begin()
               ? 0
               : static_cast<std::uint32_t>(after - names.sentence_starts.begin() - 1);
}

std::size_t first_use_from(const ArticleNames& names, std::uint32_t offset) {
    const auto at = std::lower_bound(names.uses.begin(), names.uses.end(), offset,
                                     [](const NameUse& use, std::uint32_t where) { return use.span.start < where; });
    return static_cast<std::size_t>(at - names.uses.begin());
}

bool is_quoted(const std::vector<base::TextSpan>& quoted, std::uint32_t offset) {
    const auto after = std::upper_bound(quoted.begin(), quoted.end(), offset,
                                        [](std::uint32_t where, base::TextSpan span) { return where < span.start; });
    return after != quoted.begin() && std::prev(after)->contains(offset);
}

base::TextSpan quotation_before(const std::vector<base::TextSpan>& quoted, std::uint32_t offset) {
    const auto after = std::lower_bound(quoted.begin(), quoted.end(), offset,
                                        [](base::TextSpan span, std::uint32_t where) { return span.end <= where; });
    return after == quoted.begin() ? base::TextSpan{} : *std::prev(after);
}

bool behind_quotation(base::TextSpan quotation, std::uint32_t offset) {
    constexpr std::uint32_t close_by = 6;  // bytes: the closing mark, a comma, a blank
    return !quotation.empty() && offset - quotation.end <= close_by;
}

namespace {

// "Lind said Roe had won": whoever is a subject in what the previous speaker says does not interrupt.
bool is_told_by_previous(const ArticleNames& names, const PronounContext& context, std::size_t use) {
    for (std::size_t u = use; u > 0 && names.uses[u - 1].sentence == names.uses[use].sentence; --u)
        if (names.uses[u - 1].entity == context.previous.entity && names.uses[u - 1].speaks) return true;
    return false;
}

// Whether somebody other than the previous speaker was a subject outside quotations in this sentence or the one before.
bool another_subject(const ArticleNames& names, const PronounContext& context,
                     const std::vector<base::TextSpan>& quoted, std::size_t begin, std::size_t end) {
    const std::uint32_t here = sentence_at(names, context.anchor);
    for (std::size_t u = end; u > begin && names.uses[u - 1].sentence + 1 >= here; --u) {
        const NameUse& use = names.uses[u - 1];
        if (use.span.start < context.previous.at) break;
        if (use.subject && use.entity != context.previous.entity && !is_told_by_previous(names, context, u - 1) &&
            fits(names.entities[use.entity], context.pronoun) && !is_quoted(quoted, use.span.start)) {
            return true;
        }
    }
    return false;
}

class AntecedentFinder {
  public:
    AntecedentFinder(const ArticleNames& names, const PronounContext& context, const std::vector<base::TextSpan>& quoted)
        : names_(names), context_(context), quoted_(quoted), quotation_(quotation_before(quoted, context.mention.start)), here_(sentence_at(names, context.anchor)) {
        end_ = first_use_from(names, context.anchor);
        begin_ = end_ > antecedents_looked_at ? end_ - antecedents_looked_at : 0;
        interrupted_ = another_subject(names, context, quoted, begin_, end_);
    }

    std::vector<Antecedent> find() {
        for (std::size_t u = end_; u > begin_; --u) {
            if (names_.uses[u - 1].span.start < context_.previous.at) add_described();
            if (fits(names_.entities[names_.uses[u - 1].entity], context_.pronoun)) add_use(u - 1);
        }
        add_described();
        for (Antecedent& each : found_)
            for (std::size_t f = 0; f < antecedent_features; ++f) each.score += weights[f] * each.features[f];
        std::stable_sort(found_.begin(), found_.end(), [](const Antecedent& a, const Antecedent& b) { return a.score > b.score; });
        return std::move(found_);
    }

  private:
    std::uint32_t sentences_back(std::uint32_t sentence) const { return here_ - std::min(here_, sentence); }

    void set_distance(Antecedent& one, std::uint32_t back) const {
        one.features[same_sentence] = back == 0;
        one.features[one_back] = back == 1;
        one.features[two_back] = back == 2;
        one.features[further_back] = static_cast<std::int8_t>(back <= 2 ? 0 : std::min<std::uint32_t>(back - 2, 6));
    }

    // The previous speaker, where only a description tells who that was. It takes its place among the uses by where it stands.
    void add_described() {
        if (described_added_ || context_.previous.entity != no_entity || !fits(context_.previous.described, context_.pronoun)) return;
        described_added_ = true;
        Antecedent& one = found_.emplace_back();
        plain_use_seen_.push_back(true);
        const std::uint32_t back = sentences_back(sentence_at(names_, context_.previous.at));
        set_distance(one, back);
        one.features[described] = 1;
        one.features[spoke_last] = !interrupted_;
        one.features[spoke_before] = interrupted_;
        one.features[subject_near] = one.features[speaks_near] = 1;
        one.features[subject_one_back] = back == 1;
        one.features[speaks_within_three] = back <= 3;
        one.features[last_used] = !any_seen_;
        one.features[same_paragraph] = is_in_paragraph(context_.previous.at);
        any_seen_ = true;
    }

    // No paragraph begins between that place and the pronoun.
    bool is_in_paragraph(std::uint32_t from) const {
        const auto next = std::upper_bound(names_.paragraph_starts.begin(), names_.paragraph_starts.end(), from);
        return next == names_.paragraph_starts.end() || *next > context_.mention.start;
    }

    std::size_t index_of(EntityIndex entity) {
        const auto at = std::find_if(found_.begin(), found_.end(), [&](const Antecedent& each) { return each.entity == entity; });
        const auto index = static_cast<std::size_t>(at - found_.begin());
        if (at != found_.end()) return index;
        Antecedent& one = found_.emplace_back();
        one.entity = entity;
        plain_use_seen_.push_back(false);
        one.features[only_quoted] = 1;
        one.features[spoke_last] = entity == context_.previous.entity && !interrupted_;
        one.features[spoke_before] = entity == context_.previous.entity && interrupted_;
        one.features[gender_known] = names_.entities[entity].gender != Gender::unknown;
        one.features[often] = doublings(names_.entities[entity].mentions.size());
        return index;
    }

    void add_use(std::size_t u) {
        const NameUse& use = names_.uses[u];
        const std::size_t at = index_of(use.entity);
        auto& features = found_[at].features;
        if (is_quoted(quoted_, use.span.start)) {
            if (quotation_.covers(use.span)) features[quoted_just_before] = 1;
            return;
        }
        const std::uint32_t back = sentences_back(use.sentence);
        if (use.asked && back <= 1 && !asked_seen_) {
            asked_seen_ = true;
            found_[at].score += answers;
        }
        if (back == 1 && use.subject) features[subject_one_back] = 1;
        if (back <= 3 && use.speaks) features[speaks_within_three] = 1;
        if (plain_use_seen_[at]) return;
        plain_use_seen_[at] = true;
        features[only_quoted] = 0;
        set_distance(found_[at], back);
        features[subject_near] = use.subject;
        features[speaks_near] = use.speaks;
        std::size_t before = u;
        while (before > 0 && names_.uses[before - 1].sentence == use.sentence && names_.uses[before - 1].modifies) --before;
        features[first_in_sentence] = !use.modifies && (before == 0 || names_.uses[before - 1].sentence != use.sentence);
        features[last_used] = !any_seen_;
        features[possessive_near] = use.possessive;
        features[same_paragraph] = is_in_paragraph(use.span.start);
        any_seen_ = true;
    }

    const ArticleNames& names_;
    const PronounContext& context_;
    const std::vector<base::TextSpan>& quoted_;
    base::TextSpan quotation_;  // the one before the pronoun
    std::uint32_t here_;        // the sentence looked back from
    std::size_t begin_ = 0, end_ = 0;
    bool interrupted_ = false;
    std::vector<Antecedent> found_;
    std::vector<bool> plain_use_seen_;  // of each: a use outside quotations
    bool any_seen_ = false;             // a fitting use outside quotations
    bool described_added_ = false;
    bool asked_seen_ = false;
};

}  // namespace

std::vector<Antecedent> find_antecedents(const ArticleNames& names, const PronounContext& context,
                                         const std::vector<base::TextSpan>& quoted) {
    return AntecedentFinder(names, context, quoted).find();
}

namespace {

// "who" means the person named right before it, "which" the organisation; across an apposition the nearest subject.
Resolution resolve_relative(const ArticleNames& names, const PronounContext& context) {
    constexpr std::size_t reach = 6;       // uses
    constexpr std::uint32_t adjacent = 3;  // bytes between the name and the pronoun: a comma, a blank, a bracket
    const std::uint32_t here = sentence_at(names, context.mention.start);
    const std::size_t end = first_use_from(names, context.mention.start);
    for (std::size_t u = end; u > 0 && end - u < reach && names.uses[u - 1].sentence == here; --u) {
        const NameUse& use = names.uses[u - 1];
        const EntityKind kind = names.entities[use.entity].kind;
        if (kind == EntityKind::place) continue;
        const auto meant = [&](std::uint16_t confidence) { return Resolution{use.entity, confidence, Described::nobody, Meaning::relative}; };
        if (context.mention.start - use.span.end <= adjacent) return meant(sure::adjacent);
        if (kind == EntityKind::person && context.pronoun == Pronoun::relative) return meant(sure::across);
    }
    return {};
}

// The lead over the next candidate, turned into a probability: measured on the training articles.
std::uint16_t confidence_of(const std::vector<Antecedent>& found) {
    constexpr int lone = 2500;
    const int lead = found.size() == 1 ? lone : found[0].score - found[1].score;
    return static_cast<std::uint16_t>(std::min(sure::most, sure::least + lead / sure::lead_per_thousandth));
}

}  // namespace

Resolution resolve_pronoun(const ArticleNames& names, const PronounContext& context,
                           const std::vector<base::TextSpan>& quoted) {
    if (context.pronoun == Pronoun::first) return {};
    if (context.pronoun == Pronoun::relative) return resolve_relative(names, context);
    const auto found = find_antecedents(names, context, quoted);
    if (found.empty()) return {};
    const Described described = found[0].entity == no_entity ? context.previous.described : Described::nobody;
    return {found[0].entity, confidence_of(found), described, Meaning::pronoun};
}

}  // namespace verbatim::names
