// The words view on the null host: a word over time and in its surroundings, by mouse and by keyboard, wide and narrow.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "opened.h"

using namespace verbatim;
using namespace verbatim::gui;
using app::Role;

namespace {

// The lines on the screen: rows of a list that is told how long it is.
std::vector<app::Node> lines_of(const Opened& opened) {
    std::vector<app::Node> lines;
    for (const app::Node* node : opened.host.find_all(Role::link))
        if (node->set_size > 0 && node->value.find("/words") != std::string_view::npos) lines.push_back(*node);
    return lines;
}

}  // namespace

TEST_CASE("a word is shown over time and in its surroundings, and the address says so") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.host.type("5");
    CHECK(opened.host.route() == "/words");
    CHECK(opened.host.find(Role::status, "Which word?"));
    opened.search("harbour");
    CHECK(opened.host.route() == "/words?q=harbour");
    CHECK(opened.host.find(Role::heading, "harbour"));
    CHECK(opened.host.find(Role::status, "In "));
    const std::vector<app::Node> lines = lines_of(opened);
    REQUIRE(lines.size() > 3);
    for (const app::Node& line : lines) {
        std::string words(line.name);
        std::transform(words.begin(), words.end(), words.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        CHECK(words.find("harbour") != std::string::npos);
    }
    const std::string second(lines[1].name);  // the first is first in both orders; nodes borrow their words from the model
    opened.host.activate(opened.need(Role::tab, "Share of all articles"));
    CHECK(opened.host.route() == "/words?q=harbour&over-time=share");
    opened.host.activate(opened.need(Role::tab, "By what precedes"));
    CHECK(opened.host.route() == "/words?q=harbour&lines=left&over-time=share");
    CHECK(lines_of(opened)[1].name != second);
}

TEST_CASE("a drag over the bars chooses dates, and the lines follow") {
    const Site site("assets/demo");
    Opened opened(site, "/words?q=harbour&lines=newest");
    const std::string all(opened.need(Role::heading, "lines").name);
    std::vector<const app::Node*> images = opened.host.find_all(Role::image);
    REQUIRE_FALSE(images.empty());
    opened.host.drag(images.back()->rect, 0.02f, 0.3f);
    CHECK(opened.host.route().find("from=") != std::string::npos);
    CHECK(opened.need(Role::heading, "lines").name != all);
}

TEST_CASE("j comes to a line, Enter opens its article at that very hit, and j goes on with the article open") {
    const Site site("assets/demo");
    for (const int width : {1400, 390}) {
        Opened opened(site, "/words?q=harbour", width, 1400);
        opened.host.type("j");
        opened.host.type("j");
        const std::vector<app::Node> lines = lines_of(opened);
        const auto chosen = std::find_if(lines.begin(), lines.end(), [](const app::Node& one) { return (one.states & app::state_selected) != 0; });
        REQUIRE(chosen != lines.end());
        const std::string href(chosen->value);
        opened.host.press_key(ImGuiKey_Enter);
        CHECK("#" + opened.host.route() == href);
        CHECK_FALSE(opened.host.headline().empty());
        const std::string before = opened.host.transcript();
        opened.host.type("j");
        CHECK(opened.host.transcript() != before);
        opened.host.press_key(ImGuiKey_Escape);
        CHECK(opened.host.route() == "/words?q=harbour");
    }
}

TEST_CASE("from a line that is pressed, j goes on to the next one") {
    const Site site("assets/demo");
    Opened opened(site, "/words?q=harbour", 1400, 1400);
    const std::vector<app::Node> lines = lines_of(opened);
    REQUIRE(lines.size() > 4);
    const std::string third(lines[2].value), fourth(lines[3].value);
    opened.host.activate(lines[2]);
    CHECK("#" + opened.host.route() == third);
    const auto chosen = [&] {
        for (const app::Node& line : lines_of(opened))
            if ((line.states & app::state_selected) != 0) return line.set_position;
        return 0u;
    };
    CHECK(chosen() == 3);
    opened.host.type("j");
    CHECK(chosen() == 4);
    CHECK("#" + opened.host.route() == fourth);
}

TEST_CASE("lines and counts are saved, as many as there are") {
    const Site site("assets/demo");
    Opened opened(site, "/words?q=the");
    std::string heading(opened.need(Role::heading, "lines").name);
    std::erase(heading, ',');
    opened.host.activate(opened.need(Role::button, "Export the lines"));
    opened.host.activate(opened.need(Role::menuitem, "CSV"));
    REQUIRE(opened.host.saved().size() == 1);
    CHECK(opened.host.saved()[0].name == "lines.csv");
    const std::size_t rows = csv_column(opened.host.saved()[0].content, "hit").size();
    CHECK(heading == std::to_string(rows) + " lines");
    CHECK(rows > 200);  // more than one page of them
    opened.host.activate(opened.need(Role::button, "Export the counts"));
    opened.host.activate(opened.need(Role::menuitem, "JSONL"));
    REQUIRE(opened.host.saved().size() == 2);
    CHECK(opened.host.saved()[1].name == "over-time.jsonl");
    CHECK(opened.host.saved()[1].content.find("\"found\":") != std::string::npos);
}

TEST_CASE("the screen draws the lines that are seen, however many there are") {
    const Site site("assets/demo");
    for (const int width : {1680, 390}) {
        Opened opened(site, "/words?q=the", width);
        opened.host.press_key(ImGuiKey_End);
        opened.host.press_key(ImGuiKey_End);
        const std::vector<app::Node> lines = lines_of(opened);
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.size() < 40);
        CHECK(lines.front().set_position > 100);
        CHECK(opened.host.settle() <= 3);
    }
}

TEST_CASE("a word that nobody wrote, and one that makes no sense, say what to do") {
    const Site site("assets/demo");
    Opened opened(site, "/words?q=zebrafinch");
    CHECK(opened.host.find(Role::status, "Nothing found"));
    CHECK(opened.host.find(Role::button, "Clear the search"));
    opened.host.open("/words?q=(harbour");
    CHECK(opened.host.find(Role::status, "This search cannot be understood"));
}
