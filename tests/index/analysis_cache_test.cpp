#include "index/analysis_cache.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <random>

#include "base/hash.h"
#include "base/bytes.h"
#include "files/read.h"
#include "files/write.h"
#include "index/article_bytes.h"

using namespace verbatim;
namespace fs = std::filesystem;

namespace {

const std::string this_program(32, 'a'), other_program(32, 'b');

struct CacheFolder {
    std::string path = (fs::temp_directory_path() / "verbatim-analysis-cache-test").string();
    CacheFolder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~CacheFolder() { fs::remove_all(path); }
    std::string file(const std::string& name) const { return path + "/" + name; }
};

corpus::Article cached_article(int number) {
    corpus::Article article;
    article.id = "a" + std::to_string(number);
    article.title = "The “old mill” is sold";
    article.language = "en";
    article.text = "Mara Lind, the minister, spoke of the “old mill” in Örebro.\n\n“We will mend bridge " + std::to_string(number) +
                   " in spring,” Mara Lind said. The council said that it would help Jan Roe’s “so-called” friends.";
    return article;
}

std::string bytes_of(const quotes::Analysis& analysis) {
    base::ByteWriter out;
    index::put_analysis(out, analysis);
    for (const quotes::QuotedMatter& one : analysis.other) {
        out.u32(one.span.start);
        out.u32(one.span.end);
        out.u8(static_cast<std::uint8_t>(one.kind));
    }
    return out.take();
}

// Analyses articles [first, end) into `file`, with what `from` holds; returns how many of them it held.
std::size_t analyse_all(const std::string& file, const std::string& from, int first, int end, const std::string& program = this_program) {
    fs::remove(file);
    auto cache = index::AnalysisCache::create(file, program);
    REQUIRE(cache.ok());
    if (!from.empty()) static_cast<void>((*cache)->take_from(from));
    for (int i = first; i < end; ++i) {
        const corpus::Article article = cached_article(i);
        CHECK(bytes_of((*cache)->analyse(article)) == bytes_of(quotes::analyze(article)));
    }
    REQUIRE((*cache)->finish().ok());
    CHECK((*cache)->reused() + (*cache)->analysed() == static_cast<std::size_t>(end - first));
    return (*cache)->reused();
}

}  // namespace

TEST_CASE("an article that was analysed before is not analysed again, and a new one is") {
    const CacheFolder folder;
    CHECK(analyse_all(folder.file("1"), "", 0, 20) == 0);
    CHECK(analyse_all(folder.file("2"), folder.file("1"), 5, 25) == 15);
    // What has gone is not kept; what was reused is.
    CHECK(analyse_all(folder.file("3"), folder.file("2"), 0, 25) == 20);
}

TEST_CASE("whatever changes in an article makes its analysis a new one") {
    const CacheFolder folder;
    analyse_all(folder.file("1"), "", 0, 1);
    auto cache = index::AnalysisCache::create(folder.file("2"), this_program);
    REQUIRE(cache.ok());
    REQUIRE((*cache)->take_from(folder.file("1")).ok());
    std::vector<corpus::Article> changed(8, cached_article(0));
    changed[0].text += " ";
    changed[1].title += "!";
    changed[2].language = "de";
    changed[3].source = "Paper";
    changed[4].dateline = {0, 4};
    changed[5].agency_credit = {0, 4};
    changed[6].author = "Roe";
    changed[7].title_made = true;
    for (const corpus::Article& article : changed) (*cache)->analyse(article);
    CHECK((*cache)->reused() == 0);
    (*cache)->analyse(cached_article(0));
    CHECK((*cache)->reused() == 1);
}

TEST_CASE("files of another program, of another kind and none at all are named and passed over") {
    const CacheFolder folder;
    analyse_all(folder.file("1"), "", 0, 3, other_program);
    CHECK(analyse_all(folder.file("2"), folder.file("1"), 0, 3) == 0);
    auto cache = index::AnalysisCache::create(folder.file("3"), this_program);
    REQUIRE(cache.ok());
    CHECK((*cache)->take_from(folder.file("1")).error().message().find("another version") != std::string::npos);
    REQUIRE(files::write_file(folder.file("mine"), "a letter of mine, which is longer than the head of a file of analyses would be, and its foot").ok());
    CHECK((*cache)->take_from(folder.file("mine")).error().message().find("another kind") != std::string::npos);
    CHECK_FALSE((*cache)->take_from(folder.file("none")).ok());
    CHECK(index::is_analysis_file(folder.file("1")));
    CHECK_FALSE(index::is_analysis_file(folder.file("mine")));
    CHECK_FALSE(index::is_analysis_file(folder.file("none")));
}

TEST_CASE("a damaged file changes no analysis, wherever the damage is") {
    const CacheFolder folder;
    analyse_all(folder.file("1"), "", 0, 6);
    const std::string whole = *files::read_file(folder.file("1"));
    std::mt19937 random(1);
    std::size_t passed_over = 0;
    for (int turn = 0; turn < 150; ++turn) {
        std::string damaged = whole;
        const std::size_t at = random() % whole.size();
        if (turn % 3 == 0) damaged.resize(at);
        else damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
        REQUIRE(files::write_file(folder.file("damaged"), damaged).ok());
        CAPTURE(turn);
        CAPTURE(at);
        passed_over += analyse_all(folder.file("2"), folder.file("damaged"), 0, 6) < 6;
    }
    CHECK(passed_over == 150);
}

TEST_CASE("a record that was made to fit its hash but not its article is analysed anew") {
    const CacheFolder folder;
    analyse_all(folder.file("1"), "", 0, 1);
    std::string bytes = *files::read_file(folder.file("1"));
    // Every value of every byte of the record, with the hashes set right again: nothing may come out that lies outside of the text.
    base::ByteReader foot(std::string_view(bytes).substr(bytes.size() - 28));
    const std::uint64_t table = foot.u64();
    constexpr std::size_t record = 40;
    const corpus::Article article = cached_article(0);
    for (std::size_t at = record; at < table; at += 3) {
        for (const int value : {0x00, 0x7f, 0xff, 0x8b}) {
            std::string made = bytes;
            made[at] = static_cast<char>(value);
            base::ByteWriter check;
            check.u64(base::hash64(std::string_view(made).substr(record, table - record)));
            made.replace(table + 28, 8, check.view());
            base::ByteWriter foot_check;
            foot_check.u64(base::hash64(made.substr(0, record) + made.substr(table, made.size() - 28 - table)));
            made.replace(made.size() - 12, 8, foot_check.view());
            REQUIRE(files::write_file(folder.file("made"), made).ok());
            fs::remove(folder.file("2"));
            auto cache = index::AnalysisCache::create(folder.file("2"), this_program);
            REQUIRE(cache.ok());
            REQUIRE((*cache)->take_from(folder.file("made")).ok());
            const quotes::Analysis analysis = (*cache)->analyse(article);
            for (const quotes::Quote& quote : analysis.quotes) {
                CHECK_FALSE(quote.fragments.empty());
                for (const base::TextSpan span : quote.fragments) CHECK(span.end <= article.text.size());
                CHECK((quote.person == names::no_entity || quote.person < analysis.names.entities.size()));
            }
            for (const names::Entity& entity : analysis.names.entities)
                for (const names::Mention& mention : entity.mentions) CHECK(mention.span.end <= article.text.size());
        }
    }
}

TEST_CASE("every article belongs to one part, and parts are about as large as one another") {
    std::vector<int> sizes(4);
    for (int i = 0; i < 400; ++i) ++sizes[index::part_of(cached_article(i), 4)];
    for (const int size : sizes) CHECK(size > 50);
}
