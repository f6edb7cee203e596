#include "files/walk.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;
using files::EntryKind;
namespace fs = std::filesystem;

namespace {

using Found = std::vector<std::pair<std::string, EntryKind>>;

Found found(const std::string& folder, files::HiddenFolders hidden = files::HiddenFolders::name_only,
            files::FolderLinks links = files::FolderLinks::name_only) {
    const auto entries = files::walk(folder, hidden, links);
    REQUIRE(entries.ok());
    Found all;
    for (const files::Entry& entry : *entries) all.emplace_back(entry.path, entry.kind);
    return all;
}

}  // namespace

TEST_CASE("a walk names everything once, in order") {
    const testing::TemporaryFolder folder;
    for (const char* name : {"b/file", "a.txt", ".git/config", "b/.hidden"}) REQUIRE(files::write_file(folder.path(name), "x").ok());
    fs::create_directory(folder.path("empty"));
    fs::create_symlink("a.txt", folder.path("link"));
    fs::create_symlink("nowhere", folder.path("dangling"));
    fs::create_directory_symlink("b", folder.path("folder"));
    REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
    CHECK(found(folder.path()) == Found{{".git", EntryKind::hidden_folder}, {"a.txt", EntryKind::file}, {"b/.hidden", EntryKind::file},
                                        {"b/file", EntryKind::file}, {"dangling", EntryKind::link}, {"folder", EntryKind::link_to_folder},
                                        {"link", EntryKind::link_to_file}, {"pipe", EntryKind::other}});
    CHECK(*files::files_below(folder.path()) == std::vector<std::string>{".git/config", "a.txt", "b/.hidden", "b/file"});
}

TEST_CASE("links to folders are entered on demand, each folder once, and a ring of them ends") {
    const testing::TemporaryFolder folder, elsewhere;
    REQUIRE(files::write_file(folder.path("in/file"), "x").ok());
    REQUIRE(files::write_file(elsewhere.path("other"), "x").ok());
    fs::create_directory_symlink(elsewhere.path(), folder.path("a_out"));
    fs::create_directory_symlink(elsewhere.path(), folder.path("b_out"));
    fs::create_directory_symlink("in", folder.path("c_in"));
    fs::create_directory_symlink("..", folder.path("in/ring"));
    CHECK(found(folder.path(), files::HiddenFolders::name_only, files::FolderLinks::enter) ==
          Found{{"a_out/other", EntryKind::file}, {"b_out", EntryKind::link_to_folder}, {"c_in", EntryKind::link_to_folder},
                {"in/file", EntryKind::file}, {"in/ring", EntryKind::link_to_folder}});
}

TEST_CASE("a link to a folder around the walked one does not lead through it again") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("x/file"), "x").ok());
    REQUIRE(files::write_file(folder.path("beside"), "x").ok());
    fs::create_directory_symlink("..", folder.path("x/up"));
    CHECK(found(folder.path("x"), files::HiddenFolders::name_only, files::FolderLinks::enter) ==
          Found{{"file", EntryKind::file}, {"up/beside", EntryKind::file}});
}

TEST_CASE("a folder that may not be entered is named, and the walk goes on") {
    if (::geteuid() == 0) return;  // nothing is forbidden to root
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("a/file"), "x").ok());
    REQUIRE(files::write_file(folder.path("closed/file"), "x").ok());
    fs::permissions(folder.path("closed"), fs::perms::none);
    const Found all = found(folder.path());
    fs::permissions(folder.path("closed"), fs::perms::owner_all);
    CHECK(all == Found{{"a/file", EntryKind::file}, {"closed", EntryKind::unreadable}});
}

TEST_CASE("a folder that is not there holds no files, and cannot be walked") {
    const testing::TemporaryFolder folder;
    CHECK(files::files_below(folder.path("none"))->empty());
    CHECK_FALSE(files::walk(folder.path("none"), files::HiddenFolders::enter).ok());
}
