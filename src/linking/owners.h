// Whom a name means that several people may have: the one who has it by far most often, in the role that it is met with.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linking/known_name.h"
#include "linking/linker.h"

namespace verbatim::linking {

// The people who may be meant, by what is said of them. Stays right while sets of the linker grow by forms of nobody among them.
class Owners {
  public:
    static constexpr std::uint32_t none = 0xFFFFFFFFu;

    // `people` are indexes into `names`. Cost: their names and roles, sorted.
    Owners(const std::vector<KnownName>& names, std::span<const std::uint32_t> people, const Linker& linker);

    // A member of the set that a form goes to, or none: the only one who has the name, or who has it by far most often, in that role
    // where the form has one. `bare`: the form is a surname alone. Cost: logarithmic, and those who are called by the role.
    std::uint32_t of(std::string_view role, names::Gender gender, bool bare) const;

  private:
    // Those who may be meant and are of one set. A set of women and men agrees with no gender that is told.
    struct Person {
        std::uint32_t root = none, articles = 0;
        bool female = false, male = false;
        bool agrees(names::Gender gender) const { return !(gender == names::Gender::female ? male : gender == names::Gender::male ? female : false); }
    };
    // How often a person is called by a role.
    struct Called {
        std::string_view role;
        std::uint32_t person = 0, articles = 0;
    };
    struct Leader {
        std::uint32_t owner = none, best = 0, rest = 0;
        void weigh(const Person& person, bool agrees, std::uint32_t weight);
    };
    std::vector<Person> people_;
    std::vector<Called> called_;  // sorted by role, then person
    Leader without_role_[3];      // by what is known of the form's gender
};

}  // namespace verbatim::linking
