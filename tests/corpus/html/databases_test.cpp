#include <doctest/doctest.h>

#include "../read_folder.h"

using namespace verbatim;
using testing::read_file;

namespace {

// One article of Factiva's layout of codes.
std::string factiva_codes(const std::string& rows) { return "<div class=\"article frArticle\"><table>" + rows + "</table></div>"; }
std::string factiva_row(const std::string& code, const std::string& value) { return "<tr><td class=\"index\"><b>" + code + "</b>&nbsp;</td><td>" + value + "</td></tr>\n"; }
std::string factiva_page(const std::string& articles) { return "<html><head><title>Factiva</title><style>.articleParagraph{}</style></head><body>" + articles + "</body></html>"; }

}  // namespace

TEST_CASE("Factiva's layout of codes holds many articles a file, each once") {
    const std::string one = factiva_codes(factiva_row("HD", "Un pont ferme") + factiva_row("BY", "Par Anne Keller") + factiva_row("PD", "29 décembre 2011") + factiva_row("ET", "15:32") + factiva_row("SN", "La Gazette") +
                                          factiva_row("LA", "Français") + factiva_row("CY", "(c) 2011 La Gazette") + factiva_row("LP", "<p class=\"articleParagraph\">Le pont est fermé.</p>") +
                                          factiva_row("TD", "<p class=\"articleParagraph\">« Personne ne passera », a dit M. Ferrant.</p><p class=\"articleParagraph\">Fin.</p>") +
                                          factiva_row("AN", "Document LAGAZ0020111229e7ct0001r"));
    const std::string lead_alone = factiva_codes(factiva_row("HD", "Un bac") + factiva_row("PD", "3 janvier 2012") + factiva_row("LP", "<p>Un bac passe.</p>"));
    const std::string empty = factiva_codes(factiva_row("HD", "Sans texte"));
    const auto found = read_file("a.html", factiva_page(one + one + lead_alone + empty));
    REQUIRE(found.articles.size() == 2);
    const corpus::Article& article = found.articles[0];
    CHECK(article.id == "LAGAZ0020111229e7ct0001r");
    CHECK(article.title == "Un pont ferme");
    CHECK(article.author == "Anne Keller");
    CHECK(base::format_date(*article.date) == "2011-12-29");
    CHECK(article.source == "La Gazette");
    CHECK(article.language == "fr");
    CHECK(article.text == "Le pont est fermé.\n\n« Personne ne passera », a dit M. Ferrant.\n\nFin.");
    CHECK(article.licensed);
    CHECK(found.articles[1].text == "Un bac passe.");
    CHECK(found.articles[1].left_out.at(0).rule == "field without a text");
    CHECK(found.messages().find("1 articles that stand twice") != std::string::npos);
    CHECK(found.messages().find("an article without a text (\"Sans texte\")") != std::string::npos);
}

TEST_CASE("Factiva's layout of lines is read by its order") {
    const auto found = read_file("a.html", factiva_page("<div class=\"article enArticle\"><div><span class='enHeadline'>Bridge closes</span></div><div>By Moira Kessel</div><div>1,234 words</div><div>14 March 2025</div>"
                                                        "<div>09:20</div><div>The Courier</div><div>COUR</div><div>A1</div><div>English</div><div>(c) 2025</div>"
                                                        "<p class=\"articleParagraph enarticleParagraph\">The bridge is closed.</p><p class=\"articleParagraph enarticleParagraph\">Nobody may cross it.</p>"
                                                        "<p>Document COUR000020250314el3e00001</p></div>"));
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Bridge closes");
    CHECK(found.articles[0].author == "Moira Kessel");
    CHECK(base::format_date(*found.articles[0].date) == "2025-03-14");
    CHECK(found.articles[0].source == "The Courier");
    CHECK(found.articles[0].language == "en");
    CHECK(found.articles[0].text == "The bridge is closed.\n\nNobody may cross it.");
    CHECK(found.articles[0].id == "COUR000020250314el3e00001");
}

TEST_CASE("Europresse's old layout: order of lines, and certificates between articles") {
    const std::string head = "<html xmlns:n1=\"http://www.cedrom-sni.com/schema/newsv1.xsd\"><META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\"><body>";
    const std::string one = "<table><tr><td><span class=\"DocPublicationName\">Le Quai, no. 5968</span><br><span class=\"DocHeader\">Politique, </span><span class=\"DocHeader\">jeudi </span>"
                            "<span class=\"DocHeader\">5 octobre 2013</span><span class=\"DocHeader\">, p. 4</span><br><br><span class=\"TitreArticleVisu\">Un pont <span style=\"color:red\">fermé</span></span><br><br>"
                            "Anne Keller<br><p></p>Le pont est fermé.<font style=\"font-weight:bold;\"> « Personne</font> ne passera », a dit M. Ferrant.<p></p>Fin.<p></p><b><i>© 2013 Le Quai. Tous droits réservés.</i></b>"
                            "<p></p>Numéro de document : news·20131005·LQ·204<br><table><tr><td>Ce certificat est émis à une université.</td></tr></table></td></tr></table>";
    const auto found = read_file("a.html", head + one + one + "</body></html>");
    REQUIRE(found.articles.size() == 1);  // the second has the id of the first
    const corpus::Article& article = found.articles[0];
    CHECK(article.title == "Un pont fermé");
    CHECK(article.author == "Anne Keller");
    CHECK(article.source == "Le Quai");
    CHECK(base::format_date(*article.date) == "2013-10-05");
    CHECK(article.text == "Le pont est fermé. « Personne ne passera », a dit M. Ferrant.\n\nFin.");
    CHECK(article.id == "news·20131005·LQ·204");
    CHECK(article.licensed);
}

TEST_CASE("Europresse's new layout: elements with names") {
    const auto found = read_file("a.html", "<html><body><div id=\"docText\" data-host=\"nouveau.europresse.com\"><article><header><div class=\"rdp__DocPublicationName\"><span class=\"DocPublicationName\">Le Quai (site web)</span></div>"
                                           "<span class=\"DocHeader\">Ville, mardi 3 janvier 2023 412 mots, p. 5</span><div class=\"titreArticle\"><p class=\"titreArticleVisu rdp__articletitle\">Un pont fermé</p></div>"
                                           "<div class=\"docAuthors\">Par Anne Keller</div></header><section><div class=\"DocText clearfix\"><div class=\"docOcurrContainer\"><p>Le pont est fermé.</p><p>Fin.</p></div></div></section>"
                                           "<aside><p>Note de la rédaction</p></aside><footer><div class=\"publiC-lblNodoc\">news·20230103·LQW·1</div></footer></article></div></body></html>");
    REQUIRE(found.articles.size() == 1);
    CHECK(found.articles[0].title == "Un pont fermé");
    CHECK(found.articles[0].source == "Le Quai");
    CHECK(found.articles[0].author == "Anne Keller");
    CHECK(base::format_date(*found.articles[0].date) == "2023-01-03");
    CHECK(found.articles[0].text == "Le pont est fermé.\n\nFin.");
}

TEST_CASE("ProQuest's labels stand in bold; its text ends before the reporter's address") {
    const std::string article = "<div><a name=\"DocID_MSTAR_251\"></a><p></p><p>Bridge closes</p><p><strong>Author:  </strong>Kessel, Moira</p><p><strong>Publication info:  </strong>The Courier ; Ardmore [Ardmore]14 Mar 2025: A.2.</p>"
                                "<p><a href=\"https://search.proquest.example/docview/251\">ProQuest document link</a></p><p><strong>Abstract:  </strong></p><p>The bridge closes.</p>"
                                "<p><strong>Full text: </strong><text wordcount=\"9\"><meta name=\"v\" content=\"x\"><title></title><p>The bridge is closed.</p> <p>Nobody may cross it.</p><p>--</p><p>moira@courier.example</p></text></p>"
                                "<p><strong>Subject: </strong>Bridges</p><p><strong>Publicationtitle: </strong>The Courier; Ardmore</p><p><strong>Publication date: </strong>Mar 14, 2 025</p>"
                                "<p><strong>Language of publication: </strong>English</p><p><strong>ProQuest document ID: </strong>251</p></div>";
    const auto found = read_file("a.html", article + "<div><a name=\"DocID_MSTAR_252\"></a><p>Only a summary</p><p><strong>Abstract: </strong>It is short.</p><p><strong>Publication year: </strong>2009</p></div>");
    REQUIRE(found.articles.size() == 2);
    CHECK(found.articles[0].title == "Bridge closes");
    CHECK(found.articles[0].author == "Kessel, Moira");
    CHECK(found.articles[0].source == "The Courier");
    CHECK(base::format_date(*found.articles[0].date) == "2025-03-14");
    CHECK(found.articles[0].url == "https://search.proquest.example/docview/251");
    CHECK(found.articles[0].text == "The bridge is closed.\n\nNobody may cross it.");
    CHECK(found.articles[0].id == "251");
    CHECK(found.articles[1].teaser);
    CHECK(found.articles[1].text == "It is short.");
}

TEST_CASE("a page of MHTML is one article: its frames are none") {
    const std::string page = "<html lang=3D\"de\"><head><title>Br=C3=BCcke gesperrt</title></head><body><h1>Br=C3=BCcke gesperrt</h1><p>Die Hafenbr=C3=BCcke bleibt bis zum n=C3=A4chsten Fr=\r\n=C3=BChjahr gesperrt. "
                             "Taucher haben Risse in zwei Pfeilern gefunden, wie die Stadt am Freitag mitteilte.</p><p>Die Arbeiten kosten neun Millionen, die der Haushalt der Stadt nicht hergibt, und dauern sicher ein ganzes Jahr, "
                             "wie der Ingenieur sagte. Niemand wei=C3=9F, wer sie zahlt, und niemand m=C3=B6chte es sein. Bis dahin f=C3=A4hrt eine F=C3=A4hre.</p></body></html>";
    const std::string mhtml = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://nordkurve.example/bruecke\r\nSubject: =?utf-8?Q?Br=C3=BCcke?=\r\nDate: Sun, 29 Nov 2026 18:10:07 GMT\r\nMIME-Version: 1.0\r\n"
                              "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B\"\r\n\r\n----B\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/frame\r\n\r\n"
                              "<html><body><p>An advertisement in a frame, with some words that nobody wants to read as an article of its own.</p></body></html>\r\n"
                              "----B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://nordkurve.example/bruecke\r\n\r\n" + page + "\r\n----B--\r\n";
    for (const char* name : {"a.mhtml", "a.txt"}) {
        const auto found = read_file(name, mhtml);
        REQUIRE(found.articles.size() == 1);
        CHECK(found.articles[0].title == "Brücke gesperrt");
        CHECK(found.articles[0].url == "https://nordkurve.example/bruecke");
        CHECK(found.articles[0].text.find("Die Hafenbrücke bleibt bis zum nächsten Frühjahr gesperrt.") == 0);
        CHECK_FALSE(found.articles[0].date);
    }
}

TEST_CASE("a file is told to be a page by its bytes, and a page without an article is reported, not refused") {
    const std::string page = "<!DOCTYPE html><html><head><title>T</title></head><body><p>" + testing::repeated("Some words of a sentence. ", 20) + "</p></body></html>";
    CHECK(read_file("a.txt", page).articles.size() == 1);
    CHECK(read_file("a", page).articles.size() == 1);
    CHECK(read_file("b.html", "<div><p>" + testing::repeated("Some words of a sentence. ", 20) + "</p></div>").articles.size() == 1);
    const auto none = read_file("c.html", "<html><body><p>Advertisement</p></body></html>");
    CHECK(none.articles.empty());
    CHECK(none.summary.rejected == 0);
    CHECK(none.messages().find("a page without a text") != std::string::npos);
}
