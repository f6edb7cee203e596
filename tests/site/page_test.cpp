#include "site/page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "quotes/analyze.h"

using namespace verbatim;

namespace {

site::ArticleLine line(std::string id, std::string date, std::size_t quotes = 0) {
    site::ArticleLine made{.id = id, .title = "Title of " + id, .date = std::move(date)};
    for (std::size_t i = 0; i < quotes; ++i) made.quotes.push_back({"words", "Somebody"});
    return made;
}

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("the newest articles come first, undated ones last, whatever the order of adding") {
    std::vector<site::ArticleLine> added = {line("b", "2024-05-01"), line("undated", ""), line("a", "2024-05-01"),
                                            line("new", "2025-01-03")};
    for (int turn = 0; turn < 2; ++turn) {
        site::PageLines lines;
        for (const site::ArticleLine& one : added) lines.add(one);
        std::vector<std::string> ids;
        for (const site::ArticleLine& one : lines.articles()) ids.push_back(one.id);
        CHECK(ids == std::vector<std::string>{"new", "a", "b", "undated"});
        std::reverse(added.begin(), added.end());
    }
}

TEST_CASE("the page lists at most 200 articles and 200 quotations, and says what it leaves out") {
    site::PageLines lines;
    for (int i = 0; i < 5000; ++i) lines.add(line("id" + std::to_string(10000 + i), "2024-01-01", 3));
    const std::string html = site::article_items(lines);
    CHECK(occurrences(html, "<li>") == 200);
    CHECK(occurrences(html, "<blockquote>") == 200);
    CHECK(lines.articles().front().id == "id10000");
    CHECK(lines.total_articles() == 5000);
    CHECK(lines.total_quotes() == 15000);
    CHECK(site::omission_line(lines).find("the 200 newest articles") != std::string::npos);
    CHECK(site::counts_line(5000, 15000) == "5,000 articles, 15,000 quotations");
}

TEST_CASE("a denial stands behind the word that tells it, and between no marks but the article's") {
    corpus::Article article;
    article.id = "a";
    article.text = "Mayor Mara Lind denied that the bridge was “about to fall into the river”.";
    article.language = "en";
    site::PageLines lines;
    lines.add(article, quotes::analyze(article));
    const std::string html = site::article_items(lines);
    CHECK(html.find("<p dir=\"auto\">denied: that the bridge was “about to fall into the river”</p><footer><bdi>Mara Lind</bdi>") != std::string::npos);
}

TEST_CASE("a small collection is listed whole") {
    site::PageLines lines;
    lines.add(line("one", "2025-01-03", 2));
    CHECK(site::omission_line(lines).empty());
    CHECK(site::counts_line(1, 1) == "1 article, 1 quotation");
    CHECK(site::counts_line(1, 0) == "1 article");
}

TEST_CASE("hostile articles put neither markup nor script addresses into the page") {
    site::PageLines lines;
    site::ArticleLine hostile = line("<x>", "2025-01-03");
    hostile.title = "<img src=x onerror=alert(1)>";
    hostile.url = "javascript:alert(1)";
    hostile.place = "</p><script>";
    hostile.source = "\"quoted\"";
    hostile.quotes = {{"<b>words</b>", "<i>"}, {"orphan", ""}};
    lines.add(hostile);
    const std::string html = site::article_items(lines);
    for (const char* markup : {"<img", "<script", "<b>", "<i>", "javascript:"}) {
        CAPTURE(markup);
        CHECK(html.find(markup) == std::string::npos);
    }
    CHECK(html.find("&lt;img src=x onerror=alert(1)&gt;") != std::string::npos);
    CHECK(html.find("speaker unknown") != std::string::npos);
}

TEST_CASE("an article's own web address is a link, and any other address is none") {
    const auto page_of = [](std::string url) {
        site::PageLines lines;
        site::ArticleLine linked = line("a", "");
        linked.url = std::move(url);
        lines.add(linked);
        return site::article_items(lines);
    };
    CHECK(page_of("https://example.org/?a=1&b=\"2\"").find("<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\"") != std::string::npos);
    for (const char* url : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org", "//example.org", "a/b.html", ""}) {
        CAPTURE(url);
        CHECK(page_of(url).find("href") == std::string::npos);
    }
}

TEST_CASE("what turns the direction of writing shows in names and titles, and stays within a quotation") {
    site::PageLines lines;
    site::ArticleLine hostile = line("a", "2025-01-03");
    hostile.title = "Budget \u202Efdp.exe";
    hostile.place = "As\u2067tana";
    hostile.source = "The\u200F Herald\u2028";
    hostile.quotes = {{"“\u202EWe agree on this”", "Mara\u061C Lind\x1b"}};
    lines.add(hostile);
    const std::string html = site::article_items(lines);
    CAPTURE(html);
    for (const char* part : {"<h3 dir=\"auto\">Budget ‹U+202E›fdp.exe</h3>", "<bdi>As‹U+2067›tana</bdi> · <time>2025-01-03</time> · <bdi>The‹U+200F› Herald‹U+2028›</bdi>",
                             "<p dir=\"auto\">“\u202EWe agree on this”</p>", "<footer><bdi>Mara‹U+061C› Lind\\x1b</bdi></footer>"})
        CHECK(html.find(part) != std::string::npos);
}

TEST_CASE("an article's quotations appear in the page with their speakers, indirect ones do not") {
    corpus::Article article;
    article.id = "a";
    article.title = "A title";
    article.text = "“We agree on this,” Mara Lind said. She said that it was late.";
    quotes::Analysis analysis;
    analysis.names.entities.push_back({.name = "Mara Lind"});
    const auto span_of = [&](const char* words) {
        const auto start = static_cast<std::uint32_t>(article.text.find(words));
        return base::TextSpan{start, start + static_cast<std::uint32_t>(std::string_view(words).size())};
    };
    quotes::Quote direct;
    direct.fragments = {span_of("We agree on this")};
    direct.person = 0;
    direct.confidence = 950;
    quotes::Quote indirect;
    indirect.fragments = {span_of("it was late")};
    indirect.kind = quotes::QuoteKind::indirect;
    analysis.quotes = {direct, indirect};

    site::PageLines lines;
    lines.add(article, analysis);
    CHECK(lines.total_quotes() == 1);
    const std::string html = site::article_items(lines);
    CHECK(html.find("“We agree on this”") != std::string::npos);
    CHECK(html.find("Mara Lind") != std::string::npos);
    CHECK(html.find("it was late") == std::string::npos);
}

TEST_CASE("a pronoun that nobody is known for is not shown as a speaker's name") {
    const auto page_with = [](std::string text, std::string_view speaker) {
        corpus::Article article;
        article.id = "a";
        article.text = std::move(text);
        const auto start = static_cast<std::uint32_t>(article.text.find(std::string(" ") + std::string(speaker) + " said")) + 1;
        quotes::Quote quote;
        quote.fragments = {{0, 10}};
        quote.confidence = 950;
        quote.speaker = {start, start + static_cast<std::uint32_t>(speaker.size())};
        quotes::Analysis analysis;
        analysis.quotes = {quote};
        site::PageLines lines;
        lines.add(article, analysis);
        return site::article_items(lines);
    };
    for (const char* pronoun : {"it", "they", "he", "She"}) {
        CAPTURE(pronoun);
        const std::string html = page_with("It is time, " + std::string(pronoun) + " said.", pronoun);
        CHECK(html.find("It is time") == std::string::npos);
    }
    CHECK(page_with("It is time, the ministry said.", "the ministry").find("<footer><bdi>the ministry</bdi></footer>") != std::string::npos);
}
