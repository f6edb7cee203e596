// All phrases of an article that have the same words, as one cluster each; what the merging of merge.h starts from.
//
//     "Mr. Kelley" · "Kelley" · "Kelley"  →  one cluster: words {"kelley"}, evidence in sum, titled
//
// Clusters that turn out to mean the same are joined: a joined one points to the cluster that it became part of.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/words.h"
#include "names/entity.h"
#include "names/extraction/arena.h"
#include "names/extraction/phrases.h"

namespace verbatim::names {

inline constexpr std::uint32_t no_cluster = 0xFFFFFFFFu;

struct Cluster {
    std::uint32_t first_phrase = 0;
    std::span<const std::string_view> words;  // in lower case; particles kept, suffixes and nicknames left out
    std::string_view suffix;
    std::string shown;
    Evidence evidence;
    Gender gender = Gender::unknown;
    language::CountryIndex country = 0;
    bool titled = false;
    bool only_heading = true;
    bool only_in_marks = true;
    bool tentative = true;
    bool capitals = false;              // an acronym by its looks
    bool first_case = false;            // shown as the subject of a verb of saying is
    std::string_view acronym;           // of an organisation, as the article writes it
    std::uint32_t target = no_cluster;  // the cluster that it was merged into

    bool merged() const { return target != no_cluster; }
    bool person_like() const;
    bool organisation_like() const;
};

bool genders_agree(Gender one, Gender other);

// Borrows text, words and phrases; all must outlive it. Invariant: targets lead to a root without a circle.
class Clusters {
  public:
    // Gathers the phrases, tells genders by the pronouns that follow, and lets "Howell said" speak for "Kellan Howell" being a
    // person. Expected linear time.
    // `bends`: words are compared without their endings.
    Clusters(std::string_view text, const std::vector<language::Word>& words, const std::vector<NamePhrase>& phrases, bool bends);

    std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }
    Cluster& operator[](std::uint32_t cluster) { return all_[cluster]; }
    const Cluster& operator[](std::uint32_t cluster) const { return all_[cluster]; }

    std::uint32_t root(std::uint32_t cluster) const {
        while (all_[cluster].merged()) cluster = all_[cluster].target;
        return cluster;
    }
    void join(std::uint32_t from, std::uint32_t to);

    // The cluster of a phrase, and moving a phrase to another one.
    std::uint32_t owner(std::uint32_t phrase) const { return owner_[phrase]; }
    void move(std::uint32_t phrase, std::uint32_t to) { owner_[phrase] = to; }
    // How doubtful that cluster is for a bare name: NameUse::rivals.
    std::uint8_t rivals(std::uint32_t phrase) const { return rivals_[phrase]; }
    void set_rivals(std::uint32_t phrase, std::uint8_t rivals) { rivals_[phrase] = rivals; }

    // "Ivana and Petra Bartošová": the first name's cluster gets the surname of the other.
    void lend_surname(std::uint32_t first_name, std::uint32_t full);

    // What the pronouns behind all phrases of a root say, the bare ones included.
    void learn_genders();

    std::string_view text() const { return text_; }
    const std::vector<language::Word>& words() const { return words_; }
    const std::vector<NamePhrase>& phrases() const { return phrases_; }

  private:
    struct PronounCount {
        int he = 0, she = 0;
        PronounCount& operator+=(const PronounCount& more);
        Gender gender() const;
    };
    void collect();
    void lower_into(std::string& lower, const NamePhrase& phrase);
    void read_words_of(Cluster& cluster, const NamePhrase& phrase, std::string_view lower);
    bool in_nickname(std::uint32_t word, const NamePhrase& phrase) const;
    std::string shown_form(const NamePhrase& phrase) const;
    void count_pronouns();
    void believe_referred();
    std::uint32_t next_person(std::uint32_t phrase) const;
    void lend_evidence();

    std::string_view text_;
    const std::vector<language::Word>& words_;
    const std::vector<NamePhrase>& phrases_;
    bool bends_;
    std::vector<std::uint32_t> owner_;  // cluster of each phrase
    std::vector<std::uint8_t> rivals_;  // of each phrase
    std::vector<base::TextSpan> lower_words_;  // of the phrase at hand, in its lower-case form
    std::vector<PronounCount> pronouns_;
    std::deque<Cluster> all_;  // does not move them: it never holds them twice while it grows
    Arena arena_;              // of what they view
};

}  // namespace verbatim::names
