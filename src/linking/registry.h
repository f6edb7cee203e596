// Who is who across articles: names met in single articles, gathered into people, organisations and places.
//
//     PersonRegistry registry;
//     SightingId seen = registry.add(entity, article.date);   // for each entity of each article, in any order
//     registry.finish();
//     const Person& person = registry.people()[registry.person_of(seen).value];
//
// What makes two names one person (identity.h): the same name but for case, accents and hyphens; a middle name or initial more
// ("Donald J. Trump"); a short first name, an initial or another transliteration ("Zelensky", "Zelenskyy") where a role
// says so too. A name that fits several people – a bare surname, "Anura Dissanayake" without the middle name – is decided
// for each role that it is met with: "Tennakoon, IGP" goes to the one Tennakoon who is called that by far most often.
// Where nobody is, nobody is chosen: a wrong merge is worse than a missed one. Two people with the very same full name are
// told apart only so.
//
// The result does not depend on the order of add(). Memory grows with the number of distinct names and roles, not with
// the number of articles.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "names/entity.h"

namespace verbatim::linking {

// A name of a kind, as some article had it; the same for all articles that had it.
using SightingId = base::Id<struct SightingTag>;

// "President", told from the first date to the last. The dates are missing when all the articles were undated.
struct RoleDates {
    std::string role;
    std::optional<base::Date> first, last;
    std::uint32_t articles = 0;
};

// A person, organisation or place of the whole corpus.
struct Person {
    std::string name;                    // the form that most articles use, among the full ones
    names::EntityKind kind = names::EntityKind::person;
    names::Gender gender = names::Gender::unknown;     // unknown also where the articles disagree
    std::vector<std::string> variants;   // the other forms, sorted
    std::vector<RoleDates> roles;        // most told first
    std::uint32_t articles = 0;          // that name the person
    std::uint32_t mentions = 0;
};

// The user's word on two names, and whether both occur: one that does not is of no use any more.
struct NameCorrection {
    std::string one, other;
    bool same = false;  // one person; else two
    bool used = false;
};

// Invariant: before finish() only add() and the corrections may be called, after it only the questions.
class PersonRegistry {
  public:
    // One entity of one article. O(log names) and a folding of the name.
    SightingId add(const names::Entity& entity, std::optional<base::Date> date);

    // The user's word goes before all rules: the two names are one person, or are not. Names as an article writes them.
    void always_merge(std::string_view one, std::string_view other) { corrections_.push_back({std::string(one), std::string(other), true, false}); }
    void never_merge(std::string_view one, std::string_view other) { corrections_.push_back({std::string(one), std::string(other), false, false}); }

    // Decides who is who. Call once. O(names log names).
    void finish();

    base::PersonId person_of(SightingId sighting) const;
    // Indexed by PersonId; sorted by folded name, then kind.
    const std::vector<Person>& people() const { return people_; }
    // In the order in which they were given; after finish() each knows whether it was of use.
    const std::vector<NameCorrection>& corrections() const { return corrections_; }

    // --- What the parts of the registry work on ---------------------------------------------------------------------
    struct RoleSeen {
        std::map<std::string, std::uint32_t> spellings;  // "former President", "Former president"
        std::optional<base::Date> first, last;
        std::uint32_t articles = 0;
        void add(const RoleSeen& other);
    };
    // A name as sighted: kind, folded name and, of people, the noun of the first role ("minister"; empty without).
    struct Key {
        names::EntityKind kind = names::EntityKind::person;
        std::string name, role;
        // The type is named because LLVM 14's strings have < and no <=>, of which it is made then.
        friend std::strong_ordering operator<=>(const Key&, const Key&) = default;
    };
    // All articles' entities with the same key.
    struct Form {
        std::map<std::string, std::uint32_t> spellings;  // with the number of articles
        std::map<std::string, RoleSeen> roles;           // by folded role
        std::map<std::string, std::uint32_t> also;       // folded acronyms that articles use for it
        std::uint32_t articles = 0, mentions = 0, female = 0, male = 0;
        names::Gender gender() const;
    };

  private:
    void number_by_name();
    void gather(const std::vector<std::uint32_t>& root_of);

    std::map<Key, std::uint32_t> form_of_;  // → index into forms_
    std::vector<Form> forms_;
    std::vector<NameCorrection> corrections_;
    std::vector<std::uint32_t> form_of_sighting_;
    std::vector<base::PersonId> person_of_form_;
    std::vector<Person> people_;
};

}  // namespace verbatim::linking
