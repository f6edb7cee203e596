#include "app/action.h"

#include <tuple>

namespace verbatim::app {

Action::Action() = default;
Action::Action(const Action& other) = default;
Action::Action(Action&& other) noexcept = default;
Action& Action::operator=(const Action& other) = default;
Action& Action::operator=(Action&& other) noexcept = default;
Action::~Action() = default;

template <typename One>
void Action::put(One&& one) {
    any.emplace<One>(std::move(one));
}

// Makes the compiler emit put() for every alternative.
struct ActionParts {
    template <typename... Ones>
    static auto all_puts(const std::variant<Ones...>*) {
        return std::tuple(static_cast<void (Action::*)(Ones&&)>(&Action::put<Ones>)...);
    }
};
[[gnu::used]] static const auto action_puts = ActionParts::all_puts(static_cast<const Action::Any*>(nullptr));

}  // namespace verbatim::app
