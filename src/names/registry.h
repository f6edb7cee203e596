// Who is who across articles: names met in single articles, gathered into people, organisations and places.
//
//     PersonRegistry registry;
//     SightingId seen = registry.add(entity, article.date);   // for each entity of each article, in any order
//     registry.finish();
//     const Person& person = registry.people()[registry.person_of(seen).value];
//
// What makes two names one person: the same name but for case, accents and hyphens; a middle name or initial more
// ("Donald J. Trump"); a short first name, an initial or another transliteration ("Zelensky", "Zelenskyy") where a role
// says so too; a bare surname that only one person of the corpus has, or by far the best known and a shared role. Where two people fit, nobody is chosen: a wrong
// merge is worse than a missed one. Two people with the very same name are not told apart.
//
// The result does not depend on the order of add(). Memory grows with the number of distinct names and roles, not with
// the number of articles.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/ids.h"
#include "names/entity.h"

namespace verbatim::names {

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
    EntityKind kind = EntityKind::person;
    Gender gender = Gender::unknown;     // unknown also where the articles disagree
    std::vector<std::string> variants;   // the other forms, sorted
    std::vector<RoleDates> roles;        // most told first
    std::uint32_t articles = 0;          // that name the person
    std::uint32_t mentions = 0;
};

// Invariant: before finish() only add() and the corrections may be called, after it only the questions.
class PersonRegistry {
  public:
    // One entity of one article. O(log names) and a folding of the name.
    SightingId add(const Entity& entity, std::optional<base::Date> date);

    // The user's word goes before all rules: the two names are one person, or are not. Names as an article writes them.
    void always_merge(std::string_view one, std::string_view other);
    void never_merge(std::string_view one, std::string_view other);

    // Decides who is who. Call once. O(names log names).
    void finish();

    base::PersonId person_of(SightingId sighting) const;
    // Indexed by PersonId; sorted by folded name, then kind.
    const std::vector<Person>& people() const { return people_; }
    // Corrections that named somebody who does not occur, for the build report.
    const std::vector<std::pair<std::string, std::string>>& unused_corrections() const { return unused_; }

  private:
    struct RoleSeen {
        std::map<std::string, std::uint32_t> spellings;  // "former President", "Former president"
        std::optional<base::Date> first, last;
        std::uint32_t articles = 0;
    };
    // All articles' entities with the same kind and folded name.
    struct Form {
        std::map<std::string, std::uint32_t> spellings;  // with the number of articles
        std::map<std::string, RoleSeen> roles;           // by folded role
        std::uint32_t articles = 0, mentions = 0, female = 0, male = 0;
    };
    using Key = std::pair<EntityKind, std::string>;
    class Linker;

    void link_people();
    void apply_corrections(Linker& linker);
    void gather(const Linker& linker);
    std::uint32_t owner_of_surname(std::uint32_t bare, const std::vector<std::uint32_t>& people, const Linker& linker) const;
    bool genders_agree(std::uint32_t one, std::uint32_t other) const;
    static Gender gender_of(const Form& form);

    std::map<Key, std::uint32_t> form_of_;  // folded name → index into forms_
    std::vector<Form> forms_;
    std::vector<const Key*> keys_;          // of each form; points into form_of_, whose nodes stay
    std::vector<std::pair<std::string, std::string>> merges_, splits_, unused_;
    std::vector<base::PersonId> person_of_form_;
    std::vector<Person> people_;
};

}  // namespace verbatim::names
