#include "files/watch.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>

#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;
using files::Watch;
using files::WatchOptions;
namespace fs = std::filesystem;

namespace {

// Both ways to notice a change. What is told does not depend on the times; they only make the tests short.
WatchOptions options_of(files::WatchMode mode) {
    WatchOptions options;
    options.mode = mode;
    options.settled = options.poll_every = std::chrono::milliseconds(20);
    options.concerns = [](const std::string& path) { return path.ends_with(".txt") && fs::path(path).filename().string()[0] != '.'; };
    return options;
}

struct Pipe {
    Pipe() { REQUIRE(::pipe(ends.data()) == 0); }
    ~Pipe() {
        for (const int end : ends) ::close(end);
    }
    int reading() const { return ends[0]; }
    void write() const { REQUIRE(::write(ends[1], "x", 1) == 1); }
    std::array<int, 2> ends{};
};

void put(const std::string& path, const std::string& text) { REQUIRE(files::write_file(path, text).ok()); }

// Each change to the folder is told once, whatever its kind.
void expect_told(const testing::TemporaryFolder& folder, Watch& watch) {
    const Pipe never;
    const auto told = [&] { return watch.wait(never.reading()) == Watch::Woken::changed; };
    put(folder.path("b.txt"), "new");
    CHECK(told());
    put(folder.path("b.txt"), "now");  // the same size; put in its place, as editors save
    CHECK(told());
    fs::create_directories(folder.path("deep/deeper"));
    put(folder.path("deep/deeper/c.txt"), "x");
    CHECK(told());
    put(folder.path("deep/deeper/c.txt"), "longer");
    CHECK(told());
    fs::rename(folder.path("deep"), folder.path("other"));
    CHECK(told());
    put(folder.path("other/deeper/c.txt"), "again");
    CHECK(told());
    fs::remove(folder.path("b.txt"));
    CHECK(told());
    fs::rename(folder.path("other/deeper/c.txt"), folder.path("d.txt"));
    CHECK(told());
    CHECK_FALSE(watch.look());
}

}  // namespace

TEST_CASE("files that come, change, move and go are told, in new folders too") {
    for (const auto mode : {files::WatchMode::notes_or_poll, files::WatchMode::poll}) {
        const testing::TemporaryFolder folder;
        put(folder.path("a.txt"), "x");
        Watch watch = Watch::begin({folder.path()}, options_of(mode));
        CHECK(watch.reason_to_poll().has_value() == (mode == files::WatchMode::poll));
        expect_told(folder, watch);
    }
}

TEST_CASE("what came before the wait is told too, and what the files' reader ignores is not") {
    for (const auto mode : {files::WatchMode::notes_or_poll, files::WatchMode::poll}) {
        const testing::TemporaryFolder folder;
        put(folder.path("a.txt"), "x");
        Watch watch = Watch::begin({folder.path()}, options_of(mode));
        const Pipe stop;
        for (const char* name : {".a.txt.swp", ".b.txt", "a.txt~", "4913", ".git/index.txt", "picture.png"}) put(folder.path(name), "x");
        put(folder.path("c.txt"), "x");
        fs::remove(folder.path("c.txt"));
        CHECK_FALSE(watch.look());
        for (const char* name : {".a.txt.swp", ".git/index.txt", "picture.png"}) put(folder.path(name), "more");
        stop.write();
        CHECK(watch.wait(stop.reading()) == Watch::Woken::stopped);
        CHECK_FALSE(watch.look());
        put(folder.path("a.txt"), "y");
        const Pipe never;
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
    }
}

TEST_CASE("a wait ends when it is told to") {
    const testing::TemporaryFolder folder;
    for (const auto mode : {files::WatchMode::notes_or_poll, files::WatchMode::poll}) {
        Watch watch = Watch::begin({folder.path()}, options_of(mode));
        const Pipe stop;
        std::thread other([&stop] { stop.write(); });
        CHECK(watch.wait(stop.reading()) == Watch::Woken::stopped);
        other.join();
    }
}

TEST_CASE("a file by itself is watched, and a neighbour that is not there yet") {
    for (const auto mode : {files::WatchMode::notes_or_poll, files::WatchMode::poll}) {
        const testing::TemporaryFolder folder;
        put(folder.path("a.data"), "x");
        Watch watch = Watch::begin({folder.path("a.data"), folder.path("corrections.json")}, options_of(mode));
        const Pipe never;
        put(folder.path("other.txt"), "x");
        CHECK_FALSE(watch.look());
        put(folder.path("a.data"), "y");
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
        put(folder.path("corrections.json"), "{}");
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
    }
}

TEST_CASE("a folder that goes away is told, and so is its return") {
    for (const auto mode : {files::WatchMode::notes_or_poll, files::WatchMode::poll}) {
        const testing::TemporaryFolder folder;
        put(folder.path("news/a.txt"), "x");
        Watch watch = Watch::begin({folder.path("news")}, options_of(mode));
        const Pipe never;
        fs::rename(folder.path("news"), folder.path("away"));
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
        fs::rename(folder.path("away"), folder.path("news"));
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
        put(folder.path("news/a.txt"), "y");
        CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
    }
}

TEST_CASE("a file that a link leads to is watched where it lies") {
    const testing::TemporaryFolder folder;
    put(folder.path("elsewhere/a.txt"), "x");
    fs::create_directory(folder.path("news"));
    fs::create_symlink("../elsewhere/a.txt", folder.path("news/a.txt"));
    Watch watch = Watch::begin({folder.path("news")}, options_of(files::WatchMode::notes_or_poll));
    const Pipe never;
    put(folder.path("elsewhere/a.txt"), "longer");
    CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
}

TEST_CASE("without watches enough it polls, says why, and misses nothing") {
    const testing::TemporaryFolder folder;
    put(folder.path("a.txt"), "x");
    WatchOptions options = options_of(files::WatchMode::notes_or_poll);
    options.most_watches = 2;
    Watch watch = Watch::begin({folder.path()}, options);
    CHECK_FALSE(watch.reason_to_poll().has_value());
    for (const char* name : {"one/b.txt", "two/c.txt", "three/d.txt"}) put(folder.path(name), "x");
    const Pipe never;
    CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
    REQUIRE(watch.reason_to_poll().has_value());
    CHECK(watch.reason_to_poll()->found == "4 folders");
    (void)watch.look();
    expect_told(folder, watch);
}

TEST_CASE("more notes than the system keeps are no loss") {
    const testing::TemporaryFolder folder;
    put(folder.path("a.txt"), "x");
    Watch watch = Watch::begin({folder.path()}, options_of(files::WatchMode::notes_or_poll));
    // The queue holds 16,384 notes by default; these are more, and the one that counts comes last.
    for (int i = 0; i < 6'000; ++i) {
        put(folder.path("noise"), "x");
        fs::remove(folder.path("noise"));
    }
    put(folder.path("b.txt"), "x");
    const Pipe never;
    CHECK(watch.wait(never.reading()) == Watch::Woken::changed);
}
