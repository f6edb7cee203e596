#include "site/pages/pages.h"

#include <doctest/doctest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "site/pages/article_page.h"
#include "site/pages/names.h"
#include "site/pages/structured.h"

using namespace verbatim;

namespace {

using Files = std::map<std::string, std::string>;

site::PageQuotation said(const site::PageArticle& article, const std::string& words, const std::string& speaker, bool sure = true) {
    site::PageQuotation out;
    const std::size_t at = article.text.find(words);
    out.words = "“" + words + "”";
    if (at != std::string::npos) out.fragments = {{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}};
    out.speaker = out.person = speaker;
    out.link_hash = "abcd1234";
    out.shown = true;
    out.sure = sure;
    return out;
}

site::PageArticle news(const std::string& id, const std::string& date, const std::string& source = "The Post") {
    site::PageArticle out;
    out.head = {id, "Title of " + id, date, source};
    out.language = "en";
    out.text = "First lines.\n\n“We build the harbour,” Ada Crane said.";
    out.quotations = {said(out, "We build the harbour,", "Ada Crane")};
    return out;
}

struct Made {
    Files files;
    base::Result<site::PagesReport> report;
};

Made made_pages(const std::vector<site::PageArticle>& articles, site::PagesOptions options = {}, const std::vector<site::PageSpeaker>& speakers = {{"Ada Crane", "Mayor", 3}}) {
    options.title = "My news";
    options.style = "app/pages-1.css";
    options.bundle_id = "b1";
    options.version = "1";
    Files files;
    site::PagesMaker pages(options, [&files](const std::string& path, const std::string& bytes) -> base::Status {
        REQUIRE(!files.contains(path));
        files[path] = bytes;
        return base::Ok{};
    });
    for (const auto& article : articles) pages.expect(article);
    for (const auto& speaker : speakers) pages.expect(speaker);
    if (const base::Status planned = pages.plan(); !planned) return {files, planned.error()};
    for (const auto& article : articles)
        if (const base::Status added = pages.add(article); !added) return {files, added.error()};
    auto report = pages.finish();
    return {std::move(files), std::move(report)};
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

}  // namespace

TEST_CASE("a page's name tells which name it is of") {
    CHECK(site::page_name("2025-01-03-harbour") == "2025-01-03-harbour");
    const std::vector<std::string> names{"Kofi Annan", "kofi annan", "Kofi-Annan", "kofi-annan", "KOFI ANNAN", "Токаев", "Путин", "..", "", "a/b", "a\\b", "a-12345678", std::string(300, 'x'), std::string(301, 'x')};
    std::map<std::string, std::string> seen;
    for (const std::string& name : names) {
        const std::string page = site::page_name(name);
        CHECK(page.size() <= 80);
        CHECK(page.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
        CHECK_MESSAGE(seen.emplace(page, name).second, name, " and ", seen[page]);
    }
}

TEST_CASE("an article's page marks what was said, names the speaker and leads to the explorer") {
    const Made made = made_pages({news("a1", "2025-01-03")});
    REQUIRE(made.report);
    const std::string& page = made.files.at("pages/article/a1.html");
    const std::string key = site::quotation_key(news("a1", "").quotations[0]);
    CHECK(page.find("<p>“<span class=\"said\" id=\"q-" + key + "\">We build the harbour,</span>” Ada Crane said.</p>") != std::string::npos);
    CHECK(page.find("../../index.html#/articles?article=a1") != std::string::npos);
    CHECK(page.find("href=\"../../pages/quotation/" + key + ".html\"") != std::string::npos);
    const std::string speaker = "pages/speaker/" + site::page_name("Ada Crane") + ".html";
    CHECK(page.find("href=\"../../" + speaker + "\"") != std::string::npos);
    CHECK(made.files.at(speaker).find("../../pages/article/a1.html#q-" + key) != std::string::npos);
    CHECK(made.files.contains("pages/quotation/" + key + ".json"));
    CHECK(made.report->own_pages);
    CHECK(made.report->files == made.files.size());
}

TEST_CASE("what an outlet repeats stands folded in the text") {
    site::PageArticle article = news("a1", "2025-01-03");
    article.text += "\n\nFollow us.\n\nSign up.\n\nThe end.";
    const auto span_of = [&](const std::string& words) {
        const auto at = static_cast<std::uint32_t>(article.text.find(words));
        return base::TextSpan{at, at + static_cast<std::uint32_t>(words.size())};
    };
    article.folded = {span_of("First lines."), span_of("Follow us."), span_of("Sign up.")};
    const std::string page = made_pages({article}).files.at("pages/article/" + site::page_name("a1") + ".html");
    CHECK(count_of(page, "<details class=\"repeated\">") == 2);
    CHECK(page.find("articles</summary>\n<p>First lines.</p>\n</details>\n<p>") != std::string::npos);
    CHECK(page.find("<p>Follow us.</p>\n<p>Sign up.</p>\n</details>\n<p>The end.</p>") != std::string::npos);
    CHECK(count_of(page, "</details>") == 2);
}

TEST_CASE("words of articles stay text, in HTML and in JSON") {
    site::PageArticle article = news("<script>", "2025-01-03", "\"><img src=x>");
    article.head.title = "</script><script>alert(1)</script>";
    article.text = "<b>“</script>We & they,” he said.";
    article.author = "<i>";
    article.url = "javascript:alert(1)";
    article.quotations = {said(article, "</script>We & they,", "<u>Eve</u>")};
    const Made made = made_pages({article}, {}, {{"<u>Eve</u>", "<s>", 1}});
    for (const auto& [path, bytes] : made.files) {
        CAPTURE(path);
        if (path.ends_with(".json")) continue;  // text in a string, which nobody reads as HTML
        for (const char* hostile : {"<script>alert", "<img src=x", "<b>", "<i>", "<u>", "<s>", "javascript:alert(1)\""}) CHECK(bytes.find(hostile) == std::string::npos);
        // Each script that begins is one of ours, and ends once.
        CHECK(count_of(bytes, "<script") == count_of(bytes, "<script type=\"application/ld+json\">"));
        CHECK(count_of(bytes, "</script>") == count_of(bytes, "<script"));
    }
}

TEST_CASE("what is doubtful or reported is neither marked nor listed") {
    site::PageArticle article = news("a1", "2025-01-03");
    article.quotations[0].shown = false;
    const Made made = made_pages({article}, {}, {});
    const std::string& page = made.files.at("pages/article/a1.html");
    CHECK(page.find("class=\"said\"") == std::string::npos);
    CHECK(page.find("Quotations</h2>") == std::string::npos);
    CHECK(page.find("\"Quotation\"") == std::string::npos);
    CHECK(made.report->quotations == 0);
}

TEST_CASE("a large collection packs articles by source and month, each anchor once on its page") {
    std::vector<site::PageArticle> articles;
    for (int i = 0; i < 2100; ++i) {
        site::PageArticle one = news("n" + std::to_string(i), i % 7 == 6 ? "" : "2024-0" + std::to_string(1 + i % 3) + "-05", i % 2 ? "The Post" : "Die Zeitung");
        one.text += std::string(2000, 'x');
        articles.push_back(std::move(one));
    }
    site::PagesOptions options;
    options.most_files = 300;
    const Made made = made_pages(articles, options);
    REQUIRE(made.report);
    CHECK(!made.report->own_pages);
    CHECK(made.files.size() <= 300);
    std::size_t found = 0;
    for (const auto& [path, bytes] : made.files) {
        if (!path.starts_with("pages/articles/")) continue;
        CHECK(bytes.size() <= site::most_packed_bytes + 10'000);
        std::map<std::string, int> anchors;
        for (std::size_t at = bytes.find(" id=\""); at != std::string::npos; at = bytes.find(" id=\"", at + 1)) {
            const std::string anchor = bytes.substr(at + 5, bytes.find('"', at + 5) - at - 5);
            CHECK(++anchors[anchor] == 1);
            found += anchor.starts_with("a-");
        }
    }
    CHECK(found == articles.size());
}

TEST_CASE("the files are as few as was asked, the most printed quotations first, or it is refused") {
    std::vector<site::PageArticle> articles;
    for (int i = 0; i < 40; ++i) {
        site::PageArticle one = news("n" + std::to_string(i), "2024-01-05");
        one.text = "“Words " + std::to_string(i) + ",” she said.";
        one.quotations = {said(one, "Words " + std::to_string(i) + ",", "Ada Crane")};
        one.quotations[0].printed_elsewhere = i == 17 ? 5 : 0;
        articles.push_back(one);
    }
    site::PagesOptions options;
    for (std::size_t most = 0; most < 160; ++most) {
        options.most_files = most;
        const Made made = made_pages(articles, options);
        CAPTURE(most);
        if (!made.report) {
            CHECK(most < 60);
            CHECK(made.files.empty());
            CHECK(made.report.error().remedy.find("--max-files") != std::string::npos);
            continue;
        }
        CHECK(made.files.size() <= most);
        if (made.report->quotations > 0) CHECK(made.files.contains("pages/quotation/" + site::quotation_key(articles[17].quotations[0]) + ".html"));
        CHECK(made.report->quotations + made.report->quotations_left_out == articles.size());
    }
}

TEST_CASE("a site that search engines shall not list says so on every page and has no map") {
    site::PagesOptions options;
    options.url = "https://example.org/";
    Made made = made_pages({news("a1", "2025-01-03")}, options);
    CHECK(made.files.at("sitemap.xml").find("<loc>https://example.org/pages/article/a1.html</loc>") != std::string::npos);
    CHECK(made.files.at("robots.txt").find("Sitemap: https://example.org/sitemap.xml") != std::string::npos);
    CHECK(made.files.at("pages/article/a1.html").find("rel=\"canonical\" href=\"https://example.org/pages/article/a1.html\"") != std::string::npos);
    options.hidden_from_search = true;
    made = made_pages({news("a1", "2025-01-03")}, options);
    CHECK(!made.files.contains("sitemap.xml"));
    CHECK(!made.files.contains("robots.txt"));
    for (const auto& [path, bytes] : made.files)
        if (path.ends_with(".html")) CHECK_MESSAGE(bytes.find("<meta name=\"robots\" content=\"noindex\">") != std::string::npos, path);
}

TEST_CASE("the original is canonical, and links into it name the words") {
    site::PageArticle article = news("a1", "2025-01-03");
    article.url = "https://paper.example/a?b=1#top";
    CHECK(site::original_link(article, article.quotations[0]) == "https://paper.example/a?b=1#:~:text=We%20build%20the%20harbour%2C");
    article.text = "“" + std::string("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty") + "”";
    article.quotations = {said(article, article.text.substr(3, article.text.size() - 6), "Ada Crane")};
    CHECK(site::original_link(article, article.quotations[0]).find(":~:text=One%20two%20three%20four%20five%20six%20seven%20eight,") != std::string::npos);
    const Made made = made_pages({article});
    CHECK(made.files.at("pages/article/a1.html").find("<link rel=\"canonical\" href=\"https://paper.example/a?b=1#top\">") != std::string::npos);
}

TEST_CASE("machines read the article, its quotations and where they stand") {
    site::PageArticle article = news("a1", "2025-01-03");
    article.url = "https://paper.example/a";
    site::PagesOptions options;
    options.title = "My news";
    std::set<std::string> taken;
    const site::PlacedArticle where = site::placed(article, "pages/article/a1.html", "", taken);
    const auto whole = nlohmann::json::parse(site::news_article_json(options, where));
    CHECK(whole["@type"] == "NewsArticle");
    CHECK(whole["datePublished"] == "2025-01-03");
    CHECK(whole["hasPart"][0]["creator"]["name"] == "Ada Crane");
    const auto annotations = nlohmann::json::parse(site::annotations_json(options, where));
    const auto& selector = annotations[0]["target"]["selector"];
    CHECK(article.text.find(selector["prefix"].get<std::string>() + selector["exact"].get<std::string>() + selector["suffix"].get<std::string>()) != std::string::npos);
    const auto answer = nlohmann::json::parse(site::oembed_json(options, where, 0, "pages/quotation/x.html"));
    CHECK(answer["version"] == "1.0");
    CHECK(answer["type"] == "rich");
    CHECK(answer["html"].get<std::string>().find("We build the harbour,") != std::string::npos);
}

TEST_CASE("quotations that overlap, run over paragraphs or lie outside the text leave it whole") {
    site::PageArticle article = news("a1", "2025-01-03");
    article.text = "One two\n\nthree fóur five";
    article.quotations.clear();
    const auto add = [&article](std::uint32_t start, std::uint32_t end) {
        site::PageQuotation one;
        one.words = "w" + std::to_string(start);
        one.fragments = {{start, end}};
        one.shown = true;
        article.quotations.push_back(one);
    };
    add(4, 14);      // over the paragraph's end
    add(6, 20);      // overlaps
    add(16, 400);    // behind the end
    add(17, 18);     // in the middle of ó
    std::set<std::string> taken;
    site::PagesOptions options;
    const site::PagesPlan plan(options);
    const std::string html = site::article_html(plan, site::placed(article, "pages/article/a1.html", "", taken));
    CHECK(html.find("<p>One <span class=\"said\" id=\"q-" + site::quotation_key(article.quotations[0]) + "\">two</span></p>\n<p><span class=\"said\">three</span> fóur five</p>") != std::string::npos);
}
