#include "files/scratch.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "files/write.h"
#include "temporary_folder.h"

using namespace verbatim;

TEST_CASE("a scratch folder is private, has a name of its own, and goes with what it holds") {
    const testing::TemporaryFolder parent;
    {
        auto one = files::ScratchFolder::create(parent.path(), "label"), other = files::ScratchFolder::create(parent.path(), "label");
        REQUIRE(one.ok());
        REQUIRE(other.ok());
        CHECK(one->path() != other->path());
        struct stat state {};
        REQUIRE(::stat(one->path().c_str(), &state) == 0);
        CHECK((state.st_mode & 0777) == 0700);
        REQUIRE(files::write_file(one->path() + "/a/b", "words").ok());
    }
    CHECK(parent.names().empty());
}

TEST_CASE("what a killed process has left is removed by its label, and nothing else is") {
    const testing::TemporaryFolder parent;
    for (const char* name : {".verbatim-mine-abc123", ".verbatim-other-abc123", ".verbatim-mine-short", ".verbatim-mine-toolong1", "mine"})
        std::filesystem::create_directories(parent.path(name));
    REQUIRE(files::write_file(parent.path(".verbatim-mine-abc123/data/words"), "words").ok());
    REQUIRE(files::write_file(parent.path(".verbatim-mine-abcdef"), "a file of that name").ok());
    std::filesystem::create_directory_symlink(parent.path("mine"), parent.path(".verbatim-mine-links1"));
    files::ScratchFolder::remove_left_behind(parent.path(), "mine");
    CHECK(parent.names() == std::set<std::string>{".verbatim-other-abc123", ".verbatim-mine-short", ".verbatim-mine-toolong1",
                                                  ".verbatim-mine-abcdef", ".verbatim-mine-links1", "mine"});
}

TEST_CASE("a scratch file has no name and gives back what was appended") {
    const testing::TemporaryFolder folder;
    auto file = files::ScratchFile::create(folder.path());
    REQUIRE(file.ok());
    std::string all;
    for (int i = 0; i < 100000; ++i) {
        const std::string piece = std::to_string(i) + " ";
        REQUIRE(file->append(piece).ok());
        all += piece;
    }
    CHECK(file->size() == all.size());
    REQUIRE(file->flush().ok());
    CHECK(folder.names().empty());
    std::string part(1000, '\0');
    REQUIRE(file->read(5000, part.data(), part.size()).ok());
    CHECK(part == all.substr(5000, 1000));
}

TEST_CASE("a scratch file that holds less than is asked for is an error, not an end") {
    const testing::TemporaryFolder folder;
    auto file = files::ScratchFile::create(folder.path());
    REQUIRE(file.ok());
    REQUIRE(file->append("twelve bytes").ok());
    REQUIRE(file->flush().ok());
    std::string bytes(13, '\0');
    CHECK(file->read(0, bytes.data(), 12).ok());
    CHECK_FALSE(file->read(0, bytes.data(), 13).ok());
    CHECK_FALSE(file->read(12, bytes.data(), 1).ok());
    CHECK_FALSE(files::ScratchFile::create(folder.path("none")).ok());
}

TEST_CASE("a reader of a stretch ends where the stretch ends, and says where a record breaks off") {
    const testing::TemporaryFolder folder;
    auto file = files::ScratchFile::create(folder.path());
    REQUIRE(file.ok());
    std::string all(600000, '\0');
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i * 7);
    REQUIRE(file->append(all).ok());
    REQUIRE(file->flush().ok());

    files::ScratchReader reader(*file, 100, 500100);
    std::string read;
    while (!reader.at_end()) {
        std::string piece(5000, '\0');
        REQUIRE(reader.read(piece.data(), piece.size()).ok());
        read += piece;
    }
    CHECK(read == all.substr(100, 500000));
    char byte = 0;
    CHECK_FALSE(reader.read(&byte, 1).ok());

    files::ScratchReader past(*file, 599990, 600010);  // the file was cut short
    CHECK_FALSE(past.at_end());
    CHECK_FALSE(past.read(&byte, 1).ok());
}
