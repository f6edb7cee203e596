#include <doctest/doctest.h>

#include "read_folder.h"

using namespace verbatim;
using testing::read_file;

TEST_CASE("front matter gives the fields, and the markup goes") {
    const auto found = read_file("posts/a.md",
                                 "---\n"
                                 "title: \"The title\"\n"
                                 "date: 2025-01-03\n"
                                 "author: Ann\n"
                                 "tags: [one, two]\n"
                                 "lang: en\n"
                                 "draft: false\n"
                                 "---\n\n"
                                 "A *first* paragraph with a [link](https://example.org \"x\") and\n"
                                 "a second line, `code` too. ![picture](p.png)\n\n"
                                 "## A heading\n\n"
                                 "- one item\n- another\n\n"
                                 "> “Quoted,” he said.\n\n"
                                 "<div>no</div>\n\n"
                                 "The end&mdash;really.\n");
    REQUIRE(found.articles.size() == 1);
    const corpus::Article& article = found.articles[0];
    CHECK(article.id == "posts/a");
    CHECK(article.title == "The title");
    CHECK(base::format_date(*article.date) == "2025-01-03");
    CHECK(article.author == "Ann");
    CHECK(article.tags == std::vector<std::string>{"one", "two"});
    CHECK(article.text ==
          "A first paragraph with a link and a second line, code too.\n\nA heading\n\none item\n\nanother\n\n“Quoted,” "
          "he said.\n\nno\n\n"
          "The end—really.");
    CHECK(found.notices.empty());
}

TEST_CASE("the first heading is the title where the front matter has none, and stays where it has another") {
    CHECK(read_file("a.md", "# The heading\n\nSome words here.\n").articles.at(0).title == "The heading");
    CHECK(read_file("a.md", "# The heading\n\nSome words here.\n").articles.at(0).text == "Some words here.");
    const auto found = read_file("a.markdown", "---\ntitle: Other\n---\n# The heading\n\nSome words here.\n");
    CHECK(found.articles.at(0).title == "Other");
    CHECK(found.articles.at(0).text == "The heading\n\nSome words here.");
    CHECK(read_file("a.md", "---\ntitle: Same\n---\n# Same\n\nSome words here.\n").articles.at(0).text ==
          "Some words here.");
}

TEST_CASE("front matter that is no YAML is read line by line, and that is said") {
    const auto found = read_file("a.md", "---\ntitle: Budget: the vote\ndate: 2025-01-03\n---\nSome words here.\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text == "Some words here.");
    CHECK(found.articles[0].title == "Budget: the vote");
    CHECK(found.articles[0].date);
    CHECK(found.notices.at(0).error.found.substr(0, 27) == "front matter that is no YAM");
    CHECK(found.summary.repaired == 1);
    CHECK(read_file("a.md", "---\n- a\n- b\n---\nSome words here.\n").notices.at(0).error.found ==
          "text between two lines \"---\" that is no list of fields");
    CHECK(read_file("a.md", "---\ntitle: open\n\nSome words here.\n").articles.at(0).text.find("Some words here.") !=
          std::string::npos);
    CHECK(read_file("a.md", "+++\ntitle = 'x'\n+++\nSome words here.\n").articles.at(0).title == "x");
    CHECK(read_file("a.md", "---\n---\nSome words here.\n").articles.at(0).text == "Some words here.");
}

TEST_CASE("a long text of little but markup is read as it is, and that is said") {
    std::string body;
    while (body.size() < 30'000) body += "[a *b ";
    const auto found = read_file("a.md", "---\ntitle: The title\n---\nHe said so. " + body + "\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "The title");
    CHECK(found.articles[0].text.find("He said so. [a *b [a *b") == 0);
    CHECK(found.messages().find("it was read as plain text") != std::string::npos);
}

TEST_CASE("a long text with links and lists in every line is Markdown") {
    std::string links;
    while (links.size() < 30'000) links += "- He said so, and *so* it was, in [a paper](https://paper.example/a_b-c-d-e-f).\n";
    const auto found = read_file("a.md", links);
    CHECK(found.notices.empty());
    CHECK(found.articles.at(0).text.find("and so it was, in a paper.") != std::string::npos);
}

TEST_CASE("tags in code are words") {
    const auto found = testing::read_file("a.md", "# Pages\n\nA page writes `<div>` around its text, said Ann Lee & Sons. Then it ends with `</div>`.\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text.find("writes <div> around its text") != std::string::npos);
    CHECK(found.articles[0].text.find("with </div>.") != std::string::npos);
}

TEST_CASE("blocks of code are no words of an article, and that is said") {
    const auto found = testing::read_file("a.md", "# The well\n\nHe wrote a program, said Ann Lee.\n\n```python\nprint('dry')\n```\n\n    indented = code\n\nIt ran for a day.\n");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].text == "He wrote a program, said Ann Lee.\n\nIt ran for a day.");
    REQUIRE(found.articles[0].left_out.size() == 2);
    CHECK(found.articles[0].left_out[0].rule == "a block of code");
    CHECK(found.articles[0].left_out[0].words == "print('dry')");
}
