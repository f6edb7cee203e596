// The one place where the state changes.
#pragma once

#include <string_view>

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"

namespace verbatim::app {

// Applies one action and returns what has to be done in the world. Deterministic; never fails; knows nothing of shards.
//
// History: going to another view, article or speaker and choosing a filter pushes a step, as do the first dates and taking them
// away; typing, sorting and dates that move on replace the current one, so that "back" leads out of a search and not through its letters.
Effects update(State& state, const Action& action);

// Into how many articles the words view looks: each is a text to fetch.
std::uint32_t articles_asked_for(const State& state);
// The next step of LookFurther: into so many.
std::uint32_t further_than(std::uint32_t articles);

// What is kept on this machine from one time to the next (KeepText): the theme, the size of text, the searches made, the language, whether
// single letters are no shortcuts.
inline constexpr std::string_view kept_theme = "theme", kept_text_step = "text", kept_searches = "searches", kept_language = "language",
                                  kept_letters = "letters";

// Takes over what was kept. What makes no sense is passed over.
void restore(State& state, const TextKept& kept);

}  // namespace verbatim::app
