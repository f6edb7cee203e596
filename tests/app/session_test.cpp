#include "app/session.h"

#include <doctest/doctest.h>

#include "app/strings.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

std::vector<std::string> fetched(const Effects& effects) {
    std::vector<std::string> paths;
    for (const Effect& effect : effects)
        if (const auto* file = std::get_if<FetchFile>(&effect)) paths.push_back(file->path);
    return paths;
}

}  // namespace

TEST_CASE("a session first asks for the manifest, once") {
    Session session;
    CHECK(session.view().status == Status::loading);
    CHECK(fetched(session.take_effects()) == std::vector<std::string>{"data/manifest.json"});
    session.dispatch(TypeQuery{"trade"});
    session.view();
    CHECK(fetched(session.take_effects()).empty());
}

TEST_CASE("a manifest that cannot be had is asked for again, then the failure is shown with a way out") {
    Session session;
    session.view();
    session.take_effects();
    for (int i = 0; i < 2; ++i) {
        session.on_event(FileFailed{"data/manifest.json", "404"});
        CHECK(fetched(session.take_effects()).size() == 1);
    }
    session.on_event(FileFailed{"data/manifest.json", "404"});
    const ViewModel& failed = session.view();
    CHECK(failed.status == Status::failed);
    CHECK(failed.notice.title == english.collection_failed);
    CHECK(failed.notice.detail.find("404") != std::string::npos);
    REQUIRE(failed.notice.remedies.size() == 1);

    const Action retry = failed.notice.remedies[0].action;
    session.dispatch(retry);
    CHECK(session.view().status == Status::loading);
    CHECK(fetched(session.take_effects()).size() == 1);
}

TEST_CASE("a manifest that is none is refused with words, not with a crash") {
    Session session;
    session.view();
    session.on_event(FileArrived{"data/manifest.json", "<html>not found</html>"});
    CHECK(session.view().status == Status::failed);
    CHECK_FALSE(session.view().notice.detail.empty());
}

TEST_CASE("files that nobody asked for change nothing") {
    Session session;
    session.view();
    session.take_effects();
    session.on_event(FileArrived{"data/whatever", "bytes"});
    session.on_event(FileFailed{"elsewhere", "404"});
    CHECK(session.view().status == Status::loading);
    CHECK(session.take_effects().empty());
}
