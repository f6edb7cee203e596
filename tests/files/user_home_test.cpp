#include "files/user_home.h"

#include <doctest/doctest.h>
#include <pwd.h>
#include <unistd.h>

#include "files/program_folder.h"
#include "files/read.h"

using namespace verbatim;

TEST_CASE("the home folder is the one that the system's list of users has") {
    const passwd* user = ::getpwuid(::getuid());
    const std::string expected = user == nullptr ? "" : user->pw_dir;
    CHECK(files::home_of_user() == expected);
}

TEST_CASE("a program finds its own folder") {
    const auto kind = files::kind_of(files::program_folder() + "/test_files");
    REQUIRE(kind.ok());
    CHECK(*kind == files::PathKind::file);
}
