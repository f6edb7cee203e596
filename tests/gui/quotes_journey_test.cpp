// What stands beside the quotations: counts of quotations, and on a narrow window the list of speakers and the evidence.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "app/route.h"
#include "app/strings.h"
#include "opened.h"

using namespace verbatim;
using namespace verbatim::gui;
using app::Role;

namespace {

// The number beside a value of the filters.
std::uint32_t count_beside(Opened& opened, std::string_view value) {
    std::string digits(opened.need(Role::checkbox, value).description);
    std::erase(digits, ',');
    return static_cast<std::uint32_t>(std::stoul(digits));
}

// How many rows a file of quotations has.
std::size_t rows_saved(Opened& opened) {
    opened.host.activate(opened.need(Role::button, "Export"));
    opened.host.activate(opened.need(Role::menuitem, "CSV"));
    REQUIRE_FALSE(opened.host.saved().empty());
    return csv_column(opened.host.saved().back().content, "id").size();
}

}  // namespace

TEST_CASE("beside the quotations the filters count quotations: as many as are listed once the value is chosen") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes", 1400, 2000);
    const std::string outlet(opened.host.find_all(Role::checkbox)[0]->name);
    const std::uint32_t told = count_beside(opened, outlet);
    opened.host.activate(opened.need(Role::checkbox, outlet));
    CHECK(rows_saved(opened) == told);
    CHECK(count_beside(opened, outlet) == told);  // its own choice changes nothing

    // The same words among the articles count articles.
    opened.host.open("/articles");
    CHECK(count_beside(opened, outlet) != told);
}

TEST_CASE("the counts follow the search inside quotations and whose words are shown") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes", 1400, 2000);
    const std::string outlet(opened.host.find_all(Role::checkbox)[0]->name);
    const std::uint32_t all = count_beside(opened, outlet);
    opened.search("we");
    const std::uint32_t found = count_beside(opened, outlet);
    CHECK(found < all);
    opened.host.activate(opened.need(Role::checkbox, outlet));
    CHECK(rows_saved(opened) == found);
}

TEST_CASE("a narrow window has the speakers on a sheet, which closes on the one that is chosen") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes", 390, 844);
    CHECK_FALSE(opened.host.find(Role::navigation, "Speaker"));
    opened.host.activate(opened.need(Role::button, "All speakers"));
    REQUIRE(opened.host.find(Role::dialog, "Speakers"));
    const std::vector<const app::Node*> links = opened.host.find_all(Role::link);
    const auto everyone = std::find_if(links.begin(), links.end(), [](const app::Node* node) { return node->name == "All speakers"; });
    REQUIRE(links.end() - everyone > 1);
    const app::Node most_quoted = **(everyone + 1);
    const std::string name(most_quoted.name);
    opened.host.activate(most_quoted);
    CHECK_FALSE(opened.host.find(Role::dialog, "Speakers"));
    CHECK(opened.host.route().starts_with("/quotes?speaker="));
    CHECK(opened.host.find(Role::button, name));  // what is pressed to choose another
    opened.host.activate(opened.need(Role::button, name));
    CHECK(opened.host.find(Role::dialog, "Speakers"));
    opened.host.press_key(ImGuiKey_Escape);
    CHECK_FALSE(opened.host.find(Role::dialog, "Speakers"));
}

TEST_CASE("the chain of evidence goes on under itself where it is longer than the card is wide") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes?speaker=Miriam%20Hale", 390, 844);
    float chain = 0;
    for (int i = 0; i < 12 && chain == 0; ++i) {
        opened.host.type("j");
        opened.host.type("e");
        if (const app::Node* node = opened.host.find(Role::paragraph, "Chain")) chain = node->rect.height;
        opened.host.press_key(ImGuiKey_Escape);
    }
    CHECK(chain > 24);
}

TEST_CASE("a denial is listed as one, found by the box for denials, and told by its evidence card") {
    const std::filesystem::path corpus = std::filesystem::temp_directory_path() / "verbatim-journey-denials.jsonl";
    std::ofstream(corpus) << R"({"id":"a","title":"Bridge","date":"2025-03-04","text":"Mayor Mara Lind denied that the bridge was unsafe. “We looked at every beam in May,” Lind said."})" << "\n";
    const Site site(corpus.string());
    Opened opened(site, "/quotes?least=all");
    CHECK(opened.host.find_all(Role::blockquote).size() == 1);
    opened.host.activate(opened.need(Role::checkbox, "Denials"));
    CHECK(opened.host.route() == "/quotes?q=stance:denies&indirect=1&least=all");
    CHECK(opened.host.find_all(Role::blockquote).size() == 1);
    CHECK(opened.says("denied: that the bridge was unsafe"));
    CHECK_FALSE(opened.says("“that the bridge was unsafe”"));
    opened.host.type("j");
    opened.host.type("e");
    CHECK(opened.says("Stance = " + std::string(app::phrases().stance_denies)));
    opened.host.press_key(ImGuiKey_Escape);
    opened.host.activate(opened.need(Role::checkbox, "Denials"));
    CHECK(opened.host.find_all(Role::blockquote).size() == 2);
    std::filesystem::remove(corpus);
}

TEST_CASE("an evidence card longer than the window is read on by the keyboard") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes", 390, 420);
    opened.host.type("j");
    opened.host.type("e");
    REQUIRE(opened.host.find(Role::dialog, ""));
    const auto seen = [&] {
        std::string words;
        for (const app::Node& node : opened.host.semantics().nodes) words += std::string(node.name) + std::to_string(node.rect.y) + "\n";
        return words;
    };
    const std::string top = seen();
    opened.host.press_key(ImGuiKey_End);
    CHECK(seen() != top);
    opened.host.press_key(ImGuiKey_Home);
    CHECK(seen() == top);
}

TEST_CASE("a search inside quotations says beside them by whom its words are, whoever is chosen") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes?q=we", 1400, 2000);
    const auto beside = [&] {
        std::vector<std::string> names;
        for (const app::Node* link : opened.host.find_all(Role::link))
            if (link->value.starts_with("#/quotes?") && link->value.find("speaker=") != std::string_view::npos) names.emplace_back(link->name);
        return names;
    };
    const std::vector<std::string> speakers = beside();
    REQUIRE(speakers.size() > 1);
    for (const std::string& name : speakers) {
        opened.host.open("/quotes?q=we&speaker=" + app::percent_encode(name));
        CHECK(opened.host.find(Role::blockquote, ""));
        CHECK(beside().size() >= speakers.size());
    }
}

TEST_CASE("a search among articles for what somebody said shows those words with their speaker, and opens the article at them") {
    const Site site("assets/demo");
    Opened opened(site, "/articles?q=said%3Aherring%20speaker%3Atarrant");
    CHECK(opened.says("Ilse Tarrant: “Not one stone"));
    opened.host.type("j");
    CHECK(opened.host.route().find("&quote=") != std::string::npos);
    CHECK_FALSE(opened.says("no longer in this article"));
}

TEST_CASE("while no article is open, those who are quoted most in the articles found stand beside the list and lead to their words") {
    const Site site("assets/demo");
    Opened opened(site, "/articles?q=herring");
    const app::Node& region = opened.need(Role::region, "In these articles");
    CHECK(region.rect.x > 600);
    const std::vector<const app::Node*> tarrant = opened.host.find_all(Role::link);
    const auto named = std::find_if(tarrant.begin(), tarrant.end(), [](const app::Node* node) { return node->name == "Ilse Tarrant"; });
    REQUIRE(named != tarrant.end());
    opened.host.activate(**named);
    CHECK(opened.host.route().starts_with("/quotes"));
    CHECK(opened.host.route().find("speaker=Ilse%20Tarrant") != std::string::npos);
    CHECK(opened.host.route().find("q=herring") != std::string::npos);
}

TEST_CASE("while a word is being typed the count says of which beginning it is, and no longer once it is finished") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.search("harb");
    CHECK(opened.says("articles with “harb…”"));
    opened.host.press_key(ImGuiKey_Enter);
    CHECK_FALSE(opened.says("“harb…”"));
}

TEST_CASE("two letters that nothing has are no search yet: the list stays until they are finished") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.search("zq");
    CHECK(opened.host.find(Role::status, "46 articles"));
    CHECK_FALSE(opened.says("Nothing found"));
    opened.host.press_key(ImGuiKey_Enter);
    CHECK(opened.says("Nothing found"));
    CHECK_FALSE(opened.host.find(Role::region, "In these articles"));
}

TEST_CASE("what finds nothing is said so while it is typed, where it is no word too short") {
    const Site site("assets/demo");
    {
        Opened opened(site, "/articles");
        opened.search("date:2031");
        CHECK(opened.says("Nothing found"));
    }
    // From the front page there is no earlier list that could stay.
    Opened fresh(site, "/");
    fresh.search("zq");
    CHECK(fresh.says("Nothing found"));
}
