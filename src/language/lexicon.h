// What the program knows about a language: its cue verbs, closed word classes and traits (cues.tsv, words.tsv and traits.tsv in
// assets/languages/<code>), all compiled in.
//
// A word form has one WordInfo: the classes it may belong to and the cue it may be a form of. Which it is in a given
// sentence is decided where it is used (quotes/cues/cue_uses.h). Languages without a lexicon get the empty one: marks are found
// there, speakers stay unknown.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/traits.h"

namespace verbatim::language {

enum class WordClass : std::uint32_t {
    determiner = 1u << 0,
    possessive = 1u << 1,
    subject_pronoun = 1u << 2,
    object_pronoun = 1u << 3,
    relative = 1u << 4,
    preposition = 1u << 5,
    conjunction = 1u << 6,
    subordinator = 1u << 7,
    auxiliary = 1u << 8,
    negation = 1u << 9,
    adverb = 1u << 10,
    time = 1u << 11,
    verb = 1u << 12,       // frequent finite verbs that are no cues
    kin = 1u << 13,        // whom one tells: reporters, voters
    title = 1u << 14,
    nominal = 1u << 15,    // what words stand in: statement, interview
    according = 1u << 16,
    word = 1u << 17,       // none of the others: text without blanks is not cut within it
};

// A set of word classes.
using WordClasses = std::uint32_t;
constexpr WordClasses operator|(WordClass a, WordClass b) { return static_cast<WordClasses>(a) | static_cast<WordClasses>(b); }
constexpr WordClasses operator|(WordClasses a, WordClass b) { return a | static_cast<WordClasses>(b); }

// Inflected forms, as bits: "said" is past and participle.
enum CueForm : std::uint8_t { base_form = 1, third_person = 2, past = 4, participle = 8, gerund = 16 };

struct Cue {
    std::string_view lemma;        // "say"; lives as long as the program
    std::string_view cue_class;    // "say", "ask", "criticize"…
    bool inverts = false;          // may stand between the words and the speaker: “…,” said X
    bool takes_clause = false;     // said that …
    bool names_hearer = false;     // told reporters that …
    bool takes_object = false;     // praised the deal
    bool quotes_object = false;    // whom it has for an object speaks: цитує його Reuters
    bool speech = true;            // false: think, believe, show
};

struct WordInfo {
    WordClasses classes = 0;
    std::uint16_t cue = 0;    // 0: none; else Lexicon::cue(cue)
    std::uint8_t forms = 0;   // CueForm bits
    bool parted = false;      // a cue with some particle behind it: Lexicon::parted

    bool is(WordClass one) const { return (classes & static_cast<WordClasses>(one)) != 0; }
    bool is_any(WordClasses some) const { return (classes & some) != 0; }
};

namespace tables {
struct LanguageTables;
}

class Lexicon {
  public:
    // The lexicon of a BCP 47 primary tag; English for "" (unknown), the empty lexicon for languages without one. All are
    // built on first use, then shared; safe from several threads.
    static const Lexicon& of(std::string_view language);
    // Those of all languages; the empty one is not among them.
    static std::span<const Lexicon> all();

    // `lower` is the word in lower case. Unknown words give the default WordInfo. One hash look-up.
    WordInfo look_up(std::string_view lower) const;
    // What `lower` is where `particle` stands behind it (teilte … mit): the default WordInfo, where that is no cue.
    WordInfo parted(std::string_view lower, std::string_view particle) const;
    const Cue& cue(std::uint16_t id) const { return cues_[id]; }
    bool empty() const { return words_.empty(); }
    std::string_view language() const { return language_; }
    const Traits& traits() const { return traits_; }

  private:
    Lexicon() = default;
    explicit Lexicon(const tables::LanguageTables& tables);
    void read_cues(std::string_view table);
    void read_words(std::string_view table);

    std::string_view language_ = "-";
    Traits traits_;
    std::vector<Cue> cues_{1};
    std::unordered_map<std::string_view, WordInfo> words_;
    std::unordered_map<std::string, WordInfo> parted_;  // "teilte mit"
};

// Whether a words.tsv may have rows of this class.
bool is_word_class(std::string_view name);

// Lower case for look-ups. Curly apostrophes become straight ones; alif loses its hamza, and Arabic words their short vowels, as the tables are written.
void lower_into(std::string_view word, std::string& out);

}  // namespace verbatim::language
