#include <doctest/doctest.h>

#include <string>

#include "corpus/html/html.h"

using namespace verbatim;
using corpus::html::has_markup;
using corpus::html::line_of_fragment;
using corpus::html::text_of_fragment;

TEST_CASE("markup is told from bare signs") {
    for (const std::string field : {"a <b>c</b>", "R&amp;D", "&#8217;", "&#x2019;", "<br/>", "</p>", "a<!-- b -->", "<![CDATA[x]]>", "<o:p> </o:p>"}) {
        CAPTURE(field);
        CHECK(has_markup(field));
    }
    for (const std::string field : {"", "R&D", "a < b > c", "Jane <jane@paper.example>", "x<y", "if (a<7 && c>d)", "&;", "a & b;", "<3", "<", "&"}) {
        CAPTURE(field);
        CHECK_FALSE(has_markup(field));
        CHECK(text_of_fragment(field) == field);
    }
}

TEST_CASE("a fragment becomes its paragraphs") {
    CHECK(text_of_fragment("<p>One &ldquo;two&rdquo;.</p>\n<p>Three<br>four.<br/><br/>Five</p>") == "One “two”.\n\nThree four.\n\nFive");
    CHECK(text_of_fragment("<h2>A</h2><ul><li>b<li>c</ul><blockquote><p>d</p><p>e</p></blockquote>") == "A\n\nb\n\nc\n\nd\n\ne");
    CHECK(text_of_fragment("<p>a</p><script>b()</script><style>c{}</style><figure><img><figcaption>d</figcaption></figure><p class=wp-caption-text>e</p><p>f</p>") == "a\n\nf");
    CHECK(text_of_fragment("<p>Mail <jane@paper.example> &amp; 1 < 2</p>") == "Mail <jane@paper.example> & 1 < 2");
    CHECK(text_of_fragment("<img width=1 height=1 src='https://pixel.example'>").empty());
}

TEST_CASE("without tags that start lines the line ends stay") {
    CHECK(text_of_fragment("He said &quot;yes&quot;.\n\nShe said <b>no</b>.\nSo.") == "He said \"yes\".\n\nShe said no.\nSo.");
}

TEST_CASE("what is escaped twice is decoded twice") {
    CHECK(text_of_fragment("&lt;p&gt;He said &amp;quot;yes&amp;quot;.&lt;/p&gt;&lt;p&gt;So.&lt;/p&gt;") == "He said \"yes\".\n\nSo.");
    CHECK(text_of_fragment("Tom &amp;amp; Ann") == "Tom & Ann");
    CHECK(line_of_fragment("Tom &amp;amp; Ann&#39;s <i>day</i>\n out ") == "Tom & Ann's day out");
    CHECK(line_of_fragment(" plain \n line ") == "plain line");
}

TEST_CASE("a body that another program took from its page loses what such programs leave in it") {
    const auto body = corpus::html::body_of_fragment(
        "<h1>The bridge</h1><p><a href=/p.jpg><img src=/p.jpg></a><br><small><i>The bridge in 1940. Photo by the city's archive.</i></small></p>"
        "<p>The harbour bridge will stay closed until next spring, the council said on Friday.</p><p><i>It was built in 1901, and nobody has counted the cars since then.</i></p>"
        "<p>Read also: <a href=/f>The ferry</a></p><div id=footer role=contentinfo><p>Last edited on 13 Feb 2016</p></div>",
        "The bridge");
    CHECK(body.text == "The harbour bridge will stay closed until next spring, the council said on Friday.\n\nIt was built in 1901, and nobody has counted the cars since then.");
    CHECK(body.left_out.size() == 4);
    CHECK(corpus::html::body_of_fragment("<p>Share this</p><p>Photo: A</p>", "").text == "Share this\n\nPhoto: A");
    CHECK(corpus::html::body_of_fragment("a &amp; b", "").text == "a & b");
}
