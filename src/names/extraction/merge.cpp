#include "names/extraction/merge.h"

#include <algorithm>
#include <string>

#include "names/extraction/clusters.h"
#include "names/extraction/organisation_merge.h"
#include "names/extraction/person_merge.h"
#include "names/places.h"
#include "names/roles.h"

namespace verbatim::names {

using language::EntryClass;
using language::Gazetteer;
using language::Word;
namespace gap = language::gap;

namespace {

using enum EntryClass;

// The sum of evidence from which a name is believed to name something.
constexpr int least_evidence = 3;
constexpr std::size_t longest_role = 90;  // bytes; what is longer is a clause, not a role

bool is_plural(std::string_view noun) {
    if (!noun.ends_with('s')) return false;
    const auto said = [](std::string_view word) { return Gazetteer::get().find(word).classes; };
    return said(noun).has(group) || said(noun.substr(0, noun.size() - 1)).any(title, role);
}

// Turns clusters that are settled into entities.
class Believer {
  public:
    explicit Believer(const Clusters& clusters) : clusters_(clusters) {}

    ArticleNames build() const {
        ArticleNames names;
        std::vector<EntityIndex> entity_of(clusters_.size(), no_entity);
        mark_sentences(names);
        reserve(names);
        std::uint32_t sentence = 0;
        for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) {
            const std::uint32_t c = clusters_.root(clusters_.owner(p));
            if (!believed(clusters_[c])) continue;
            const NamePhrase& phrase = clusters_.phrases()[p];
            if (entity_of[c] == no_entity) {
                entity_of[c] = static_cast<EntityIndex>(names.entities.size());
                Entity entity;
                entity.kind = kind_of(clusters_[c].evidence);
                entity.name =
                    entity.kind == EntityKind::place ? without_capitals(clusters_[c].shown) : clusters_[c].shown;
                if (!clusters_[c].acronym.empty()) entity.also.emplace_back(clusters_[c].acronym);
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
                {phrase.span, entity_of[c], sentence, phrase.subject, phrase.speaks, phrase.possessive, phrase.modifies, phrase.asked, clusters_.rivals(p)});
        }
        return names;
    }

  private:
    static EntityKind kind_of(const Evidence& e) {
        const int best = std::max({e.person, e.organisation, e.place, e.document});
        if (e.person == best) return EntityKind::person;
        if (e.place == best) return EntityKind::place;
        return e.organisation == best ? EntityKind::organisation : EntityKind::document;
    }

    bool believed(const Cluster& cluster) const {
        const Evidence& e = cluster.evidence;
        if (cluster.only_in_marks || cluster.tentative) return false;
        if (cluster.person_like() && cluster.words.size() == 1 && cluster.words.front().size() == 1) return false;  // "Q"
        return std::max({e.person, e.organisation, e.place, e.document}) >= least_evidence;
    }

    void add_role(Entity& entity, base::TextSpan span) const {
        const auto role = base::slice(clusters_.text(), span);
        if (role.empty() || role.size() > longest_role || entity.kind != EntityKind::person) return;
        if (is_plural(head_of_role(role))) return;  // "Presidents Obama and Xi", "opposition MPs"
        constexpr std::size_t most = 12;
        if (entity.roles.size() < most &&
            std::find(entity.roles.begin(), entity.roles.end(), role) == entity.roles.end()) {
            entity.roles.emplace_back(role);
        }
    }

    void reserve(ArticleNames& names) const {
        std::size_t uses = 0, entities = 0;
        for (std::uint32_t p = 0; p < clusters_.phrases().size(); ++p) uses += believed(clusters_[clusters_.root(clusters_.owner(p))]);
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) entities += !clusters_[c].merged() && believed(clusters_[c]);
        names.uses.reserve(uses);
        names.entities.reserve(entities);
    }

    void mark_sentences(ArticleNames& names) const {
        constexpr std::uint16_t starts = gap::start | gap::stop | gap::paragraph;
        names.sentence_starts.reserve(static_cast<std::size_t>(
            std::count_if(clusters_.words().begin(), clusters_.words().end(), [](const Word& word) { return (word.gap & starts) != 0; })));
        for (const Word& word : clusters_.words()) {
            if (word.gap & starts) names.sentence_starts.push_back(word.span.start);
            if (word.gap & (gap::start | gap::paragraph)) names.paragraph_starts.push_back(word.span.start);
        }
    }

    const Clusters& clusters_;
};

}  // namespace

ArticleNames merge_phrases(std::string_view text, const std::vector<Word>& words,
                           const std::vector<NamePhrase>& phrases, bool bends) {
    Clusters clusters(text, words, phrases, bends);
    PersonMerger people(clusters);
    people.merge_full_names();
    merge_organisations(clusters);
    merge_countries(clusters);
    people.place_single_names();
    clusters.learn_genders();
    return Believer(clusters).build();
}

}  // namespace verbatim::names
