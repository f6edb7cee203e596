#include <doctest/doctest.h>

#include "../read_folder.h"
#include "corpus/html/blocks.h"
#include "corpus/html/bulk.h"
#include "corpus/html/document.h"
#include "corpus/html/furniture.h"

using namespace verbatim;
using corpus::html::Document;
using corpus::html::Tag;

TEST_CASE("a document is a list of nodes, each with the end of its subtree") {
    const Document document = Document::parse("<p class='a b'>One <b>two</b> three<p>Four &amp; five");
    const auto p = document.find(Tag::p, 0, document.size());
    REQUIRE(p < document.size());
    CHECK(document.attribute(p, "class") == "a b");
    CHECK(document.attribute(p, "id").empty());
    CHECK(document.line(p) == "One two three");
    CHECK(document.line(document[p].end) == "Four & five");
    CHECK(document[0].end == document.size());
}

TEST_CASE("bulk is taken out, and the words stay as they are") {
    using corpus::html::without_bulk;
    CHECK(without_bulk("<p>a<!-- <p>b --><script>if (a<b) x('</p>')</script>c") == "<p>a<script></script>c");
    CHECK(without_bulk("<img src='data:image/png;base64," + testing::repeated("A", 200) + "' alt=x>") == "<img  alt=x>");
    CHECK(without_bulk("<a onclick=\"f('>')\" href=\"/x\" data-y=1>z</a>") == "<a  href=\"/x\" >z</a>");
    CHECK(without_bulk("<script type=\"application/ld+json\">{\"a\":\n\n 1}</script>") == "<script type=\"application/ld+json\">{\"a\":\n\n 1}</script>");
    CHECK(without_bulk("<p>a  \n\t b</p><pre>a  b</pre>") == "<p>a b</p><pre>a  b</pre>");
    CHECK(without_bulk("<svg><path d='M0'/><svg></svg></svg>x<svg>y") == "<svg></svg>x<svg>y");
    CHECK(without_bulk("a < b and <") == "a < b and <");
    CHECK(without_bulk("<!-- never ends <p>x").empty());
    CHECK(without_bulk("<p>a</p><x-y z") == "<p>a</p>");
    CHECK(without_bulk("<p>a</x-y") == "<p>a");
    CHECK(without_bulk("<p title='1 > 2'>x") == "<p title='1 > 2'>x");
}

TEST_CASE("a script's end is found where a longer name stands right behind its start") {
    // Found by fuzzing: "</scripte" behind "<script>" was looked for for ever.
    for (const char* name : {"script", "title", "style", "textarea", "iframe"}) {
        const std::string tag = name;
        const auto document = Document::parse("<" + tag + "></" + tag + "e x</" + tag + "><p>The well ran dry.</p>");
        CHECK(document.line(0).find("The well ran dry.") != std::string::npos);
    }
}

TEST_CASE("a tree that is too deep ends the document and says so") {
    const Document document = Document::parse("<p>Before.</p>" + testing::repeated("<div>", 5000) + "behind");
    CHECK(document.cut_by() == "tags nested more than 400 deep");
    CHECK(document.line(0) == "Before.");
    std::string tag = "<p>Before.</p><a ";
    for (int i = 0; i < 5000; ++i) tag += " title" + std::to_string(i) + "=1 dir" + std::to_string(i) + " lang=" + std::to_string(i);
    CHECK(Document::parse(tag + ">x").cut_by().empty());  // such attributes are taken out before
}

TEST_CASE("templates are not shown, but for those of web components") {
    CHECK(Document::parse("<template><p>a</p></template>b").line(0) == "b");
    CHECK(Document::parse("<div><template shadowrootmode=open><p>a</p></template></div>b").line(0) == "a b");
}

TEST_CASE("blocks are what a reader sees as paragraphs") {
    const Document document = Document::parse(
        "<div>One<br>line. <br>A new one<br><br>and <a href=x>another</a>.<p>&nbsp; Indented &nbsp;</p><ul><li><p>An item</li></ul>"
        "<pre>of two\nlines</pre><p>He said <q>yes</q>, twice.</p><p> . </p><script>no()</script></div>");
    std::string all;
    for (const auto& block : corpus::html::blocks_of(document, 0, document.size(), {})) all += block.text + "|";
    CHECK(all == "One line.|A new one|and another.|Indented|An item|of two lines|He said “yes”, twice.|");
    const auto lines = corpus::html::blocks_of(document, 0, document.size(), {}, corpus::html::LineEnds::end_blocks);
    CHECK(lines[0].text == "One");
    const auto blocks = corpus::html::blocks_of(document, 0, document.size(), {});
    CHECK(blocks[2].link_share() > 0.5);
    CHECK(blocks[4].tag == Tag::li);
    CHECK(blocks[0].words == 2);
}

TEST_CASE("words are counted in every script, and marks alone are none") {
    using corpus::html::count_words;
    CHECK(count_words("It's a well-known 2nd “word”.") == 5);
    CHECK(count_words("一个约定，信守15年") == 5);
    CHECK(count_words("\u034F \u00AD \u034F") == 0);
    CHECK(corpus::html::ends_sentence("He said “yes.”"));
    CHECK(corpus::html::ends_sentence("と述べた。」"));
    CHECK_FALSE(corpus::html::ends_sentence("A headline"));
}

TEST_CASE("furniture is told by tags, roles and names, unless it is most of the page") {
    const std::string prose = "<p>" + testing::repeated("Some words of prose that a reader wants to have. ", 12) + "</p>";
    const auto rules = [](const std::string& page) {
        const Document document = Document::parse(page);
        std::string all;
        for (const auto& piece : find_furniture(document, 0, document.size(), prose_before(document))) all += std::string(rule_name(piece.rule)) + "|";
        return all;
    };
    CHECK(rules("<nav>a</nav><div class='socialShare'>b</div><div id=comments>c</div><div role=search>d</div><div hidden>e</div>" + prose) ==
          "navigation|share buttons|comments|form|hidden|");
    CHECK(rules("<div class='article has-comments'><h1>x</h1>" + prose + "</div><p>y") == "");
    CHECK(rules("<header><h2>A cross-head</h2></header>" + prose) == "");
    CHECK(rules("<header><h1>The headline</h1></header>" + prose) == "page header|");
    CHECK(rules(prose + "<p>What follows was said by <b class=author>Jane</b> today in the council, when it met.</p>") == "");
    CHECK(rules(prose + "<p><b class=author>Jane</b></p>") == "about the author|");
}
