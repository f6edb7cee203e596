#include "platform/desk.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace verbatim;

namespace {

std::string words_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string saved_path(platform::Desk& desk) {
    for (const app::HostEvent& event : desk.take_events())
        if (const auto* saved = std::get_if<app::FileSaved>(&event)) return saved->path;
    return {};
}

}  // namespace

TEST_CASE("a file that is saved leaves one of the same name as it was, and says what it is called") {
    const auto folder = std::filesystem::temp_directory_path() / ("verbatim-desk-" + std::to_string(std::rand()));
    std::filesystem::create_directory(folder);
    platform::Desk desk("/nowhere", "");
    desk.save(folder.string(), {"quotes.v1.csv", "text/csv", "first"});
    CHECK(saved_path(desk) == (folder / "quotes.v1.csv").string());
    desk.save(folder.string(), {"quotes.v1.csv", "text/csv", "second"});
    CHECK(saved_path(desk) == (folder / "quotes.v1 (2).csv").string());
    desk.save(folder.string(), {"quotes.v1.csv", "text/csv", "third"});
    CHECK(saved_path(desk) == (folder / "quotes.v1 (3).csv").string());
    CHECK(words_of(folder / "quotes.v1.csv") == "first");
    CHECK(words_of(folder / "quotes.v1 (2).csv") == "second");
    desk.save(folder.string(), {"no ending", "", "a"});
    desk.save(folder.string(), {"no ending", "", "b"});
    CHECK(words_of(folder / "no ending (2)") == "b");
    std::filesystem::remove_all(folder);
}

TEST_CASE("a file that cannot be written is said to be lost") {
    platform::Desk desk("/nowhere", "");
    desk.save("/no/such/folder", {"quotes.csv", "text/csv", "words"});
    const std::vector<app::HostEvent> events = desk.take_events();
    REQUIRE(events.size() == 1);
    CHECK(std::get_if<app::SaveFailed>(&events[0])->path == "/no/such/folder/quotes.csv");
}

TEST_CASE("no address that is no web address reaches another program") {
    platform::Desk desk("/nowhere", "");
    for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org", "//example.org", "a/b.html", "--help", ""})
        CHECK(desk.carry_out(app::OpenLink{url}));  // dropped: nothing is left for the host to do
    CHECK_FALSE(desk.carry_out(app::OpenLink{"https://example.org/a"}));
}
