// Which people of one article are the same: fuller and shorter names, then bare ones.
//
// A surname goes to the fuller name that ends in it. Where two people share a surname a bare one goes to whom the article has
// named more so far, subjects counting twice, unless the other was just named in full.
#pragma once

#include <string_view>
#include <vector>

#include "names/extraction/cluster_index.h"
#include "names/extraction/clusters.h"

namespace verbatim::names {

// Borrows the clusters and changes them. Precondition: merge_full_names() before place_single_names().
class PersonMerger {
  public:
    explicit PersonMerger(Clusters& clusters) : clusters_(clusters) {}

    // "Donald Trump" and "Donald J. Trump". Expected linear time.
    void merge_full_names();
    // Bare surnames and first names, one phrase at a time in text order, when organisations and countries are settled.
    void place_single_names();

  private:
    // How present somebody is when a bare name comes.
    struct Salience {
        std::uint32_t whole_article = 0;  // mentions under the full name
        std::uint32_t so_far = 0;         // mentions before here, subjects twice
        std::uint32_t last_full = no_cluster;
    };

    // Whether the longer name ends in the shorter one: "Thangarasa Pillai", "M. K. Thangarasa Pillai".
    static bool ends_alike(const Cluster& one, const Cluster& other);
    bool first_names_agree(const Cluster& one, const Cluster& other) const;
    void share_surnames();
    void merge_inner_names();
    void keep_bare_people();
    void forgive_misspellings();
    struct Choice {
        std::uint32_t cluster = no_cluster;
        std::uint8_t rivals = 0;  // NameUse::rivals
    };
    Choice choose(const ClusterIndex& index, std::string_view word, const NamePhrase& phrase, const std::vector<Salience>& salience, std::uint32_t at) const;
    bool named_together(std::uint32_t one, std::uint32_t other) const;
    bool has_role(std::uint32_t cluster, base::TextSpan role) const;

    Clusters& clusters_;
    ClusterIndex surnames_, first_names_;
    ClusterIndex inner_names_;  // full people by the words between the first and the last: "peña" of "Ernestina de la Peña Murillo"
    std::vector<std::vector<base::TextSpan>> roles_;  // of each cluster, as far as bare names are placed
};

}  // namespace verbatim::names
