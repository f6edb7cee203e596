#include "names/extraction/organisation_merge.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/gazetteer.h"
#include "names/extraction/cluster_index.h"

namespace verbatim::names {

using language::CountryIndex;
using language::EntryClass;
using language::Gazetteer;

namespace {

using enum EntryClass;


class OrganisationMerger {
  public:
    explicit OrganisationMerger(Clusters& clusters) : clusters_(clusters) {}

    void merge() {
        std::unordered_map<std::string, std::vector<std::uint32_t>> by_initials, people;
        ClusterIndex by_start, by_end;
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.words.size() >= 3 && cluster.person_like() && !cluster.merged()) people[initials(cluster)].push_back(c);
            if (cluster.words.size() < 2 || !cluster.organisation_like()) continue;
            if (clusters_.words()[clusters_.phrases()[cluster.first_phrase].last - 1].upper())  // not "the Trump campaign"
                by_initials[initials(cluster)].push_back(c);
            by_start.add(cluster.words.front(), c);
            by_end.add(cluster.words.back(), c);
        }
        by_start.sort();
        by_end.sort();
        for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
            const Cluster& cluster = clusters_[c];
            if (cluster.merged()) continue;
            if (cluster.words.size() == 1 && cluster.capitals && cluster.words.front().size() >= 2) {
                std::string letters(cluster.words.front());
                std::erase(letters, '.');
                const bool listed = clusters_.words()[clusters_.phrases()[cluster.first_phrase].first].as_written->classes.any(organisation_name, country);
                std::uint32_t meant = only_one(by_initials, letters);
                if (meant == no_cluster && !listed && letters.size() >= 3) {
                    meant = only_one(people, letters);  // "JFK": no organisation, for all its capitals
                    if (meant != no_cluster) clusters_[c].evidence = {};
                }
                if (meant != no_cluster) {
                    clusters_[meant].acronym = cluster.shown;
                    clusters_.join(c, meant);
                    continue;
                }
            }
            const NamePhrase& phrase = clusters_.phrases()[cluster.first_phrase];
            const bool short_form = cluster.tentative && clusters_.words()[phrase.first].as_written->classes.has(organisation_cue);
            if (!short_form && !cluster.organisation_like()) continue;
            std::uint32_t longer = only_longer(by_start, cluster.words.front(), cluster, true);
            if (longer == no_cluster && (short_form || phrase.after_the))
                longer = only_longer(by_end, cluster.words.back(), cluster, false);
            if (longer != no_cluster) clusters_.join(c, longer);
        }
    }

  private:
    static std::uint32_t only_one(const std::unordered_map<std::string, std::vector<std::uint32_t>>& index, const std::string& key) {
        const auto found = index.find(key);
        return found == index.end() || found->second.size() != 1 ? no_cluster : found->second.front();
    }

    std::string initials(const Cluster& cluster) const {
        std::string letters;
        const NamePhrase& phrase = clusters_.phrases()[cluster.first_phrase];
        for (auto i = phrase.first; i < phrase.last; ++i) {
            const char first = clusters_.text()[clusters_.words()[i].span.start];
            if (clusters_.words()[i].upper()) letters += static_cast<char>(first >= 'A' && first <= 'Z' ? first + 32 : first);
        }
        return letters;
    }

    // The one organisation with more words that begins (or ends) with all of the cluster's.
    std::uint32_t only_longer(const ClusterIndex& index, std::string_view word, const Cluster& cluster,
                              bool at_start) const {
        const auto found = index.find(word);
        if (found.size() > 4) return no_cluster;
        std::uint32_t only = no_cluster;
        for (const ClusterIndex::Entry& entry : found) {
            const std::uint32_t c = entry.cluster;
            const auto& other = clusters_[c].words;
            if (other.size() <= cluster.words.size() || clusters_.root(c) == clusters_.root(clusters_.owner(cluster.first_phrase))) continue;
            const bool fits = at_start ? std::equal(cluster.words.begin(), cluster.words.end(), other.begin())
                                       : std::equal(cluster.words.rbegin(), cluster.words.rend(), other.rbegin());
            if (!fits) continue;
            if (only != no_cluster && clusters_.root(only) != clusters_.root(c)) return no_cluster;
            only = c;
        }
        return only;
    }

    Clusters& clusters_;
};

bool is_country(const Clusters& clusters, const Cluster& cluster) {
    return Gazetteer::get().find(base::slice(clusters.text(), clusters.phrases()[cluster.first_phrase].span)).classes.has(country) &&
           cluster.evidence.place > cluster.evidence.person &&
           cluster.evidence.place >= cluster.evidence.organisation;
}

}  // namespace

void merge_organisations(Clusters& clusters) { OrganisationMerger(clusters).merge(); }

void merge_countries(Clusters& clusters) {
    std::unordered_map<CountryIndex, std::uint32_t> seen;
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
        const Cluster& cluster = clusters[c];
        if (cluster.country == 0 || !is_country(clusters, cluster) || cluster.merged()) continue;
        const auto [at, fresh] = seen.emplace(cluster.country, c);
        if (!fresh) clusters.join(c, at->second);
        clusters[at->second].shown = Gazetteer::get().country(cluster.country)->name;
    }
}

}  // namespace verbatim::names
