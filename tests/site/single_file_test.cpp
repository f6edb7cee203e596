#include "site/single_file.h"

#include <doctest/doctest.h>

#include <map>

#include "files/read.h"

using namespace verbatim;

namespace {

using SingleSite = std::map<std::string, std::string>;

SingleSite single_site() {
    return {{"index.html",
             "<!doctype html>\n<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n<link rel=\"stylesheet\" href=\"app/style-1.css\">\n"
             "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"T\" href=\"pages/feed.xml\">\n"
             "<script defer src=\"app/verbatim-1.js\" id=\"verbatim-script\" data-wasm=\"app/verbatim-1.wasm\" data-local=\"no\"></script>\n</head>\n<body>\n<main id=\"plain\">\n"
             "<p><a href=\"pages/index.html\">Articles</a></p>\n</main>\n<canvas id=\"canvas\"></canvas>\n</body>\n</html>\n"},
            {"app/style-1.css", "b { top: 0 }\n"},
            {"app/verbatim-1.js", "start()"},
            {"app/verbatim-1.wasm", "wasm"},
            {"app/fonts/serif.ttf", "font"},
            {"data/manifest-1a.json", "{}"},
            {"data/manifest.json", "{}"},
            {"local/data/manifest-1a.json.js", "verbatimFile()"},
            {"pages/article/a.html",
             "<html><body><a class=\"skip\" href=\"#main\">Skip</a><main id=\"main\">\n<h1 id=\"q-1\">One</h1> <a href=\"../speaker/b.html#x\">B</a> <a href=\"#q-1\">Here</a> "
             "<a href=\"../../index.html#/articles?article=a\">Explorer</a> <a href=\"https://paper.example/a\">Original</a> <a href=\"../quotation/k.html\">Cite</a></main></body></html>"},
            {"pages/speaker/b.html", "<main id=\"main\"><p id=\"x\">Said &quot; href=&quot;../a&quot;</p></main>"},
            {"pages/quotation/k.html", "<main id=\"main\">Apart</main>"}};
}

base::Result<site::SingleFile> single_file_of(const SingleSite& files, std::uint64_t most = site::most_single_file_bytes) {
    std::set<std::string> names;
    for (const auto& [name, bytes] : files) names.insert(name);
    return site::single_file(
        names,
        [&files](const std::string& path) -> base::Result<std::string> {
            const auto found = files.find(path);
            if (found == files.end()) return base::Error{path, "nothing", "", ""};
            return found->second;
        },
        most);
}

std::size_t times(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("the single file holds program, style, fonts, collection and pages, and asks for nothing") {
    const auto made = single_file_of(single_site());
    REQUIRE(made.ok());
    CHECK(made->with_pages);
    const std::string& html = made->html;
    CHECK(site::is_single_file(html));
    CHECK(html.find("<script type=\"text/plain\" id=\"file:data/manifest-1a.json\">e30=</script>") != std::string::npos);
    CHECK(html.find("id=\"file:app/verbatim-1.wasm\">d2FzbQ==<") != std::string::npos);
    CHECK(html.find("id=\"file:app/fonts/serif.ttf\">Zm9udA==<") != std::string::npos);
    CHECK(html.find("file:data/manifest.json\"") == std::string::npos);
    CHECK(html.find(" id=\"verbatim-script\" data-wasm=\"app/verbatim-1.wasm\" data-local=\"page\">start()</script>") != std::string::npos);
    CHECK(html.find("b { top: 0 }\n</style>") != std::string::npos);
    CHECK(times(html, "src=\"") == 0);
    CHECK(times(html, "<link") == 0);
    // The program runs when all that it reads stands before it.
    CHECK(html.find("start()") > html.rfind("text/plain"));
}

TEST_CASE("only what carries the page's nonce runs in the single file") {
    const auto made = single_file_of(single_site());
    REQUIRE(made.ok());
    const std::size_t at = made->html.find("script-src 'nonce-");
    REQUIRE(at != std::string::npos);
    const std::string nonce = made->html.substr(at + 18, 32);
    CHECK(times(made->html, "nonce=\"" + nonce + "\"") == 2);
    CHECK(made->html.find("'self'") == std::string::npos);
    SingleSite other = single_site();
    other["index.html"].insert(other["index.html"].find("</main>"), "<p>guess</p>");
    CHECK(single_file_of(other)->html.find(nonce) == std::string::npos);
}

TEST_CASE("links between the plain pages lead to their places in the single file") {
    const std::string html = single_file_of(single_site())->html;
    CHECK(html.find("<section class=\"page\" id=\"pages/article/a.html\">") != std::string::npos);
    CHECK(html.find("<h1 id=\"pages/article/a.html.q-1\">") != std::string::npos);
    CHECK(html.find("<a href=\"#pages/speaker/b.html.x\">B") != std::string::npos);
    CHECK(html.find("<a href=\"#pages/article/a.html.q-1\">Here") != std::string::npos);
    CHECK(html.find("<a href=\"#/articles?article=a\">Explorer") != std::string::npos);
    CHECK(html.find("<a href=\"https://paper.example/a\">Original") != std::string::npos);
    CHECK(html.find("<a>Cite") != std::string::npos);
    CHECK(html.find("Said &quot; href=&quot;../a&quot;") != std::string::npos);
    CHECK(html.find("Apart") == std::string::npos);
}

TEST_CASE("a single file that would be too large goes without its pages, and else is refused") {
    SingleSite files = single_site();
    files["pages/speaker/b.html"] = "<main id=\"main\">" + std::string(20'000, 'x') + "</main>";
    const auto small = single_file_of(files, 10'000);
    REQUIRE(small.ok());
    CHECK_FALSE(small->with_pages);
    CHECK(small->html.size() < 10'000);
    CHECK(small->html.find("href=\"#pages") == std::string::npos);
    files["data/1.vbs"] = std::string(9'000, 'x');
    const auto refused = single_file_of(files, 10'000);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().message().find("0.1 MB") != std::string::npos);
}

TEST_CASE("a page that this version has not made is refused as a source of a single file") {
    SingleSite files = single_site();
    files["index.html"] = "<html></html>";
    CHECK_FALSE(single_file_of(files).ok());
    CHECK_FALSE(site::is_single_file("<html></html>"));
    files = single_site();
    files["app/verbatim-1.js"] = "'</script>'";
    CHECK_FALSE(single_file_of(files).ok());
}
