#include "app/session.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/state.h"
#include "app/strings.h"
#include "frozen.h"

using namespace verbatim;
using namespace verbatim::app;

namespace {

std::vector<std::string> fetched(const Effects& effects) {
    std::vector<std::string> paths;
    for (const Effect& effect : effects)
        if (const auto* file = std::get_if<FetchFile>(&effect)) paths.push_back(file->path);
    return paths;
}

// Brings what the session asks for until it asks for nothing more; returns everything else that it wants done.
Effects settle(Session& session) {
    Effects others;
    for (int turn = 0; turn < 40; ++turn) {
        const bool working = session.view().working;
        const Effects effects = session.take_effects();
        if (effects.empty() && !working) return others;
        for (const Effect& effect : effects)
            if (const auto* file = std::get_if<FetchFile>(&effect)) session.on_event(FileArrived{file->path, frozen_file(file->path), file->range, false});
            else others.push_back(effect);
    }
    FAIL("no end of fetching");
    return others;
}

template <class Kind>
bool holds(const Effects& effects) {
    for (const Effect& effect : effects)
        if (std::holds_alternative<Kind>(effect)) return true;
    return false;
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
    CHECK(failed.notice.title == phrases().collection_failed);
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

TEST_CASE("a query that makes no sense is left half typed for the words view, which says so") {
    Session session;
    session.on_event(RouteChanged{"/articles"});
    settle(session);
    session.dispatch(TypeQuery{"peace OR date:someday"});
    settle(session);
    session.dispatch(ShowView{View::words});
    settle(session);
    CHECK(session.view().words.status == Status::ready);
    CHECK(session.view().words.notice.title == phrases().query_wrong);
}

TEST_CASE("a query stands over its own numbers and lines, never over those of the one before") {
    Session session;
    session.on_event(RouteChanged{"/words?q=trade"});
    const Effects wanted = settle(session);
    REQUIRE(session.view().words.lines_status == Status::ready);
    CHECK(std::get<SetTitle>(*std::find_if(wanted.rbegin(), wanted.rend(), [](const Effect& effect) {
              return std::holds_alternative<SetTitle>(effect);
          })).title.starts_with("trade · "));
    const std::string figures = session.view().words.figures;
    const std::size_t lines = session.view().words.rows.size();
    REQUIRE(lines > 0);
    session.dispatch(SearchFor{R"("the trade")"});
    bool waited = false;
    for (int turn = 0; turn < 40; ++turn) {
        const WordsModel& words = session.view().words;
        CHECK((words.figures == figures) == (words.heading == "trade"));
        if (words.lines_status == Status::ready) CHECK((words.rows.size() == lines) == (words.heading == "trade"));
        const Effects effects = session.take_effects();
        if (effects.empty()) break;
        for (const Effect& effect : effects)
            if (const auto* file = std::get_if<FetchFile>(&effect)) {
                waited = true;
                session.on_event(FileArrived{file->path, frozen_file(file->path), file->range, false});
                session.view();
            }
    }
    CHECK(waited);
    CHECK(session.view().words.heading == R"("the trade")");
    CHECK(session.view().words.lines_status == Status::ready);
}

TEST_CASE("how many articles there are is told before their texts have come") {
    Session session;
    session.on_event(RouteChanged{"/articles"});
    settle(session);
    const std::string all = session.view().articles.heading;
    CHECK(all == "160 articles");
    const std::string newest = session.view().articles.rows.front().id;
    session.on_event(RouteChanged{"/articles?to=2025-03-31"});
    const std::string some = session.view().articles.heading;
    CHECK(some != all);
    CHECK(session.view().articles.rows.front().id == newest);
    settle(session);
    CHECK(session.view().articles.heading == some);
    CHECK(session.view().articles.rows.front().id != newest);
}

TEST_CASE("another order of lines leaves the page where it is") {
    Session session;
    session.on_event(RouteChanged{"/words?q=trade"});
    settle(session);
    REQUIRE(session.view().words.rows.size() > 1);
    const std::uint32_t restart = session.view().words.restart;
    session.dispatch(OrderLines{LineOrder::newest});
    settle(session);
    CHECK(session.view().words.orders[2].current);
    CHECK(session.view().words.restart == restart);
    session.dispatch(SearchFor{"bank"});
    CHECK(session.view().words.restart != restart);
}

TEST_CASE("files are saved of whole words, of the page that is shown, and not of a query that makes no sense") {
    Session session;
    int saved = 0;
    session.on_event(RouteChanged{"/words"});
    settle(session);
    session.dispatch(TypeQuery{"tra"});  // being typed it stands for all words that begin so; saved, for itself
    settle(session);
    REQUIRE_FALSE(session.view().words.rows.empty());
    session.dispatch(ExportResults{ExportFormat::jsonl});
    session.dispatch(ExportOverTime{ExportFormat::jsonl});
    for (const Effect& effect : settle(session))
        if (const auto* file = std::get_if<SaveFile>(&effect)) {
            if (file->name == "lines.jsonl") CHECK(file->content.empty());
            else CHECK(file->content.find(R"("found":0)") != std::string::npos);
            CHECK(file->content.find(R"("found":1)") == std::string::npos);
            ++saved;
        }
    CHECK(saved == 2);

    session.dispatch(TypeQuery{"(the"});
    settle(session);
    session.dispatch(ExportResults{ExportFormat::csv});
    session.dispatch(ExportOverTime{ExportFormat::csv});
    CHECK_FALSE(holds<SaveFile>(settle(session)));
    CHECK_FALSE(session.state().export_wanted);
    CHECK_FALSE(session.state().export_over_time);

    session.dispatch(ShowView{View::articles});
    session.dispatch(ExportOverTime{ExportFormat::csv});
    settle(session);
    CHECK_FALSE(session.state().export_over_time);
}

TEST_CASE("the filters of the quotes page count quotations, or stay as they were") {
    Session session;
    session.on_event(RouteChanged{"/articles"});
    settle(session);
    const std::string articles = session.view().filters.show_results;
    CHECK(articles.find("article") != std::string::npos);
    session.dispatch(ShowView{View::quotes});
    settle(session);
    CHECK(session.view().filters.show_results.find("quote") != std::string::npos);
    session.dispatch(ShowAbout{"Nobody of this name"});
    settle(session);
    CHECK(session.view().filters.show_results == "Show 0 quotes");
}
