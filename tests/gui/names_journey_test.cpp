// Names, titles and addresses that came from strangers, met on every page: what nobody sees in them is shown by a mark.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "opened.h"
#include "text/visible.h"

using namespace verbatim;
using namespace verbatim::gui;
using app::Role;

namespace {

constexpr std::string_view turned = "\u202E", mark = "‹U+202E›";

// Two articles whose fields turn the direction of writing, and whose words do not.
class HostileFolder {
  public:
    HostileFolder() : path_(std::filesystem::temp_directory_path() / ("verbatim-names-" + std::to_string(std::rand()))) {
        std::filesystem::create_directory(path_);
        std::ofstream(path_ / "a.jsonl")
            << R"JSON({"id": "a\u202E1", "title": "Budget \u202Efdp.exe", "date": "2025-01-03", "source": "The \u202EHerald", "place": "As\u202Etana", "author": "An\u202En",)JSON"
            << R"JSON( "tags": ["pi\u202Epes"], "url": "https://paper.example/\u202Egpj", "text": "“We agree on the new trade treaty,” Anna Berg said on Monday. “It is good.”"})JSON"
            << "\n"
            << R"JSON({"id": "a2", "title": "Plain \u2066words", "date": "2025-01-04", "source": "Other\u061C", "place": "Al\u200Fmaty", "url": "javascript:alert(1)",)JSON"
            << R"JSON( "tags": ["roads"], "text": "“We agree on the old roads and bridges,” Boris Tal said on Tuesday."})JSON"
            << "\n";
    }
    ~HostileFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    HostileFolder(const HostileFolder&) = delete;
    HostileFolder& operator=(const HostileFolder&) = delete;
    std::string path() const { return path_.string(); }

  private:
    std::filesystem::path path_;
};

// Everything that is said on the screen, in the text layer and in the window's title, holds nothing that text::visible() would mark.
void check_screen(Opened& opened) {
    for (const app::Node& node : opened.host.semantics().nodes) {
        CHECK(std::string(node.name) == text::visible(node.name));
        if (node.role != Role::link && node.role != Role::textbox) CHECK(std::string(node.value) == text::visible(node.value));
    }
    if (const app::TextLayer* layer = opened.host.semantics().layer)
        for (const app::LayerBlock& block : layer->blocks) CHECK(std::string(layer->words_of(block)) == text::visible(layer->words_of(block)));
    CHECK(opened.host.title() == text::visible(opened.host.title()));
}

}  // namespace

TEST_CASE("on no page does a name turn the direction of what stands beside it") {
    const HostileFolder folder;
    const Site site(folder.path());
    Opened opened(site, {}, 1500, 2000);
    for (const char* route : {"/", "/articles", "/articles?article=a2", "/articles?article=a%E2%80%AE1", "/quotes", "/people", "/words?q=agree", "/articles?article=no%E2%80%AEne",
                              "/articles?source=The%20%E2%80%AEHerald&tag!=pi%E2%80%AEpes", "/quotes?speaker=An%E2%80%AEna", "/articles?q=said:%E2%80%AEagree", "/words?q=%E2%80%AExyz"}) {
        CAPTURE(route);
        opened.host.open(route);
        check_screen(opened);
    }
    opened.host.open("/articles?article=a%E2%80%AE1");
    CHECK(opened.reads("Budget ‹U+202E›fdp.exe"));
    CHECK(opened.host.title().find("Budget ‹U+202E›fdp.exe") == 0);
    opened.host.open("/articles");
    CHECK(opened.says("The ‹U+202E›Herald"));
    CHECK(opened.says("As‹U+202E›tana"));
    CHECK(opened.says("pi‹U+202E›pes"));
    CHECK(opened.says("Other‹U+061C›"));
}

TEST_CASE("what is pressed under a name with marks acts on the name as it is") {
    const HostileFolder folder;
    const Site site(folder.path());
    Opened opened(site, "/articles", 1500, 2000);
    opened.host.activate(opened.need(Role::checkbox, "The ‹U+202E›Herald"));
    CHECK(opened.host.route().find("source=The%20%E2%80%AEHerald") != std::string::npos);
    opened.need(Role::status, "1 article");
    check_screen(opened);

    opened.host.open("/quotes");
    opened.host.activate(opened.need(Role::button, "Anna Berg"));  // the menu of a value
    check_screen(opened);
    opened.host.press_key(ImGuiKey_Escape);
    opened.host.activate(opened.need(Role::button, "sure"));
    opened.need(Role::dialog, "Evidence");
    check_screen(opened);
    opened.host.activate(opened.need(Role::button, "Copy as citation"));
    CHECK(opened.host.copied() == text::visible(opened.host.copied()));
    opened.host.press_key(ImGuiKey_Escape);
    opened.host.press_key(ImGuiKey_K, true);
    opened.host.type("only");
    check_screen(opened);
}

TEST_CASE("the original is a link that says where it leads, and where that is no web address there is nothing to press") {
    const HostileFolder folder;
    const Site site(folder.path());
    Opened opened(site, "/articles?article=a%E2%80%AE1");
    const app::Node& original = opened.need(Role::link, "Open the original");
    CHECK(original.name == "Open the original: https://paper.example/‹U+202E›gpj");
    CHECK(original.value == "https://paper.example/\u202Egpj");
    opened.host.activate(original);
    CHECK(opened.host.links() == std::vector<std::string>{"https://paper.example/\u202Egpj"});

    opened.host.open("/articles?article=a2");
    CHECK(opened.reads("Plain ‹U+2066›words"));
    for (const app::Node& node : opened.host.semantics().nodes) {
        CHECK(node.name.find("riginal") == std::string_view::npos);
        if (node.role == Role::link && !node.value.empty()) CHECK(node.value.starts_with('#'));
        CHECK(node.value.find("javascript") == std::string_view::npos);
    }
    CHECK(opened.host.links().size() == 1);
}
