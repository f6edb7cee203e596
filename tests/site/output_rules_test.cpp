#include "site/output_rules.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;
namespace fs = std::filesystem;

namespace {

// What a refusal says; empty for a folder that is taken.
std::string refusal(const std::string& wanted, const std::vector<std::string>& inputs) {
    const auto resolved = site::resolve_output(wanted, inputs);
    return resolved ? std::string() : resolved.error().message();
}

}  // namespace

TEST_CASE("folders in which a site would harm something are refused, and nothing is made") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("corpus/articles/a.txt"), "words").ok());
    REQUIRE(files::write_file(folder.path("full/mine.txt"), "mine").ok());
    REQUIRE(files::write_file(folder.path("lone.txt"), "words").ok());
    REQUIRE(files::write_file(folder.path("site/.verbatim"), site::mark_text).ok());
    REQUIRE(files::write_file(folder.path("site/corpus/a.txt"), "words").ok());
    fs::create_directory_symlink(folder.path("corpus"), folder.path("link"));
    REQUIRE(files::write_file(folder.path("linked/.verbatim"), site::mark_text).ok());
    fs::create_directory_symlink(folder.path("full"), folder.path("linked/data"));
    fs::create_directories(folder.path("empty"));
    const std::vector<std::string> corpus = {folder.path("corpus")};
    const auto before = folder.names();

    struct Case {
        std::string wanted, words;
    };
    const std::vector<Case> cases = {
        {"", "empty path"},
        {"/", "root of the file system"},
        {".", "folder that the command runs in"},
        {"./", "folder that the command runs in"},
        {"", "-o"},
        {folder.path("corpus"), "corpus"},
        {folder.path("corpus/"), "corpus"},
        {folder.path("corpus/new"), "in it"},
        {folder.path("corpus/.hidden/new"), "in it"},
        {folder.path("corpus/articles/../new"), "in it"},
        {folder.path("link"), "corpus"},
        {folder.path("link/new"), "in it"},
        {folder.path(), "holds the corpus"},
        {folder.path("full"), "not Verbatim's"},
        {folder.path("full/mine.txt"), "a file"},
        {folder.path("site/sub"), "a folder in the site"},
        {folder.path("site/data/x/y"), "a folder in the site"},
        {folder.path("linked"), "a link in the place of its folder data"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.wanted);
        CHECK(refusal(one.wanted, corpus).find(one.words) != std::string::npos);
    }
    // An input that is a file: its folder may not become the site.
    CHECK(refusal(folder.path("site"), {folder.path("site/corpus/a.txt")}).find("holds the corpus") != std::string::npos);
    CHECK(refusal(folder.path("empty"), {folder.path("none")}) != "");
    CHECK(folder.names() == before);
    CHECK(fs::is_empty(folder.path("empty")));
}

TEST_CASE("a home is refused, and so is a folder that holds one") {
    const testing::TemporaryFolder folder;
    fs::create_directories(folder.path("homes/me/articles"));
    const char* home = std::getenv("HOME");
    const std::string before = home ? home : "";
    ::setenv("HOME", folder.path("homes/me").c_str(), 1);
    CHECK(refusal(folder.path("homes/me"), {}).find("home") != std::string::npos);
    CHECK(refusal(folder.path("homes"), {}).find("home") != std::string::npos);
    CHECK(refusal(folder.path("homes/me/site"), {folder.path("homes/me/articles")}) == "");
    if (home) ::setenv("HOME", before.c_str(), 1);
    else ::unsetenv("HOME");
}

TEST_CASE("a new folder, an empty one and an earlier site are taken, by one absolute path") {
    const testing::TemporaryFolder folder;
    const std::string root = fs::canonical(folder.path()).string();
    fs::create_directories(folder.path("empty"));
    REQUIRE(files::write_file(folder.path("site/.verbatim"), site::mark_text).ok());
    REQUIRE(files::write_file(folder.path("killed/.verbatim"), "").ok());
    REQUIRE(files::write_file(folder.path("foreign/.verbatim"), "somebody else's").ok());
    fs::create_directory_symlink("site", folder.path("link"));
    CHECK(*site::resolve_output(folder.path("a/b/new"), {}) == root + "/a/b/new");
    CHECK(*site::resolve_output(folder.path("a/../new/"), {}) == root + "/new");
    CHECK(*site::resolve_output(folder.path("empty"), {}) == root + "/empty");
    CHECK(*site::resolve_output(folder.path("link"), {}) == root + "/site");
    CHECK(*site::resolve_output(folder.path("killed"), {}) == root + "/killed");
    CHECK_FALSE(site::resolve_output(folder.path("foreign"), {}).ok());
    CHECK(folder.names() == std::set<std::string>{"empty", "site", "killed", "foreign", "link"});
}
