#include "files/read.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <vector>

#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;

TEST_CASE("a file is read whole, whatever its size") {
    const testing::TemporaryFolder folder;
    for (const std::size_t size : {0u, 1u, 16384u, 16385u, 1000000u}) {
        const std::string bytes(size, 'x');
        REQUIRE(files::write_file(folder.path("file"), bytes).ok());
        const auto read = files::read_file(folder.path("file"));
        REQUIRE(read.ok());
        CHECK(*read == bytes);
        CHECK(*files::file_size(folder.path("file")) == size);
    }
}

TEST_CASE("a file that says it is empty and is not is read whole") {
    const auto read = files::read_file("/proc/self/status");
    REQUIRE(read.ok());
    CHECK(read->find("Name:") != std::string::npos);
}

TEST_CASE("nothing there, nothing allowed and a failure are three things") {
    const testing::TemporaryFolder folder;
    CHECK(files::read_file(folder.path("none")).error().kind == base::ErrorKind::not_there);
    const auto absent = files::read_file_if_there(folder.path("none"));
    REQUIRE(absent.ok());
    CHECK_FALSE(absent->has_value());
    // A folder cannot be read as a file; the system says so when it is read, not when it is opened.
    const auto of_folder = files::read_file_if_there(folder.path());
    REQUIRE_FALSE(of_folder.ok());
    CHECK(of_folder.error().kind == base::ErrorKind::not_allowed);
    // A file with parts that no disk holds: reading its memory from the start fails with an error, which is no end.
    const auto failing = files::read_file("/proc/self/mem");
    REQUIRE_FALSE(failing.ok());
    CHECK(failing.error().kind == base::ErrorKind::other);
    CHECK(failing.error().message().find("/proc/self/mem") != std::string::npos);
}

TEST_CASE("no more descriptors is a failure of the machine, not of the file") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("file"), "words").ok());
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    rlimit none = before;
    none.rlim_cur = 3;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
    const auto read = files::read_file_if_there(folder.path("file"));
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().kind == base::ErrorKind::other);
}

TEST_CASE("what a path leads to") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("file"), "").ok());
    std::filesystem::create_symlink("file", folder.path("link"));
    CHECK(*files::kind_of(folder.path()) == files::PathKind::folder);
    CHECK(*files::kind_of(folder.path("file")) == files::PathKind::file);
    CHECK(*files::kind_of(folder.path("link")) == files::PathKind::file);
    CHECK(*files::kind_of(folder.path("none")) == files::PathKind::nothing);
    CHECK(*files::kind_of(folder.path("file/below")) == files::PathKind::nothing);
    CHECK(*files::kind_of("/dev/null") == files::PathKind::other);
}
