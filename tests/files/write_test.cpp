#include "files/write.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "files/read.h"
#include "temporary_folder.h"

using namespace verbatim;

TEST_CASE("a file is replaced whole, and missing folders are made") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("a/b/file"), "old words").ok());
    REQUIRE(files::write_file(folder.path("a/b/file"), "new").ok());
    CHECK(*files::read_file(folder.path("a/b/file")) == "new");
    CHECK(folder.names() == std::set<std::string>{"a"});
}

TEST_CASE("a folder that was removed is not made again by a file below it") {
    const testing::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path("root"));
    REQUIRE(files::write_file_below(folder.path("root"), "a/b/file", "words").ok());
    REQUIRE(files::write_file_below(folder.path("root"), "a/b/file", "new").ok());
    CHECK(*files::read_file(folder.path("root/a/b/file")) == "new");
    std::filesystem::remove_all(folder.path("root"));
    CHECK_FALSE(files::write_file_below(folder.path("root"), "a/b/file", "words").ok());
    CHECK_FALSE(files::write_file_below(folder.path("root"), "file", "words").ok());
    CHECK(folder.names().empty());
}

TEST_CASE("a file that cannot be written whole leaves the old one, and nothing beside it") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("file"), "old words").ok());
    const auto before_handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    rlimit small = before;
    small.rlim_cur = 100;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const base::Status replaced = files::write_file(folder.path("file"), std::string(1000, 'x'));
    const base::Status made = files::write_new_file(folder.path("other"), std::string(1000, 'x'));
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, before_handler);
    REQUIRE_FALSE(replaced.ok());
    CHECK(replaced.error().message().find("ulimit -f") != std::string::npos);
    CHECK_FALSE(made.ok());
    CHECK(*files::read_file(folder.path("file")) == "old words");
    CHECK(folder.names() == std::set<std::string>{"file"});
}

TEST_CASE("a new file never takes the place of another") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_new_file(folder.path("file"), "mine").ok());
    const base::Status again = files::write_new_file(folder.path("file"), "other");
    REQUIRE_FALSE(again.ok());
    CHECK(again.error().kind == base::ErrorKind::already_there);
    CHECK(*files::read_file(folder.path("file")) == "mine");
}

TEST_CASE("a file is moved within a disk and to another one") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("from"), "words").ok());
    REQUIRE(files::move_file(folder.path("from"), folder.path("deep/to")).ok());
    CHECK(*files::read_file(folder.path("deep/to")) == "words");
    CHECK(folder.names() == std::set<std::string>{"deep"});
    CHECK_FALSE(files::move_file(folder.path("none"), folder.path("to")).ok());

    const std::string elsewhere = "/dev/shm/verbatim-test-move-" + std::to_string(::getpid());
    if (!files::write_file(elsewhere, "from another disk").ok()) return;  // a system without shared memory
    REQUIRE(files::move_file(elsewhere, folder.path("deep/to")).ok());
    CHECK(*files::read_file(folder.path("deep/to")) == "from another disk");
    CHECK(*files::kind_of(elsewhere) == files::PathKind::nothing);
}

TEST_CASE("others may read what is written") {
    const testing::TemporaryFolder folder;
    const mode_t before = ::umask(022);
    REQUIRE(files::write_file(folder.path("file"), "words").ok());
    ::umask(before);
    struct stat state {};
    REQUIRE(::stat(folder.path("file").c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0644);
}

TEST_CASE("removing what is not there is a success, and a folder is no file") {
    const testing::TemporaryFolder folder;
    CHECK(files::remove_file(folder.path("none")).ok());
    CHECK_FALSE(files::remove_file(folder.path()).ok());
}

TEST_CASE("what was written can be made to reach the disk") {
    const testing::TemporaryFolder folder;
    CHECK(files::sync_file_system(folder.path()).ok());
    CHECK(files::sync_folder(folder.path()).ok());
    CHECK_FALSE(files::sync_file_system(folder.path("none")).ok());
}
