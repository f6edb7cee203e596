#include "quotes/content/denial.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "articles.h"
#include "quotes/analyze.h"

using namespace verbatim;

namespace {

// The words of each quotation, one after the other; those that are denied behind a minus sign.
std::string told_in(std::string_view line, std::string_view language = "en") {
    const corpus::Article article = language::testing::article(line, language);
    const quotes::Analysis analysis = quotes::analyze(article);
    std::string out;
    for (const quotes::Quote& quote : analysis.quotes) {
        const bool denied = quote.stance == quotes::Stance::denies;
        CHECK_FALSE((denied && quote.kind == quotes::QuoteKind::direct));
        out += (out.empty() ? "" : " | ") + std::string(denied ? "- " : "") + quotes::words_of(article.text, quote);
    }
    return out;
}

}  // namespace

TEST_CASE("a clause behind a verb of denial is denied") {
    CHECK(told_in("Title|Mayor Mara Lind denied that the bridge was unsafe.") == "- that the bridge was unsafe");
    CHECK(told_in("Title|Mayor Mara Lind has always denied she knew about the cracks.") == "- she knew about the cracks");
    CHECK(told_in("Title|Mayor Mara Lind denies the cuts were made in retaliation.") == "- the cuts were made in retaliation");
    CHECK(told_in("Title|Harbour chief Ines Marlow denied the cap would cripple the industry.") == "- the cap would cripple the industry");
    CHECK(told_in("Title|The company disputed that the dam had leaked in May.") == "- that the dam had leaked in May");
    CHECK(told_in("Title|Two engineers resigned in May, Mayor Mara Lind said, denying that they had been dismissed.").find("- that they had been dismissed") != std::string::npos);
}

TEST_CASE("what somebody denies doing is denied") {
    CHECK(told_in("Title|Mayor Mara Lind denied having met the builder.") == "- having met the builder");
    CHECK(told_in("Title|Mayor Mara Lind denied taking money from the builder.") == "- taking money from the builder");
    CHECK(told_in("Title|Mayor Mara Lind denied ever saying that the bridge was safe.") == "- saying that the bridge was safe");
}

TEST_CASE("of a report, claim or allegation, what it says is denied") {
    CHECK(told_in("Title|Mayor Mara Lind dismissed as untrue a report that she had met the builder.") == "- that she had met the builder");
    CHECK(told_in("Title|Mayor Mara Lind rejected the allegation that the bridge had been sold.") == "- that the bridge had been sold");
    CHECK(told_in("Title|The ministry contradicted rumours that the harbour would close.") == "- that the harbour would close");
    CHECK(told_in("Title|The ministry called the claim that the harbour would close false.") == "- that the harbour would close");
    CHECK(told_in("Title|Mayor Mara Lind rejected attacks from rivals in the council that she was no friend of farmers.") == "- that she was no friend of farmers");
    CHECK(told_in("Title|Mayor Mara Lind contradicted Mr. Ash's comments, made on Monday, that the flood had been “contained” in May.") == "- that the flood had been “contained” in May");
    CHECK(told_in("Title|Mayor Mara Lind denied the allegations.") == "- the allegations");
}

TEST_CASE("who denies may go on, and say something as well") {
    CHECK(told_in("Title|Mayor Mara Lind denied that she took the money, saying the figures were wrong.") == "- that she took the money | the figures were wrong");
    CHECK(told_in("Title|Mayor Mara Lind denied she had lied and said she was innocent.") == "- she had lied | she was innocent");
    CHECK(told_in("Title|The ministry dismissed rumours that the harbour would close as false.") == "- that the harbour would close");
}

TEST_CASE("what is refused or turned down is no statement, and what describes a report is none either") {
    CHECK(told_in("Title|Mayor Mara Lind rejected the offer from the builder.").empty());
    CHECK(told_in("Title|The judge denied the request for bail on Monday.").empty());
    CHECK(told_in("Title|Mayor Mara Lind rejected that, too.").empty());
    CHECK(told_in("Title|The court dismissed the appeal of the builder.").empty());
    CHECK(told_in("Title|Mayor Mara Lind dismissed the report that appeared in the Courier.").find("appeared") == std::string::npos);
}

TEST_CASE("a claim that is not the object, and a clause that describes one, are not what is denied") {
    CHECK(told_in("Title|The council dismissed the plan on the claim that it was too dear.").find("- ") == std::string::npos);
    CHECK(told_in("Title|There was talk in the harbour about old boats and unfounded allegations that the pier was sinking.").find("- ") == std::string::npos);
    CHECK(told_in("Title|The vote contradicts the very principles that the council claims to uphold.").find("- ") == std::string::npos);
    CHECK(told_in("Title|The parliament can reject court decisions insisting that it is above the judges.").find("- ") == std::string::npos);
}

TEST_CASE("who does not deny, will not deny or neither confirms nor denies says nothing") {
    CHECK(told_in("Title|Mayor Mara Lind did not deny that the bridge was unsafe.").empty());
    CHECK(told_in("Title|Mayor Mara Lind refused to deny that the bridge was unsafe.").empty());
    CHECK(told_in("Title|Mayor Mara Lind neither confirmed nor denied that the bridge was unsafe.").empty());
}

TEST_CASE("words in marks are denied where they stand within what is denied, and said where they are the denial") {
    CHECK(told_in("Title|Mayor Mara Lind denied that the bridge was “dead”.") == "- that the bridge was “dead”");
    CHECK(told_in("Title|The ministry rejected the claim that the harbour was “rotting away”.") == "- that the harbour was “rotting away”");
    CHECK(told_in("Title|Mayor Mara Lind denied it: “We never met,” she said.") == "We never met,");
    CHECK(told_in("Title|“That is false,” Mayor Mara Lind said.") == "That is false,");
    CHECK(told_in("Title|“I did not take it,” Mayor Mara Lind said, denying that she was “a thief and a liar”.") == "I did not take it, | - that she was “a thief and a liar”");
    CHECK(told_in("Title|Mayor Mara Lind dismissed the accusations that the town had poisoned the river as “absurd and quite groundless”.") ==
          "- that the town had poisoned the river | absurd and quite groundless");
    CHECK(told_in("Title|Mayor Mara Lind rejected the claim that the harbour was described as “a rotten heap”.") == "- that the harbour was described as “a rotten heap”");
    CHECK(told_in("Title|Mayor Mara Lind rejected claims that the pier was sinking, calling them “lies from start to end”.").find("- that the pier was sinking") != std::string::npos);
    CHECK(told_in("Title|Mayor Mara Lind denied knowing about “any secret deal with the builder”.") == "- knowing about “any secret deal with the builder”");
    CHECK(told_in("Title|“I have never met the builder,” Mayor Mara Lind denied.") == "I have never met the builder,");
    CHECK(told_in("Title|Mayor Mara Lind dismissed the report as “complete and utter nonsense”.") == "complete and utter nonsense");
}

TEST_CASE("what is called nonsense in marks is denied beside them") {
    CHECK(told_in("Title|Mayor Mara Lind dismissed as “complete and utter nonsense” a report that she had met the builder.") ==
          "complete and utter nonsense | - that she had met the builder");
}

TEST_CASE("other languages deny in words of their own") {
    CHECK(told_in("Titel|Der Minister Jens Lind bestritt, dass die Brücke unsicher ist.", "de") == "- dass die Brücke unsicher ist");
    CHECK(told_in("Titel|Der Minister Jens Lind bestritt, von den Rissen gewusst zu haben.", "de") == "- von den Rissen gewusst zu haben");
    CHECK(told_in("Titel|Der Minister Jens Lind wies den Vorwurf zurück, dass er Geld genommen habe.", "de") == "- dass er Geld genommen habe");
    CHECK(told_in("Titel|Der Minister Jens Lind bestritt nicht, dass die Brücke unsicher ist.", "de").empty());
    CHECK(told_in("Titre|Le ministre, Jean Lind, a nié que le pont soit dangereux.", "fr") == "- que le pont soit dangereux");
    CHECK(told_in("Titre|Le ministre Jean Lind nie avoir rencontré le constructeur.", "fr") == "- avoir rencontré le constructeur");
    CHECK(told_in("Titre|Le ministre Jean Lind a rejeté les accusations selon lesquelles il avait menti.", "fr") == "- il avait menti");
    CHECK(told_in("Título|El ministro Juan Lind negó que el puente fuera peligroso.", "es") == "- que el puente fuera peligroso");
    CHECK(told_in("Título|El ministro Juan Lind negó haber conocido al constructor.", "es") == "- haber conocido al constructor");
    CHECK(told_in("Заголовок|Министр Иван Линд опроверг сообщения о том, что мост закрыли.", "ru") == "- что мост закрыли");
    CHECK(told_in("Заголовок|Министр Иван Линд отрицает, что мост опасен.", "ru") == "- что мост опасен");
    CHECK(told_in("Título|O ministro João Lima negou que a ponte fosse perigosa.", "pt") == "- que a ponte fosse perigosa");
    CHECK(told_in("Título|O ministro João Lima rejeitou a acusação de que a ponte tinha sido vendida.", "pt") == "- que a ponte tinha sido vendida");
}

TEST_CASE("a noun of denial denies as its verb does") {
    CHECK(told_in("Title|Nobody in Vik believes Mayor Mara Lind's denial that she had met the builder.") == "- that she had met the builder");
    CHECK(told_in("Title|The council was not moved by a denial from Ines Marlow that the dam had leaked.") == "- that the dam had leaked");
    CHECK(told_in("Title|Nobody in Vik believes Mayor Mara Lind's claim that she had met the builder.") == "that she had met the builder");
}
