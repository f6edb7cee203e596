// The explorer as a host sees it: a session of app/ drawn by ui/. The same for the desktop, the web and the tests.
#pragma once

#include "app/session.h"
#include "platform/host.h"
#include "ui/shell.h"

namespace verbatim::gui {

class Explorer final : public platform::Frame {
  public:
    void on_event(app::HostEvent event) override;
    void on_semantics_event(app::SemanticsEvent event) override;
    void on_preferences(const platform::Preferences& preferences) override;
    void on_shaper(app::RunShaper& shaper) override { shell_.use(&shaper); }
    int draw() override;
    const app::SemanticsFrame& semantics() const override;
    app::Effects take_effects() override;

    app::Session& session() { return session_; }

  private:
    app::Session session_;
    ui::Shell shell_;
    ui::Look look_;
    bool started_ = false;
};

}  // namespace verbatim::gui
