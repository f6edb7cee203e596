// One small file of each format, written for this project: what its reader makes of it. All of them tell the same story in their own way.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "read_folder.h"

using namespace verbatim;
using testing::read;

namespace {

const std::string first_words = "The well at Lower Ferrow ran dry on Monday, and sixty families now carry their water from the river.";
const std::string last_words = "It has not said who will pay for it.";

testing::ReadFolder read_specimen(const std::string& name) { return read({std::string(VERBATIM_SOURCE_DIR) + "/tests/corpus/specimens/" + name}); }

struct Specimen {
    const char* file;
    const char* format;
    const char* source;  // "" : the file does not say it
    bool author = true, url = false, whole = true;  // whole: the text and not a summary
};

const std::vector<Specimen> specimens = {
    {"trafilatura.json", "json", "The Ferrow Post", true, true},
    {"news-please.json", "json", "ferrow-post.example", true, true},
    {"event-registry.json", "json", "The Ferrow Post", true, true},
    {"newsapi.json", "json", "The Ferrow Post", true, true, false},
    {"guardian.json", "json", "The Ferrow Post", true, true},
    {"json-feed.json", "json", "The Ferrow Post", true, true},
    {"ninjs.json", "json", "The Ferrow Post"},
    {"zotero.json", "json", "The Ferrow Post", true, true, false},
    {"feed.rss", "feed", "The Ferrow Post", true, true},
    {"feed.atom", "feed", "The Ferrow Post", true, true, false},
    {"wordpress.xml", "wxr", "The Ferrow Post", true, true},
    {"nitf.xml", "nitf", "The Ferrow Post"},
    {"newsml.xml", "newsml", "The Ferrow Post"},
    {"newsml-g2.xml", "newsml-g2", "The Ferrow Post"},
    {"reuters.sgm", "reuters-sgml", "Reuters"},
    {"factiva.xml", "factiva-xml", "The Ferrow Post"},
    {"zotero.rdf", "zotero-rdf", "The Ferrow Post", true, true, false},
    {"evernote.enex", "evernote", "", true, true},
    {"wire.iptc", "wire-text", "dpa"},
    {"nexis.txt", "database-text", "The Ferrow Post"},
    {"factiva.txt", "database-text", "The Ferrow Post"},
    {"letter.eml", "mail", "The Ferrow Post", true, true},
    {"letters.mbox", "mail", "The Ferrow Post", true, true},
    {"story.docx", "docx", ""},
    {"story.odt", "odt", ""},
    {"magazine.epub", "epub", "The Ferrow Post"},
    {"table.xlsx", "xlsx", "The Ferrow Post"},
    {"table.csv", "csv", "The Ferrow Post"},
    {"crawl.warc.gz", "warc", "The Ferrow Post", true, true},
    {"crawl.wacz", "wacz", "The Ferrow Post", true, true},
};

}  // namespace

TEST_CASE("each format gives the story with its fields") {
    for (const Specimen& specimen : specimens) {
        CAPTURE(specimen.file);
        const auto found = read_specimen(specimen.file);
        CAPTURE(found.messages());
        REQUIRE(found.articles.size() == 1);
        const corpus::Article& article = found.articles[0];
        CHECK(article.format == specimen.format);
        CHECK(article.title == "Village well runs dry after a summer without rain");
        CHECK_FALSE(article.title_made);
        REQUIRE(article.date);
        CHECK(base::format_date(*article.date) == "2024-09-03");
        CHECK(article.source == specimen.source);
        CHECK(article.author == (specimen.author ? "Ann Reed" : ""));
        CHECK(article.url == (specimen.url ? "https://ferrow-post.example/well" : ""));
        CHECK(article.language == "en");
        CHECK(article.text.starts_with(specimen.whole ? first_words + "\n\n“We have carried water since May,”" : first_words));
        CHECK(article.text.ends_with(last_words) == specimen.whole);
        CHECK(article.teaser == !specimen.whole);
    }
}

TEST_CASE("texts of press databases are licensed to their reader") {
    for (const char* name : {"nexis.txt", "factiva.txt", "factiva.xml", "proquest.txt"}) CHECK(read_specimen(name).articles.at(0).licensed);
    CHECK_FALSE(read_specimen("feed.rss").articles.at(0).licensed);
}

TEST_CASE("ProQuest's text has the family name first") {
    const auto found = read_specimen("proquest.txt");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].author == "Reed, Ann");
    CHECK(found.articles[0].text.ends_with(last_words));
}

TEST_CASE("an RTF document is read in the code page of each font, and its properties are none of the text") {
    const auto found = read_specimen("story.rtf");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Village well runs dry after a summer without rain");
    CHECK(found.articles[0].author == "Ann Reed");
    CHECK(found.articles[0].text.starts_with(first_words));
    CHECK(found.articles[0].text.ends_with("it.Нет."));
}

TEST_CASE("what archives hold is read by its bytes; what leads out of them, and what belongs to systems and pages, is named") {
    const auto zip = read_specimen("folder.zip");
    REQUIRE(zip.articles.size() >= 2);
    CHECK(zip.articles[0].id == "folder.zip/folder/a");
    CHECK(zip.articles[0].origin.place() == "folder.zip/folder/a.txt:1");
    CHECK(zip.articles[1].origin.member == "folder/inner.zip/b.txt");
    for (const char* said : {"an entry whose name leads out of the archive", "an empty file", "1 file of the system", "1 file in \"folder/page_files\""}) CHECK(zip.messages().find(said) != std::string::npos);
    CHECK(zip.summary.rejected == 0);
    const auto tar = read_specimen("folder.tar.gz");
    REQUIRE(tar.articles.size() == 1);
    CHECK(tar.articles[0].origin.member == "b/c.txt");
}

TEST_CASE("what has no texts is named and gives no article") {
    CHECK(read_specimen("links.csv").messages().find("a list of 1 row without a text") != std::string::npos);
    CHECK(read_specimen("table.parquet").messages().find("a Parquet table") != std::string::npos);
    for (const char* name : {"links.csv", "table.parquet"}) {
        CHECK(read_specimen(name).articles.empty());
        CHECK(read_specimen(name).summary.skipped_files == 1);
    }
    CHECK(read_specimen("wordpress.xml").messages().find("found 1 draft;") != std::string::npos);
    CHECK(read_specimen("letters.mbox").messages().find("letters.mbox:22: found a message of 4 letters") != std::string::npos);
}

TEST_CASE("a PDF is read where pdftotext is installed") {
    const auto found = read_specimen("page.pdf");
    if (found.messages().find("install the package poppler-utils") != std::string::npos) return;
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Village well runs dry after a summer without rain");
    CHECK(found.articles[0].text.starts_with(first_words));
}

TEST_CASE("a bomb is refused while it unfolds") {
    // The 100 MB of one word in it are some hundred KB.
    const auto found = read_specimen("bomb.zip");
    CHECK(found.articles.empty());
    CHECK(found.messages().find("an archive that unfolds to more than 64 MB") != std::string::npos);
}
