#include "files/lock.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/read.h"
#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;

namespace {

// Runs `task` in another process and returns what it returns, 0 to 255.
template <class Task>
int in_another_process(Task task) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(task());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("a lock keeps other processes out, and says who holds it") {
    const testing::TemporaryFolder folder;
    const std::string path = folder.path("mark"), self = "process " + std::to_string(::getpid());
    auto lock = files::FileLock::take(path, "content\n");
    REQUIRE(lock.ok());
    CHECK(lock->made_file());
    const auto attempt = [&] {
        const auto other = files::FileLock::take(path, "other\n");
        if (other.ok()) return 1;
        if (other.error().kind != base::ErrorKind::in_use) return 2;
        return other.error().found.find(self) == 0 ? 0 : 3;
    };
    CHECK(in_another_process(attempt) == 0);
    lock = base::Error{};
    CHECK(in_another_process([&] { return files::FileLock::take(path, "other\n").ok() ? 0 : 1; }) == 0);
    CHECK(*files::read_file(path) == "content\n");
}

TEST_CASE("a lock goes with its process, and a file that its process did not come to write is written") {
    const testing::TemporaryFolder folder;
    const std::string path = folder.path("mark");
    CHECK(in_another_process([&] {
              static auto held = files::FileLock::take(path, "content\n");
              return held.ok() ? 0 : 1;
          }) == 0);
    REQUIRE(files::write_file(path, "").ok());
    const auto lock = files::FileLock::take(path, "content\n");
    REQUIRE(lock.ok());
    CHECK_FALSE(lock->made_file());
    CHECK(*files::file_size(path) == 8);
}

TEST_CASE("a lock's file is no link to another one") {
    const testing::TemporaryFolder folder;
    REQUIRE(files::write_file(folder.path("mine"), "mine").ok());
    std::filesystem::create_symlink("mine", folder.path("mark"));
    CHECK_FALSE(files::FileLock::take(folder.path("mark"), "content\n").ok());
    CHECK(*files::read_file(folder.path("mine")) == "mine");
}
