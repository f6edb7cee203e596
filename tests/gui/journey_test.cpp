// The whole program on a null host: a site is built from files, opened, searched, filtered and read, and what is on the
// screen is looked at through its meaning, as a screen reader would.
#include <doctest/doctest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "opened.h"
#include "search/engine.h"

using namespace verbatim;
using namespace verbatim::gui;
using app::Role;

namespace {

// What the engine finds, asked without the program around it: the articles' own ids, in order.
std::vector<std::string> ids_found(const std::string& data, const search::SearchRequest& request) {
    auto engine = search::Engine::open(bytes_of(data + "manifest.json"));
    REQUIRE(engine);
    auto outcome = engine->search(request);
    for (int round = 0; round < 50 && !outcome.ready(); ++round) {
        for (const base::ShardId shard : outcome.missing)
            REQUIRE(engine->deliver(shard, bytes_of(data + engine->shard_file(shard))));
        outcome = engine->search(request);
    }
    REQUIRE(outcome.ready());
    std::vector<std::string> ids;
    for (const search::Hit& hit : outcome.value->hits) ids.push_back(hit.id);
    return ids;
}

}  // namespace

TEST_CASE("one article: it opens for reading with its quotations beside it, and no panels around it") {
    const Site site("seeds");
    Opened opened(site);
    CHECK(opened.host.triangles() > 1000);
    CHECK(opened.reads("Kassym-Jomart Tokayev"));
    CHECK(opened.says("title made from the first sentence"));
    CHECK(opened.says("Astana, Kazakhstan · 3 January 2025 · Trend"));
    CHECK(opened.says("Quoted in this article · 6 quotes"));
    CHECK_FALSE(opened.host.find(Role::checkbox, ""));
    CHECK_FALSE(opened.host.find(Role::image, ""));
}

TEST_CASE(
    "typing searches: the article is found, the hit is counted, the address holds the words, and back leads out") {
    const Site site("seeds");
    Opened opened(site);
    opened.search("trade volume");
    CHECK(opened.host.route() == "/articles?q=trade%20volume");
    CHECK(opened.host.find(Role::status, "1 article"));
    CHECK(opened.host.find(Role::status, "1 of "));
    opened.host.press_key(ImGuiKey_Enter);

    opened.host.set_value(opened.need(Role::textbox, "Search"), "no such word anywhere");
    CHECK(opened.host.find(Role::status, "Nothing found"));
    opened.host.activate(opened.need(Role::button, "Clear the search"));
    CHECK(opened.reads("Kassym-Jomart Tokayev"));
}

TEST_CASE("the quotes view lists five direct quotations and one fragment of Tokayev's, indirect ones apart") {
    const Site site("seeds");
    Opened opened(site, {}, 1400, 3000);
    opened.host.activate(opened.need(Role::link, "Quotes"));
    opened.host.activate(opened.need(Role::link, "Kassym-Jomart Tokayev"));
    CHECK(opened.host.route() == "/quotes?speaker=Kassym-Jomart%20Tokayev");
    CHECK(opened.says("5 direct, 1 partly quoted"));
    CHECK(opened.host.find_all(Role::blockquote).size() == 6);
    opened.host.activate(opened.need(Role::checkbox, "Reported speech too"));
    CHECK(opened.host.route() == "/quotes?speaker=Kassym-Jomart%20Tokayev&indirect=1");
    CHECK(opened.host.find_all(Role::blockquote).size() > 6);
    CHECK(opened.says("“eternal strategic partnership”"));
    opened.host.back();
    CHECK(opened.host.route() == "/quotes");
}

TEST_CASE("find what a speaker said on a topic and copy the citation") {
    const Site site("seeds");
    Opened opened(site, "/quotes?q=trade%20volume");
    const std::vector<const app::Node*> found = opened.host.find_all(Role::blockquote);
    REQUIRE(found.size() == 1);
    opened.host.activate(opened.need(Role::button, "sure"));
    opened.need(Role::dialog, "Evidence");
    CHECK(opened.says("Who = Kassym-Jomart Tokayev"));
    CHECK(opened.says("Cue = said"));
    opened.host.activate(opened.need(Role::button, "Copy as citation"));
    CHECK(opened.host.copied().find("double our trade volume") != std::string::npos);
    CHECK(opened.host.copied().find("Kassym-Jomart Tokayev") != std::string::npos);
    CHECK(opened.host.copied().find("Trend, 3 January 2025") != std::string::npos);
    CHECK(opened.host.find(Role::status, "Citation copied"));
    opened.host.press_key(ImGuiKey_Escape);
    CHECK_FALSE(opened.host.find(Role::dialog, "Evidence"));
}

TEST_CASE("a link lands on the same quotation in a fresh window") {
    const Site site("seeds");
    std::string route;
    {
        Opened opened(site, "/quotes?q=crucial%20declaration");
        opened.host.activate(opened.need(Role::link, "added"));
        route = opened.host.route();
        CHECK(route.find("quote=") != std::string::npos);
    }
    Opened again(site, route);
    CHECK(again.host.route() == route);
    CHECK(again.reads("Kassym-Jomart Tokayev"));
    CHECK_FALSE(again.says("no longer in this article"));
}

TEST_CASE("the text layer holds the whole article, on the screen or not, and goes where the browser's find scrolls") {
    const Site site("seeds");
    Opened opened(site, "/articles", 1400, 400);
    const app::TextLayer& layer = *opened.host.semantics().layer;
    CHECK(layer.blocks.front().heading == 1);
    CHECK(layer.blocks.back().bottom() > 800);
    for (const app::LayerBlock& block : layer.blocks) {
        std::string words;
        for (std::uint32_t i = 0; i < block.line_count; ++i)
            words += base::slice(layer.text, layer.lines[block.first_line + i].span);
        CHECK(words == layer.words_of(block));
    }
    const std::uint32_t revision = layer.revision;
    opened.host.scroll_layer(350);
    CHECK(opened.host.semantics().layer_offset == 350);
    CHECK(opened.host.semantics().layer->revision == revision);
    opened.host.resize(1000, 400);
    CHECK(opened.host.semantics().layer->revision > revision);
}

TEST_CASE("an article is read by keyboard alone: a page down and up, its end and its start, and its lists likewise") {
    const Site site("seeds");
    Opened opened(site, "/articles", 1400, 400);
    const auto offset = [&] { return opened.host.semantics().layer_offset; };
    opened.host.press_key(ImGuiKey_PageDown);
    const float page = offset();
    CHECK(page > 200);
    opened.host.type(" ");
    CHECK(offset() > page);
    opened.host.press_key(ImGuiKey_Home);
    CHECK(offset() == 0);
    opened.host.press_key(ImGuiKey_End);
    const float end = offset();
    opened.host.press_key(ImGuiKey_PageDown);
    CHECK(offset() == end);
    opened.host.press_key(ImGuiKey_PageUp);
    CHECK(offset() < end);
    opened.host.type("/");
    opened.host.type(" ");
    CHECK(offset() < end);  // a blank that is typed into the field scrolls nothing
}

TEST_CASE("words dragged over are copied as they stand in the article, over lines and paragraphs") {
    const Site site("seeds");
    Opened opened(site);
    const app::TextLayer& layer = *opened.host.semantics().layer;
    const app::Rect view = opened.need(Role::document, "").rect;
    const app::LayerBlock *first = nullptr, *second = nullptr;
    for (const app::LayerBlock& block : layer.blocks) {
        if (block.face != app::TextFace::serif) continue;
        if (first) second = second ? second : &block;
        else first = &block;
    }
    REQUIRE(second);
    REQUIRE(first->line_count > 1);
    const auto middle = [&](const app::LayerBlock& block, std::uint32_t line) {
        return view.y + block.top + (static_cast<float>(line) + 0.5f) * block.line_height;
    };
    const float left = view.x + layer.left;
    // From the start of the first paragraph's second line to the end of the second paragraph's first.
    opened.host.drag(left - 2, middle(*first, 1), left + layer.width + 10, middle(*second, 0));
    opened.host.press_key(ImGuiKey_C, true);
    const std::uint32_t from = layer.lines[first->first_line + 1].span.start;
    const std::uint32_t to = layer.lines[second->first_line].span.end;
    std::string wanted = layer.text.substr(from, to - from);
    while (wanted.back() == ' ') wanted.pop_back();  // the blank that parts it from the next line
    CHECK(opened.host.copied() == wanted);
    CHECK(opened.host.copied().find("\n\n") != std::string::npos);

    opened.host.press_key(ImGuiKey_A, true);
    opened.host.press_key(ImGuiKey_C, true);
    CHECK(opened.host.copied() == layer.text);
}

TEST_CASE("filters narrow the list, live, and can be taken away one by one") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    const std::string all(opened.need(Role::status, " articles").name);
    const app::Node box = *opened.host.find_all(Role::checkbox).front();
    const std::string value(box.name);
    opened.host.click(box);
    CHECK(std::string(opened.need(Role::status, " article").name) != all);
    CHECK(opened.host.route().find("/articles?") == 0);
    opened.host.activate(opened.need(Role::button, value));
    CHECK(std::string(opened.need(Role::status, " articles").name) == all);
    CHECK(opened.host.route() == "/articles");
}

TEST_CASE("a drag over the histogram chooses dates, and the list follows") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    const std::string all(opened.need(Role::status, " articles").name);
    const std::vector<const app::Node*> charts = opened.host.find_all(Role::image);
    REQUIRE_FALSE(charts.empty());
    const app::Rect bars = charts.front()->rect;
    opened.host.drag(bars, 0.01f, 0.99f);
    // The demo's months, from its first to its last.
    CHECK(opened.host.route() == "/articles?from=2024-03-01&to=2025-04-30");
    opened.host.drag(bars, 0.3f, 0.6f);
    CHECK(std::string(opened.need(Role::status, " article").name) != all);
}

TEST_CASE("j and k go through the list, Escape closes the article") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.host.type("j");
    const std::string first = opened.host.route();
    CHECK(first.find("article=") != std::string::npos);
    opened.host.type("j");
    CHECK(opened.host.route() != first);
    opened.host.type("k");
    CHECK(opened.host.route() == first);
    opened.host.press_key(ImGuiKey_Escape);
    CHECK(opened.host.route() == "/articles");
}

TEST_CASE("the articles on the screen are saved as a CSV file with one row for each") {
    const Site site("assets/demo");
    Opened opened(site, "/articles?quotes=1");
    const std::string heading(opened.need(Role::status, " articles").name);
    opened.host.activate(opened.need(Role::button, "Export"));
    opened.host.activate(opened.need(Role::menuitem, "CSV"));
    REQUIRE(opened.host.saved().size() == 1);
    const std::string& csv = opened.host.saved()[0].content;
    const auto rows = static_cast<int>(std::count(csv.begin(), csv.end(), '\r')) - 1;
    CHECK(heading == std::to_string(rows) + " articles");
}

TEST_CASE("one source in one week quoting a person: the CSV's rows are the engine's") {
    const Site site("assets/demo");
    Opened opened(site,
                  "/articles?source=Harbour%20Post&said-by=Beno%20Castellane&from=2024-10-07&to=2024-10-13");
    opened.host.activate(opened.need(Role::button, "Export"));
    opened.host.activate(opened.need(Role::menuitem, "CSV"));
    REQUIRE(opened.host.saved().size() == 1);

    search::SearchRequest request;
    request.filters.facets[static_cast<std::size_t>(search::Facet::source)].include = {"Harbour Post"};
    request.filters.facets[static_cast<std::size_t>(search::Facet::speaker)].include = {"Beno Castellane"};
    request.filters.from = base::parse_date("2024-10-07");
    request.filters.to = base::parse_date("2024-10-13");
    request.limit = 100;
    const std::vector<std::string> wanted = ids_found(site.path() + "/data/", request);
    CHECK(wanted.size() == 2);
    CHECK(csv_column(opened.host.saved()[0].content, "id") == wanted);
}

TEST_CASE("Escape leaves the field first, and only then closes the article") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.host.type("j");
    const std::string open_article = opened.host.route();
    opened.host.type("/");
    opened.host.press_key(ImGuiKey_Escape);
    CHECK(opened.host.route() == open_article);
    opened.host.press_key(ImGuiKey_Escape);
    CHECK(opened.host.route() == "/articles");
}

TEST_CASE("a suggestion is taken with the arrow keys and Enter") {
    const Site site("seeds");
    Opened opened(site, "/quotes");
    opened.search("speaker:tok");
    opened.need(Role::option, "speaker: Kassym-Jomart Tokayev");
    opened.host.press_key(ImGuiKey_DownArrow);
    opened.host.press_key(ImGuiKey_Enter);
    CHECK(opened.host.route() == "/quotes?q=speaker:%22Kassym-Jomart%20Tokayev%22%20");
}

TEST_CASE("the palette goes to a page by its name") {
    const Site site("assets/demo");
    Opened opened(site);
    opened.host.press_key(ImGuiKey_K, true);
    opened.need(Role::dialog, "Commands");
    opened.host.type("people");
    opened.host.press_key(ImGuiKey_Enter);
    CHECK(opened.host.route() == "/people");
    opened.host.type("2");  // the keyboard is free again for shortcuts
    CHECK(opened.host.route() == "/articles");
}

TEST_CASE("quotations are found by whom they speak of, and narrowed to one who says so") {
    const Site site("assets/demo");
    Opened opened(site, "/quotes", 1400, 2000);
    opened.host.activate(opened.need(Role::tab, "Spoken of"));
    CHECK(opened.host.route() == "/quotes?by=about");
    const std::vector<const app::Node*> links = opened.host.find_all(Role::link);
    const auto anyone = std::find_if(links.begin(), links.end(), [](const app::Node* node) { return node->name == "Anyone"; });
    REQUIRE(anyone != links.end());
    REQUIRE(anyone + 1 != links.end());
    const app::Node person = **(anyone + 1);  // the most spoken of
    const std::string name(person.name);
    opened.host.activate(person);
    CHECK(opened.host.route().find("about=") != std::string::npos);
    CHECK(opened.host.find(Role::heading, "About " + name));
    CHECK_FALSE(opened.host.find_all(Role::blockquote).empty());
}

TEST_CASE("a finished search is offered again while the field is empty, until it is forgotten") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    opened.search("harbour");
    opened.host.press_key(ImGuiKey_Enter);
    opened.host.activate(opened.need(Role::button, "Clear the search"));
    opened.host.settle();
    opened.host.activate(opened.need(Role::option, "harbour"));
    CHECK(opened.host.route() == "/articles?q=harbour");
    opened.host.activate(opened.need(Role::button, "Clear the search"));
    opened.host.activate(opened.need(Role::link, "Forget earlier searches"));
    opened.host.type("/");
    CHECK_FALSE(opened.host.find(Role::option, "harbour"));
}

TEST_CASE("searches and the theme are kept on this machine for the next time") {
    const Site site("assets/demo");
    const std::string memory = (std::filesystem::temp_directory_path() / ("verbatim-memory-" + std::to_string(std::rand()))).string();
    const auto open = [&](gui::Explorer& explorer) {
        return platform::NullHost({.site = site.path(), .route = "/articles", .fonts = source + "/.deps/fonts", .memory = memory}, explorer);
    };
    {
        gui::Explorer explorer;
        platform::NullHost host = open(explorer);
        host.type("t");
        host.type("/");
        host.type("harbour");
        host.press_key(ImGuiKey_Enter);
    }
    {
        gui::Explorer explorer;
        platform::NullHost host = open(explorer);
        CHECK(host.find(Role::button, "Theme: Light"));
        host.type("/");
        CHECK(host.find(Role::option, "harbour"));
    }
    std::error_code ignored;
    std::filesystem::remove_all(memory, ignored);
}

TEST_CASE("a source met in a result line is left out by its menu") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    const std::string all(opened.need(Role::status, " articles").name);
    // The first checkbox of the filters is a source; its name stands in result lines as a button.
    const std::string name(opened.host.find_all(Role::checkbox).front()->name);
    opened.host.click(opened.need(Role::button, name));
    opened.need(Role::dialog, name);
    opened.host.activate(opened.need(Role::menuitem, "Exclude " + name));
    CHECK_FALSE(opened.host.find(Role::dialog, name));
    CHECK(opened.host.route().find("/articles?source!=") == 0);
    CHECK(std::string(opened.need(Role::status, " article").name) != all);
}

TEST_CASE("j chooses a quotation: x shows what stands around it, c copies its citation, Enter opens its article") {
    const Site site("seeds");
    Opened opened(site, "/quotes?q=trade%20volume", 1400, 1400);
    opened.host.type("j");
    opened.host.type("x");
    CHECK(opened.host.find(Role::button, "Hide the context"));
    opened.host.type("c");
    CHECK(opened.host.copied().find("double our trade volume") != std::string::npos);
    opened.host.type("x");
    CHECK_FALSE(opened.host.find(Role::button, "Hide the context"));
    opened.host.press_key(ImGuiKey_Enter);
    CHECK(opened.host.route().find("quote=") != std::string::npos);
}

TEST_CASE("a month is shown by its days, and all dates again") {
    const Site site("assets/demo");
    Opened opened(site, "/articles?from=2024-06-01&to=2024-06-30");
    CHECK(opened.says("1 Jun 2024"));
    opened.host.activate(opened.need(Role::link, "All dates"));
    CHECK(opened.says("Mar 2024"));
    opened.host.activate(opened.need(Role::link, "Zoom in"));
    CHECK(opened.host.find(Role::link, "All dates"));
}

TEST_CASE("a query that makes no sense yet leaves the list as it was and says what is expected; finished, it offers a repair") {
    const Site site("assets/demo");
    Opened opened(site, "/articles");
    const std::string all(opened.need(Role::status, " articles").name);
    opened.search("harbour ) ship");
    CHECK(opened.host.find(Role::status, "Expected"));
    CHECK(opened.host.find(Role::status, all));
    opened.host.set_value(opened.need(Role::textbox, "Search"), "(harbour");
    opened.host.press_key(ImGuiKey_Enter);
    CHECK(opened.host.find(Role::status, "This search cannot be understood"));
    opened.host.activate(opened.need(Role::button, "Try: (harbour)"));
    CHECK(opened.host.route() == "/articles?q=(harbour)");
    CHECK_FALSE(opened.host.find(Role::status, "Expected"));
}

TEST_CASE("the front page says what the collection holds and leads into it") {
    const Site site("assets/demo");
    Opened opened(site, {}, 1400, 2400);
    for (const char* section : {"In their words", "Most quoted", "Newest", "Sources"}) CHECK(opened.host.find(Role::heading, section));
    CHECK_FALSE(opened.host.find_all(Role::blockquote).empty());
    opened.host.activate(opened.need(Role::button, "Read "));
    CHECK(opened.host.route() == "/articles");
}

TEST_CASE("a narrow window shows one thing at a time, and nothing is drawn while nothing happens") {
    const Site site("assets/demo");
    Opened opened(site, "/articles", 390, 844);
    CHECK_FALSE(opened.host.find(Role::checkbox, ""));
    opened.host.activate(*opened.host.find_all(Role::link).back());
    opened.host.open("/articles");
    opened.host.activate(opened.need(Role::button, "Filters"));
    CHECK(opened.host.find(Role::dialog, "Filters"));
    CHECK(opened.host.settle() <= 3);
}

TEST_CASE("a site that is none says so, and what can be done") {
    gui::Explorer explorer;
    platform::NullHost host({.site = "/nowhere", .fonts = source + "/.deps/fonts"}, explorer);
    CHECK(host.find(Role::status, "The collection could not be opened"));
    CHECK(host.find(Role::button, "Try again"));
}

TEST_CASE("a damaged shard costs what it held, and says so") {
    const Site site("seeds");
    for (const auto& entry : std::filesystem::directory_iterator(site.path() + "/data"))
        if (entry.path().extension() != ".json") std::filesystem::resize_file(entry.path(), 10);
    Opened opened(site);
    CHECK((opened.says("could not be read") || opened.says("not in the collection") || opened.says("hash")));
    CHECK(opened.host.find(Role::button, "Try again"));
}

TEST_CASE("an article with hundreds of quotations draws what is seen and no more") {
    const std::string file = (std::filesystem::temp_directory_path() / "verbatim-many-quotes.jsonl").string();
    {
        std::ofstream out(file);
        out << R"({"id":"many","title":"The minutes of a long meeting","text":")";
        for (int i = 0; i < 600; ++i)
            out << R"(“Item )" << i << R"( was read out and nobody in the room had anything to add to it,” said Anna Berg.\n\n)";
        out << "\"}\n{\"id\":\"other\",\"text\":\"Nothing was said.\"}\n";
    }
    for (const int width : {1680, 1024, 390}) {
        const Site site(file);
        Opened opened(site, "/articles?article=many", width);
        opened.host.scroll_layer(9000);
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) CHECK(list->VtxBuffer.Size < 30000);
    }
}

TEST_CASE("a word of hundreds of thousands of letters costs a frame no more than what is seen of it") {
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / "verbatim-journey-long-words";
    std::filesystem::create_directories(folder);
    std::string word;
    for (std::uint32_t i = 0; i < 300'000; ++i) word += static_cast<char>('a' + (i * 2654435761u >> 13) % 26);
    std::ofstream(folder / "long.jsonl") << "{\"id\":\"long\",\"title\":\"" << word << "\",\"text\":\"" << word << " said Ann Lee. “We " << word
                                         << " agree,” said Ann Lee.\"}\n{\"id\":\"short\",\"title\":\"Short\",\"text\":\"“It is so,” said Ann Lee.\"}\n";
    const Site site(folder.string());
    for (const char* route : {"/", "/articles", "/articles?article=long", "/articles?q=short", "/quotes", "/people", "/words?q=short"}) {
        CAPTURE(route);
        Opened opened(site, route);
        CHECK(opened.host.triangles() > 500);
        CHECK(opened.host.triangles() < 20'000);
        for (const app::Node& node : opened.host.semantics().nodes) CHECK(node.name.size() <= 4000);
    }
    std::filesystem::remove_all(folder);
}
