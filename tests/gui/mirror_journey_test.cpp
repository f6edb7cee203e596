// The interface in Arabic: the mirror image of the English one, which is pressed where it is seen.
#include <doctest/doctest.h>

#include "app/strings.h"
#include "opened.h"

using namespace verbatim;
using namespace verbatim::gui;
using app::Role;

namespace {

// Whatever happens, the tests behind this one are in English.
struct EnglishAgain {
    ~EnglishAgain() { app::use_language("en"); }
};

}  // namespace

TEST_CASE("in Arabic everything stands at the other side, and a press finds it there") {
    const EnglishAgain again;
    const Site site("assets/demo");
    Opened opened(site, "/articles", 1400, 900);
    const auto tab = [&](app::View view) { return opened.need(Role::link, app::phrases().view(view)); };
    const app::Rect overview = tab(app::View::overview).rect, search = opened.need(Role::textbox, app::phrases().search_label).rect;
    CHECK(overview.x < tab(app::View::quotes).rect.x);

    opened.host.click(opened.need(Role::button, "Language: English"));
    opened.host.click(opened.need(Role::menuitem, "العربية"));
    REQUIRE(app::phrases().code == "ar");
    opened.host.settle();
    CHECK(tab(app::View::overview).rect.x > tab(app::View::quotes).rect.x);
    const app::Rect mirrored_search = opened.need(Role::textbox, app::phrases().search_label).rect;
    CHECK(mirrored_search.x == doctest::Approx(1400 - search.x - search.width));

    opened.host.click(tab(app::View::quotes));
    CHECK(opened.host.route().starts_with("/quotes"));
    opened.host.click(opened.need(Role::button, "اللغة: العربية"));
    opened.host.click(opened.need(Role::menuitem, "English"));
    opened.host.settle();
    CHECK(tab(app::View::overview).rect.x == doctest::Approx(overview.x));
}
