// The one place where the state changes.
#pragma once

#include "app/action.h"
#include "app/effect.h"
#include "app/state.h"

namespace verbatim::app {

// Applies one action and returns what has to be done in the world. Deterministic; never fails; knows nothing of shards.
//
// History: going to another view, article or speaker pushes a step; typing and filtering replace the current one, so that
// "back" leads out of a search and not through its letters.
Effects update(State& state, const Action& action);

}  // namespace verbatim::app
