// A session: the state, the engine, the files under way, and the view models made of them. It turns host events and actions
// into effects, and answers "what is to be drawn now?".
//
//     session.on_event(RouteArrived…);  session.dispatch(action);  carry_out(session.take_effects());  draw(session.view());
//
// Each view asks the engine for what it shows. While shards are missing the last answer stays on the screen and the model
// says that it is busy; a shard that failed for good becomes a named gap.
#pragma once

#include <memory>
#include <string>

#include "app/action.h"
#include "app/effect.h"
#include "app/view_model.h"

namespace verbatim::app {

struct State;

class Session {
  public:
    Session();
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    // The page's address, for links that are copied; empty where there is none.
    void set_address(std::string address);

    // What the person reads, the dearest first ("de-AT,de,en"): the interface speaks the first of them that it can, unless one was chosen. The
    // words of a language are the program's (strings.h): of two sessions in one, the one that was looked at last decides.
    void set_preferred_languages(std::string languages);

    void dispatch(const Action& action);
    void on_event(const HostEvent& event);

    // The models, brought up to date first where state or shards have changed. Valid until the next call of view(). Costs
    // nothing when nothing changed.
    const ViewModel& view();

    // What gathered since the last call, in order.
    Effects take_effects();

    const State& state() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace verbatim::app
