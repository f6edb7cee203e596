// What is known about the words of names, and of the phrases around them, before an article is read: first names, titles, roles,
// countries and the small words of the grammar. One hash look-up a word answers all questions at once.
//
//     "Jane"      first_female          "president"  role            "Kazakh"    demonym, country KZ
//     "Secretary" title                 "University" organisation_cue "New York" place (and phrase_start on "New")
//
// A language adds words of its own (assets/languages/<code>/names.tsv: class, words parted by semicolons).
// Capitalised entries are looked up as written, the others in lower case. The data is assets/gazetteers; it says nothing
// about any one person, party or outlet of a corpus.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace verbatim::language {

enum class EntryClass : std::uint8_t {
    first_female, first_male,          // given names; both bits: either
    honorific_male, honorific_female,  // Mr., Mrs.
    honorific,                         // Dr., Rev.
    title,                             // President, Sen.: before a name, capitalised
    role, role_male, role_female,      // spokesman: the head of a description
    role_modifier,                     // presidential, former
    group,                             // officials, voters: many people, none of them named
    unnamed,                           // source, official: one person whom nobody names
    document,                          // report, statement
    organisation_cue,                  // University, Inc.
    organisation_noun,                 // campaign, company
    organisation_end,                  // those that end a name: "the Trump campaign"
    organisation_name,                 // Reuters, European Union
    group_name,                        // Democrats, Muslim
    document_name,                     // Act, Treaty
    thing_cue,                         // Cup, Index: a name, but of no kind that is listed
    place_cue,                         // River, County
    plain,                             // words of the grammar: never part of a name
    common,                            // everyday words: a capital at the start of a sentence says nothing
    also_surname,                      // White, May: everyday words that are surnames too
    calendar,                          // Monday, GDP
    verb, speech_verb, preposition, determiner,
    pronoun_he, pronoun_she, pronoun_it, pronoun_they,
    pronoun_first,                     // I, we
    pronoun_relative,                  // who, which
    particle,                          // de, van, bin
    suffix,                            // Jr.
    country, demonym, city, region,
    us_state,                          // Texas, Calif.: regions too
    phrase_start,                      // some longer entry begins with this word
};

class EntryClasses {
  public:
    constexpr EntryClasses() = default;
    constexpr bool has(EntryClass one) const { return (bits_ >> static_cast<unsigned>(one)) & 1u; }
    constexpr void add(EntryClass one) { bits_ |= std::uint64_t{1} << static_cast<unsigned>(one); }
    constexpr void add(EntryClasses others) { bits_ |= others.bits_; }
    constexpr bool none() const { return bits_ == 0; }
    template <class... More>
    constexpr bool any(EntryClass one, More... more) const { return has(one) || (has(more) || ...); }

  private:
    std::uint64_t bits_ = 0;
};

// Index into Lexicon::countries(), from 1; 0: none.
using CountryIndex = std::uint16_t;

struct GazetteerEntry {
    EntryClasses classes;
    CountryIndex country = 0;
};

// Of a word that the gazetteer does not hold.
inline constexpr GazetteerEntry no_entry;

struct Country {
    std::string code;  // ISO 3166-1 alpha-2
    std::string name;  // to show
};

namespace tables {
struct LanguageTables;
}

class Gazetteer {
  public:
    // What all languages share: immutable, built at first use (about a millisecond), safe to share between threads.
    static const Gazetteer& get();
    // The same with what assets/languages/<language>/names.tsv adds; get() for a language without that table.
    static const Gazetteer& of(std::string_view language);

    // All that is known of `word` as written; an empty Entry when nothing is. One hash look-up.
    const GazetteerEntry& find(std::string_view word) const;

    // The most words that a fixed phrase has.
    static constexpr std::size_t longest_phrase = 5;

    const Country* country(CountryIndex index) const {
        return index == 0 || index > countries_.size() ? nullptr : &countries_[index - 1];
    }
    // The country with this name, alias or (nothing else) ISO code in capitals; 0 when there is none.
    CountryIndex find_country(std::string_view name) const;

    // Whether one first name is a short form of the other: "Mike" and "Michael". Capitalised as written.
    bool same_first_name(std::string_view one, std::string_view other) const;
    // Whether a first name is another one's at all: of all others same_first_name() need not be asked.
    bool has_nickname(std::string_view name) const;

  private:
    Gazetteer();
    Gazetteer(const Gazetteer& shared, const tables::LanguageTables& tables);
    struct Slot {
        std::string_view key;
        GazetteerEntry entry;
    };
    Slot& slot(std::string_view key);
    void add(std::string_view key, EntryClass one, CountryIndex country = 0);
    void read_sections(std::string_view text, const std::vector<std::pair<std::string_view, std::vector<EntryClass>>>& own, char separator);
    void add_words(std::string_view words, char separator, const std::vector<EntryClass>& classes);
    void read_countries();
    void grow();

    const Gazetteer* shared_ = nullptr;  // asked for words that this one does not hold; null for the shared one
    std::vector<Slot> slots_;
    std::size_t used_ = 0;
    std::vector<Country> countries_;
    std::vector<std::pair<std::string_view, std::string_view>> nicknames_;  // (long, short), sorted
    std::vector<std::string_view> nicknamed_;                               // all of these, sorted
};

// Whether a names.tsv may have rows of this class.
bool is_name_class(std::string_view name);

}  // namespace verbatim::language
