#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "../read_folder.h"
#include "corpus/html/html.h"
#include "corpus/html/site_name.h"

using namespace verbatim;

namespace {

std::string specimen(const std::string& name) {
    std::ifstream file(std::string(VERBATIM_SOURCE_DIR) + "/tests/data/html/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

corpus::Record page_record(std::string_view bytes, const corpus::html::PageHints& hints = {}) {
    auto record = corpus::html::read_page(bytes, hints);
    REQUIRE(record);
    return std::move(*record);
}

std::string page_fault(std::string_view bytes) {
    const auto record = corpus::html::read_page(bytes, {});
    return record ? "an article: " + record->text : record.error().found;
}

std::string where(const corpus::Record& record, std::string_view field) {
    for (const corpus::FieldPlace& place : record.found) {
        if (place.field == field) return place.where;
    }
    return {};
}

// The rules that left something out whose words begin so.
std::string rule_of(const corpus::Record& record, std::string_view words) {
    for (const corpus::LeftOut& piece : record.left_out) {
        if (piece.words.find(words) == 0) return piece.rule;
    }
    return "not left out";
}

const std::string sentence = "<p>The harbour bridge will stay closed until next spring, the council said on Friday, after divers found cracks in two of its piers. A ferry for people on foot runs every ten minutes until then, and costs nothing.</p>";

std::string article_page(const std::string& head, const std::string& body) {
    return "<!doctype html><html lang=en><head>" + head + "</head><body>" + body + sentence + sentence.substr(0, 3) + "“We did not take this lightly,” said the engineer.</p></body></html>";
}

}  // namespace

TEST_CASE("a newsroom's page gives its article, with the place of each field") {
    const corpus::Record record = page_record(specimen("newsroom.html"));
    CHECK(record.title == "Harbour bridge closes for a year");
    CHECK(record.date == "2025-03-14T09:20:00+00:00");
    CHECK(where(record, "date") == "JSON-LD datePublished");
    CHECK(record.source == "The Ardmore Courier");
    CHECK(where(record, "source") == "meta og:site_name");
    CHECK(record.author == "Moira Kessel, Tom Adair");
    CHECK(record.url == "https://courier.example/news/2025/03/14/harbour-bridge-closes?utm=1");
    CHECK(record.language == "en-GB");
    CHECK(record.tags == std::vector<std::string>{"bridges", "Ardmore"});
    CHECK(record.text ==
          "The harbour bridge will stay closed until next spring, the council said on Friday, after divers found cracks in two of its piers.\n\n"
          "“We did not take this lightly,” said the council's engineer, Paul Ferrant. “Nobody will drive over those piers.”\n\n"
          "Cracks like these do not come in a winter.\n\nThey come in thirty winters.\n\nThree things are planned:\n\n"
          "a ferry for people on foot, every ten minutes;\n\na new road to the north pier;\n\nan inquiry into the inspections of the last ten years.\n\n"
          "What it costs\n\nThe work costs nine million, a sum that the council does not have in its budget, as Ferrant told the “Courier”.\n\n"
          "“It is a matter of months,” he said.");
    CHECK(rule_of(record, "We use cookies") == "cookie notice");
    CHECK(rule_of(record, "Facebook") == "share buttons");
    CHECK(rule_of(record, "Our morning letter") == "newsletter or subscription");
    CHECK(rule_of(record, "Read also") == "read-more line");
    CHECK(rule_of(record, "The bridge in spring") == "picture, video or gallery");
    CHECK(rule_of(record, "3 comments") == "comments");
    CHECK(rule_of(record, "Moira Kessel writes") == "about the author");
    CHECK(rule_of(record, "© 2025") == "copyright line");
}

TEST_CASE("a page of tables without any description is read by its words") {
    const corpus::Record record = page_record(specimen("tables.html"));
    CHECK(record.title == "Мост закрыт на год");
    CHECK(record.date == "2005-03-14T10:15");
    CHECK(where(record, "date") == "words over the text");
    CHECK(record.source == "Вести Заречья");
    CHECK(record.author == "Марина Кесслер");
    CHECK(record.text.find("Мост через гавань останется закрытым до весны, сообщили в пятницу в городской администрации") == 0);
    CHECK(record.text.substr(record.text.rfind("\n\n") + 2).find("Ремонт стоит девять миллионов") == 0);
}

TEST_CASE("a page that a browser saved whole keeps its address and none of its dialogs") {
    const corpus::Record record = page_record(specimen("saved.html"));
    CHECK(record.title == "Brücke für ein Jahr gesperrt");
    CHECK(record.url == "https://www.nordkurve.example/stadt/bruecke-gesperrt");
    CHECK(where(record, "url") == "comment of the saving program");
    CHECK(record.source == "Nordkurve am Sonntag");
    CHECK(record.date == "2025-03-14");
    CHECK(record.author == "mok");
    CHECK(record.text.find("Die Hafenbrücke bleibt") == 0);
    CHECK(record.text.find("mitteilte.\n\n„Wir haben") != std::string::npos);
    CHECK(record.text.substr(record.text.size() - 6) == " (mok)");
    CHECK(rule_of(record, "Ihre Privatsphäre") == "cookie notice");
    CHECK(rule_of(record, "Anzeige") == "advertisement");
}

TEST_CASE("a page of SingleFile is read: no quotation marks, no end tags, shadow roots") {
    const corpus::Record record = page_record(specimen("single-file.html"));
    CHECK(record.url == "https://lagazette.example/ville/le-pont-ferme");
    CHECK(record.date == "2025-03-14T10:15");
    CHECK(record.author == "Anne Keller");
    CHECK(record.text.find("Le pont du port restera fermé") == 0);
    CHECK(record.text.find("Lire aussi") == std::string::npos);
    CHECK(record.text.ends_with("une nouvelle route sont prévus."));
    CHECK(rule_of(record, "Suivez-nous") == "follow-us line");
}

TEST_CASE("an AMP page is read, broken JSON-LD and all") {
    const corpus::Record record = page_record(specimen("amp.html"));
    CHECK(record.date == "2025-03-14T09:20:00");
    CHECK(record.author == "Marta Ibáñez");
    CHECK(record.url == "https://diariodelpuerto.example/ciudad/puente-cerrado");
    CHECK(record.source == "Diario del Puerto");
    CHECK(record.language == "es_ES");
    CHECK(record.text.find("El puente del puerto") == 0);
    CHECK(record.text.substr(record.text.rfind("\n\n") + 2) == "Las obras cuestan nueve millones, que la ciudad no tiene.");
    REQUIRE(record.repairs.size() == 1);
    CHECK(record.repairs[0].found == "JSON-LD with line ends in strings or commas too many");
}

TEST_CASE("what holds no article is refused, and said to be") {
    CHECK(page_fault(specimen("list.html")) == "a page that lists 4 others");
    CHECK(page_fault("<html><body><img src=ad.gif></body></html>") == "a page without a text");
    CHECK(page_fault("<title>Example Domain</title><h1>Example Domain</h1><p>This domain is for use in illustrative examples in documents.</p>").find("a page with") == 0);
    CHECK(page_fault(article_page("<link rel=canonical href='https://paper.example/'>", "")) == "a home page");
    CHECK(page_fault("") == "a page without a text");
}

TEST_CASE("an article whose text is not in the page is a teaser, or the text that its description holds") {
    const corpus::Record teaser = page_record("<meta property=og:type content=article><meta property=og:title content='A film of the bridge'><meta name=description content='What the divers saw under the harbour bridge.'>");
    CHECK(teaser.teaser);
    CHECK(teaser.text == "What the divers saw under the harbour bridge.");
    std::string words;
    for (int i = 0; i < 60; ++i) words += "word ";
    const corpus::Record described = page_record("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"articleBody\":\"" + words + "\"}</script><p>Loading");
    CHECK(where(described, "text") == "JSON-LD articleBody");
    CHECK_FALSE(described.teaser);
}

TEST_CASE("the headline that is shown goes before those in the head") {
    CHECK(page_record(article_page("<title>Bridge closed | Courier</title><meta property=og:title content='Harbour bridge is closed'>", "<h1>Harbour bridge closed at once</h1>")).title == "Harbour bridge closed at once");
    CHECK(page_record(article_page("<meta property=og:title content='Harbour: Bridge closed'>", "<h1>Bridge closed</h1>")).title == "Harbour: Bridge closed");
    CHECK(page_record(article_page("<title>Bridge closed at once - The Courier</title>", "<h1>The Courier</h1>")).title == "Bridge closed at once");
    CHECK(page_record(article_page("<meta property=og:title content='The bridge closes today'>", "<h1><span>Exclusive</span> The bridge closes today</h1>")).title == "The bridge closes today");
}

TEST_CASE("dates are believed in the order of docs/input-formats.md") {
    const std::string meta = "<meta property=article:published_time content=2025-03-02T10:00:00Z>", linked = "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2025-03-01\"}</script>";
    CHECK(page_record(article_page(meta + linked, "")).date == "2025-03-01");
    CHECK(page_record(article_page(meta, "<time datetime=2025-03-03>x</time>")).date == "2025-03-02T10:00:00Z");
    CHECK(page_record(article_page("", "<h1>The bridge</h1><time datetime=2025-03-03>x</time><p>4 March 2025</p>")).date == "2025-03-03");
    CHECK(page_record(article_page("", "<h1>The bridge</h1><p>Updated 5 March 2025</p><p>4 March 2025</p>")).date == "2025-03-04");
    CHECK(page_record(article_page("", "<p>Friday, 6 March 2026</p><h1>The bridge</h1><p>4 March 2025</p>")).date == "2025-03-04");
    CHECK(page_record(article_page("<link rel=canonical href='https://a.example/2025/03/06/bridge'>", "")).date == "2025-03-06");
    CHECK(page_record(article_page("<meta property=article:modified_time content=2025-03-07>", "")).date == "2025-03-07");
    CHECK(page_record(article_page("<meta property=article:published_time content='no date'>", "")).date.empty());
}

TEST_CASE("a dialog and comments that are longer than the article hide nothing of it") {
    const std::string dialog = "<div id=onetrust-consent>" + testing::repeated("<p>We and our 900 partners store information on your device, and read it, for purposes that you can choose here.</p>", 40) + "</div>";
    const std::string comments = "<div id=disqus_thread>" + testing::repeated("<p>I have said so for years, and nobody has listened to me or to anybody who knows.</p>", 40) + "</div>";
    const corpus::Record record = page_record("<html><body>" + dialog + "<main aria-hidden=true><article class=social-on><h1>The bridge</h1>" + sentence + "<p>Nobody knows who pays for it.</p></article></main>" + comments + "</body></html>");
    CHECK(record.text.find("The harbour bridge") == 0);
    CHECK(record.text.ends_with("Nobody knows who pays for it."));
}

TEST_CASE("who builds the page is not its author") {
    CHECK(page_record(article_page("<meta name=author content='Pagework GmbH'>", "<h1>The bridge</h1><p>By Moira Kessel</p>")).author == "Moira Kessel");
    CHECK(page_record(article_page("<meta name=author content='admin'>", "")).author.empty());
    CHECK(page_record(article_page("<meta name=citation_author content='Kessel, M.'><meta name=citation_author content='Adair, T.'>", "")).author == "Kessel, M., Adair, T.");
    CHECK(page_record(article_page("", "<h1>The bridge</h1><div itemprop=author><span itemprop=name>Moira Kessel</span> <a href=/x>Follow</a></div>")).author == "Moira Kessel");
}

TEST_CASE("an address of an archive leads to the page's own") {
    const std::string wayback = "https://web.archive.org/web/20120611024252/http://paper.example:80/news/1.htm";
    CHECK(page_record(article_page("", ""), {.url = wayback, .charset = "", .name = ""}).url == "http://paper.example/news/1.htm");
    CHECK(page_record(article_page("", ""), {.url = "https://paper.example/a", .charset = "", .name = ""}).source == "paper.example");
}

TEST_CASE("the outlet's name leaves a title, whatever parts them") {
    using corpus::html::without_site;
    CHECK(without_site("Bridge closed | World | The Courier", "The Courier", "") == "Bridge closed | World");
    CHECK(without_site("The bridge is closed at once | World | The Courier", "The Courier", "") == "The bridge is closed at once");
    CHECK(without_site("Bridge closed - Courier - News of the day", "", "https://www.courier.example/1") == "Bridge closed");
    CHECK(without_site("Courier | Bridge closed", "Courier", "") == "Bridge closed");
    CHECK(without_site("Why: a bridge - and its end", "", "") == "Why: a bridge - and its end");
    CHECK(corpus::html::owner_label("https://www.bbc.co.uk/news/1") == "bbc");
    CHECK(corpus::html::owner_label("http://he.xinhuanet.com/") == "xinhuanet");
}

TEST_CASE("paragraphs among and under the text that lead elsewhere are left out") {
    const std::string page = "<html><body><div>" + sentence + sentence.substr(0, 3) + "It will last for a year, and the council knows that nobody likes it much.</p>"
        "<div><p>Please keep to our <a href=/community_guidelines.html>rules</a> and to our <a href=/privacy.html>policy</a> when you write below this text.</p><p>Opinions are those of their authors.</p></div></div></body></html>";
    const corpus::Record ruled = page_record(page);
    CHECK(rule_of(ruled, "Please keep") == "rules of the site");
    CHECK(rule_of(ruled, "Opinions are") == "rules of the site");
    const std::string credited = "<html><body>" + sentence + "<p>The council meets on Monday, and there will be no vote on it.(c)AFP/Jane Doe</p></body></html>";
    const corpus::Record credit = page_record(credited);
    CHECK(credit.author == "Jane Doe");
    CHECK(credit.text.ends_with("there will be no vote on it."));
}

TEST_CASE("hostile pages end, and memory with them") {
    CHECK(page_fault(testing::repeated("<div>", 200000)) == "a page without a text");
    CHECK(page_fault(testing::repeated("<b><p>x</b>", 20000)) == "a page without a text");
    CHECK(page_fault(testing::repeated("<svg>", 200000)) == "a page without a text");
    CHECK(page_fault("<title>" + testing::repeated("a - ", 50000)) == "a page without a text");
    CHECK(page_fault("<script type=application/ld+json>" + testing::repeated("[", 100000)) == "a page without a text");
    CHECK(page_fault("<table>" + testing::repeated("x<i>", 50000)) == "a page without a text");
}
