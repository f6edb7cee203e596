#include "corpus/reader.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "read_folder.h"

using namespace verbatim;
using testing::read;
using testing::TemporaryFolder;

TEST_CASE("a folder is read whole, sorted by relative path") {
    const TemporaryFolder folder;
    folder.write("z.txt", "Last of all words.");
    folder.write("a/2.txt", "Second of the words.");
    folder.write("a/1.md", "First of the words.");
    folder.write("b.jsonl", "{\"text\":\"Third of the words.\"}");
    const auto found = read({folder.path()});
    std::string ids;
    for (const corpus::Article& article : found.articles) ids += article.id + " " + article.origin.file + "\n";
    CHECK(ids == "a/1 a/1.md\na/2 a/2.txt\nb b.jsonl\nz z.txt\n");
    CHECK(found.summary.files == 4);
    CHECK(found.summary.accepted == 4);
}

TEST_CASE("files and folders may be mixed; a file goes by its name") {
    const TemporaryFolder folder;
    const std::string file = folder.write("x/one.txt", "Some words here.");
    folder.write("y/two.txt", "Some other words.");
    const auto found = read({folder.path() + "/y", file});
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].id == "one");
    CHECK(found.articles[1].id == "two");
}

TEST_CASE("an input that is not there stops everything") {
    CHECK(read({"/nowhere/at/all"}).error ==
          "/nowhere/at/all: found nothing; expected a file or a folder of articles; check the path");
}

TEST_CASE("a second article of the same id is refused, naming both places") {
    const TemporaryFolder folder;
    folder.write("a.jsonl",
                 "{\"id\":\"x\",\"text\":\"Some words.\"}\n{\"id\":\"y\",\"text\":\"Some "
                 "words.\"}\n{\"id\":\"x\",\"text\":\"Some words.\"}");
    folder.write("b.md", "Some words.");
    folder.write("b.txt", "Some words.");
    const auto found = read({folder.path()});
    REQUIRE(found.articles.size() == 4);
    CHECK(found.articles[2].id == "b");
    CHECK(found.articles[3].id == "b.txt");  // files whose names differ in their extensions are two
    CHECK(found.messages() ==
          "a.jsonl:3: found the id \"x\" for a second time, after a.jsonl:1; expected an id of its own; "
          "rename the file or give the record another id\n");
    CHECK(found.notices[0].article_id == "x");
    CHECK(found.summary.rejected == 1);
}

TEST_CASE("files of other kinds are listed with the reason") {
    const TemporaryFolder folder;
    folder.write(".DS_Store", "x");
    folder.write(".git/HEAD", "ref: refs/heads/main");
    folder.write("empty.txt", "");
    folder.write("blank.txt", " \n\n");
    folder.write("notes.sqlite", "words");
    folder.write("photo.txt", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1", 20));
    const auto found = read({folder.path()});
    CHECK(found.articles.empty());
    CHECK(found.messages() ==
          ".DS_Store: found a hidden file; expected files of articles; rename it if it holds articles\n"
          ".git: found a hidden folder; expected files of articles; rename it if it holds articles\n"
          "blank.txt: found a file without articles; expected at least one; remove it\n"
          "empty.txt: found an empty file; expected at least one article; remove it\n"
          "notes.sqlite: found a file of another kind (.sqlite); expected a format that is read (docs/input-formats.md lists them); convert it to one of these\n"
          "photo.txt: found a picture; expected text; export it as plain text in UTF-8\n");
    CHECK(found.summary.skipped_files == 6);
    for (const corpus::Notice& notice : found.notices) CHECK(notice.kind == corpus::Notice::Kind::skipped_file);
}

TEST_CASE("bytes that are no text are told from text with stray control characters") {
    CHECK(testing::read_file("a.txt", std::string("a\0b\0c\0d\0", 8)).messages() ==
          "a.txt: found bytes that are no text; expected text; export it as plain text in UTF-8\n");
    CHECK(testing::read_file("a.txt", "PK\x03\x04 and so on").summary.skipped_files == 1);
    const auto stray = testing::read_file("a.txt", std::string("Some\0 words with a stray character.", 35));
    CHECK(stray.articles.at(0).text == "Some words with a stray character.");
    CHECK(stray.messages() == "a.txt:1: found control characters; expected text; they were left out\n");
}

TEST_CASE("links to folders and pipes are listed, not followed") {
    const TemporaryFolder folder;
    folder.write("a.txt", "Some words here.");
    std::filesystem::create_directory_symlink(".", folder.path() + "/loop");
    REQUIRE(mkfifo((folder.path() + "/pipe.txt").c_str(), 0600) == 0);
    const auto found = read({folder.path()});
    CHECK(found.articles.size() == 1);
    CHECK(found.messages() ==
          "loop: found a link to a folder; expected files and folders; name the folder itself as an input, or "
          "follow links with --follow-links\n"
          "pipe.txt: found a pipe, socket or device; expected a file; name it as an input by itself\n");
}

TEST_CASE("a link that leads out of the folder is named and not read, unless links are followed") {
    const TemporaryFolder folder, elsewhere;
    folder.write("a.txt", "Some words here.");
    elsewhere.write("secret.txt", "Other words there.");
    elsewhere.write("below/more.txt", "More words there.");
    std::filesystem::create_symlink(elsewhere.path() + "/secret.txt", folder.path() + "/b.txt");
    std::filesystem::create_symlink("a.txt", folder.path() + "/c.txt");
    std::filesystem::create_symlink("nowhere.txt", folder.path() + "/d.txt");
    std::filesystem::create_directory_symlink(elsewhere.path() + "/below", folder.path() + "/e");
    const auto found = read({folder.path()});
    CHECK(found.articles.size() == 2);  // the file, and the link to it
    CHECK(found.summary.skipped_files == 3);
    CHECK(found.messages() ==
          "b.txt: found a link that leads out of the folder; expected files of the folder; name the file itself as an input, or "
          "follow links with --follow-links\n"
          "d.txt: found a link that leads nowhere; expected a file; mend or remove it\n"
          "e: found a link to a folder; expected files and folders; name the folder itself as an input, or follow links with "
          "--follow-links\n");
    const auto followed = read({folder.path()}, {.follow_links = true});
    CHECK(followed.articles.size() == 4);
    CHECK(followed.summary.skipped_files == 1);
}

TEST_CASE("a file and a subfolder that may not be read are named and rejected, and the rest is read") {
    const TemporaryFolder folder;
    folder.write("a.txt", "Some words here.");
    folder.write("b/closed.txt", "Some words here.");
    folder.write("c.txt", "Some words here.");
    std::filesystem::permissions(folder.path() + "/b", std::filesystem::perms::none);
    std::filesystem::permissions(folder.path() + "/c.txt", std::filesystem::perms::none);
    const auto found = read({folder.path()});
    std::filesystem::permissions(folder.path() + "/b", std::filesystem::perms::owner_all);
    if (::geteuid() == 0) return;  // nothing is forbidden to root; tests/torture injects the error instead
    CHECK(found.error == "");
    CHECK(found.articles.size() == 1);
    CHECK(found.summary.rejected == 2);
    CHECK(found.messages() == "b: found Permission denied; expected a file or folder that can be read; check its permissions\n"
                              "c.txt: found Permission denied; expected a file or folder that can be read; check its permissions\n");
}

TEST_CASE("a file name that is no UTF-8 becomes text in ids and reports") {
    const TemporaryFolder folder;
    folder.write("caf\xE9.txt", "Some words here.");
    folder.write("cafe\u0301-2.txt", "Some words here.");
    const auto found = read({folder.path()});
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].id == "café-2");
    CHECK(found.articles[1].id == "café");
}

TEST_CASE("a file without an extension is told by its first character") {
    CHECK(testing::read_file("dump", " {\"id\":\"x\",\"text\":\"Some words.\"}").articles.at(0).id == "x");
    CHECK(testing::read_file("dump", "Some words.").articles.at(0).id == "dump");
}

TEST_CASE("the outlet in the dateline's place is no city") {
    const auto found =
        testing::read_file("a.jsonl", "{\"source\":\"EconomyNext\",\"text\":\"ECONOMYNEXT – Prices rose on Monday.\"}");
    CHECK(found.articles.at(0).place.display() == "");
    CHECK(found.articles.at(0).source == "EconomyNext");
    const auto misspelt =
        testing::read_file("a.jsonl", "{\"source\":\"EconomyNext\",\"text\":\"ECONMYNEXT – Prices rose on Monday.\"}");
    CHECK(misspelt.articles.at(0).place.display() == "");
    const auto agency =
        testing::read_file("a.jsonl", "{\"source\":\"EconomyNext\",\"text\":\"AFP – Prices rose on Monday.\"}");
    CHECK(agency.articles.at(0).place.display() == "");
    CHECK(agency.articles.at(0).agency == "AFP");
    const auto given =
        testing::read_file("a.jsonl", "{\"place\":\"Rome\",\"text\":\"LONDON (Reuters) – Prices rose on Monday.\"}");
    CHECK(given.articles.at(0).place.display() == "Rome");
    CHECK(given.articles.at(0).source == "Reuters");
}

TEST_CASE("a line of fifty megabytes is read like any other") {
    std::string line = "{\"text\":\"";
    line.reserve(50'000'100);
    while (line.size() < 50'000'000) line += "words and more words. ";
    line += "\"}";
    const auto found = testing::read_file("a.jsonl", line);
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text.size() > 49'000'000);
}

TEST_CASE("progress is told in bytes, up to all that the files have") {
    const TemporaryFolder folder;
    folder.write("a.txt", "Some words here.");
    folder.write("b.jsonl", "{\"text\":\"Some words.\"}\nbroken\n{\"text\":\"Other words.\"}\n");
    folder.write("picture.png", "no article, and no part of the whole");
    folder.write(".hidden.txt", "Hidden words.");
    std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
    corpus::ReadOptions options;
    options.progress = [&told](std::uint64_t done, std::uint64_t total) { told.emplace_back(done, total); };
    const auto found = read({folder.path()}, options);
    CHECK(found.summary.accepted == 3);
    REQUIRE_FALSE(told.empty());
    std::uint64_t before = 0;
    for (const auto& [done, total] : told) {
        CHECK(total == 70);
        CHECK(done >= before);
        before = done;
    }
    CHECK(before == 70);
}

TEST_CASE("a name tells whether a file is read") {
    for (const char* name : {"a.txt", "deep/b.MD", "c.jsonl", "d.csv", "e"}) CHECK(corpus::is_read(name));
    for (const char* name : {".a.txt", "deep/.b.md", "a.txt~", "c.pptx", "d.txt.swp", "#e.txt#"}) CHECK_FALSE(corpus::is_read(name));
}

TEST_CASE("a site that lies among the articles is one line of the report, and none of its files are read") {
    const TemporaryFolder folder;
    folder.write("a.txt", "Some words here.");
    folder.write("old/site/.verbatim", "This folder is written by `verbatim build`.");
    folder.write("old/site/app/fonts/licence.txt", "Some words that nobody asked for.");
    folder.write("old/site2/b.txt", "Other words here.");
    const auto found = read({folder.path()});
    CHECK(found.articles.size() == 2);
    CHECK(found.summary.skipped_files == 1);
    CHECK(found.messages() == "old/site: found a site that Verbatim has written; expected articles; move articles out of it where it holds any\n");
    CHECK(read({folder.path() + "/old/site"}).articles.empty());
}

TEST_CASE("a file that two inputs hold is read once") {
    const TemporaryFolder folder;
    folder.write("a/one.txt", "Some words here.");
    folder.write("a/b/two.txt", "Other words here.");
    const std::string all = folder.path() + "/a";
    for (const std::vector<std::string>& inputs : {std::vector<std::string>{all, all}, {all, all + "/b"}, {all + "/b/two.txt", all, all + "/../a/b/two.txt"}}) {
        const auto found = read(inputs);
        CHECK(found.articles.size() == 2);
        CHECK(found.notices.empty());
    }
}

TEST_CASE("a file that one input links to and another holds is read, whichever comes first") {
    const TemporaryFolder folder;
    folder.write("a/one.txt", "Some words here.");
    folder.write("b/two.txt", "Other words here.");
    const std::string a = folder.path() + "/a", b = folder.path() + "/b";
    for (const char* link : {"a/link.txt", "a/.hidden.txt", "a/link.docx"}) std::filesystem::create_symlink(b + "/two.txt", folder.path() + "/" + link);
    for (const std::vector<std::string>& inputs : {std::vector<std::string>{a, b}, {b, a}}) {
        CHECK(read(inputs).articles.size() == 2);
        const auto followed = read(inputs, {.follow_links = true});
        CHECK(followed.articles.size() == 2);
        CHECK(followed.articles.back().id == "two");
    }
}

TEST_CASE("the corpora of the data folder read without a rejected record") {
    const char* data = std::getenv("VERBATIM_DATA");
    if (data == nullptr) {
        MESSAGE("skipped: VERBATIM_DATA names no folder of corpora");
        return;
    }
    struct Case {
        const char* name;
        std::uint32_t articles;
    };
    for (const Case& c : {Case{"wikinews-en.jsonl", 294}, Case{"mixed.jsonl", 2223}, Case{"public.jsonl", 630},
                          Case{"seed_format", 1640}}) {
        const auto found = read({std::string(data) + "/corpora/" + c.name});
        CAPTURE(c.name);
        CHECK(found.error == "");
        CHECK(found.summary.accepted == c.articles);
        CHECK(found.summary.rejected == 0);
    }
}

namespace {

const std::string twin_text = "The council of the harbour town met on Monday and agreed to repair the old breakwater before the winter storms, the mayor said after the meeting.";

std::string twin(const std::string& fields) { return "{\"title\": \"Breakwater\", \"text\": \"" + twin_text + "\"" + fields + "}\n"; }

}  // namespace

TEST_CASE("the same article twice is one, and both places are named") {
    const auto found = read_file("a.jsonl", twin(R"(, "id": "one", "source": "Courier", "date": "2025-01-03", "url": "https://paper.example/a")") +
                                                      twin(R"(, "id": "two", "source": "courier", "url": "https://www.paper.example/a?utm_source=x")"));
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].id == "one");
    CHECK(found.summary.accepted == 1);
    CHECK(read_file("a.jsonl", twin("") + twin(""), {.with_twins = true}).articles.size() == 2);
    CHECK(found.summary.twice == 1);
    REQUIRE(found.notices.size() == 1);
    CHECK(found.notices[0].kind == corpus::Notice::Kind::twice);
    CHECK(found.notices[0].error.where == "a.jsonl:2");
    CHECK(found.notices[0].error.found.find("a.jsonl:1") != std::string::npos);
}

TEST_CASE("another outlet, another date and another address make other articles of the same words") {
    const std::string first = twin(R"(, "source": "Courier", "date": "2025-01-03", "url": "https://paper.example/a")");
    CHECK(read_file("a.jsonl", first + twin(R"(, "source": "Tern", "date": "2025-01-03", "url": "https://paper.example/a")")).articles.size() == 2);
    CHECK(read_file("a.jsonl", first + twin(R"(, "source": "Courier", "date": "2025-01-04")")).articles.size() == 2);
    CHECK(read_file("a.jsonl", first + twin(R"(, "source": "Courier", "url": "https://paper.example/b")")).articles.size() == 2);
    CHECK(read_file("a.jsonl", "{\"text\": \"Few words.\"}\n{\"text\": \"Few words.\"}\n").articles.size() == 2);
}

TEST_CASE("what follows twenty thousand records of a word is left out, and said") {
    std::string rows = "text\n";
    for (int i = 0; i < 20'100; ++i) rows += "word" + std::to_string(i) + "\n";
    const auto found = read_file("a.csv", rows);
    CHECK(found.summary.accepted == 20'000);
    CHECK(found.summary.rejected == 1);
    CHECK(found.messages().find("100 records of a word or two") != std::string::npos);
    CHECK(read_file("a.csv", rows.substr(0, rows.find("word20000"))).summary.rejected == 0);
}

TEST_CASE("a date in the future and one before 1700 are doubted, and each is told where it was found") {
    const auto read_day = [](const char* date, const char* text = "The harbour is open.") {
        return read_file("a.jsonl", std::string("{\"date\": \"") + date + "\", \"text\": \"" + text + "\"}\n", {.today = base::parse_date("2025-06-01")});
    };
    CHECK(read_day("2025-06-01").messages().empty());
    const auto later = read_day("2025-06-02");
    CHECK(later.messages().find("date 2025-06-02, which lies in the future") != std::string::npos);
    CHECK(base::format_date(*later.articles.at(0).date) == "2025-06-02");
    CHECK(read_day("1625-06-02").messages().find("before 1700") != std::string::npos);
    CHECK(read_day("1925-06-02").messages().empty());
    CHECK(read_day("March 2024").messages().find("names a month alone") != std::string::npos);
    CHECK(read_file("a.jsonl", "{\"date\": \"2999-01-01\", \"text\": \"The harbour is open.\"}\n").messages().empty());  // nobody told what day it is
    const auto place_of_date = [](const corpus::Article& article) {
        for (const corpus::FieldPlace& place : article.found)
            if (place.field == "date") return place.where;
        return std::string();
    };
    CHECK(place_of_date(later.articles.at(0)) == "field");
    CHECK(place_of_date(read_day("", "ASTANA, Kazakhstan, January 3, 2025. The harbour is open.").articles.at(0)) == "dateline");
}

TEST_CASE("a file that is not what its name says is told so") {
    const auto found = testing::read_file("noise.pdf", "The well at Lower Ferrow ran dry.\n");
    CHECK(found.messages() == "noise.pdf: found a file called .pdf that does not begin as one does; expected the bytes of such a file; get it again, or give it the ending of what it is\n");
    CHECK(found.summary.skipped_files == 1);
}
