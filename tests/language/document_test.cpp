#include "language/document.h"

#include <doctest/doctest.h>

#include "articles.h"

using namespace verbatim;

namespace {

// Tokens parted by blanks, stretches as <words>, sentences by " | ".
std::string laid_out(std::string_view line, std::string_view language = "en") {
    const corpus::Article article = language::testing::article(line, language);
    const language::Document document = language::read_document(article);
    std::string out;
    for (const language::Sentence& sentence : document.sentences) {
        if (!out.empty()) out += "| ";
        for (language::TokenIndex t = sentence.first; t < sentence.last; ++t) {
            const bool quoted = document.tokens[t].kind == language::TokenKind::quoted;
            out += quoted ? "<" + std::string(base::slice(article.text, document.quoted[document.quoted_at(t)].inner)) + ">"
                          : std::string(document.word(t));
            out += ' ';
        }
    }
    if (!out.empty()) out.pop_back();
    return out;
}

}  // namespace

TEST_CASE("a quoted stretch is one token and does not tear its sentence apart") {
    CHECK(laid_out("“We won. It was hard,” Kovacs said, “but fair.” He smiled.") ==
          "<We won. It was hard,> Kovacs said , <but fair.> | He smiled .");
}

TEST_CASE("a question inside marks goes on with its attribution") {
    CHECK(laid_out("“Is it safe?” Kovacs asked. “Yes.” He left.") == "<Is it safe?> Kovacs asked . | <Yes.> | He left .");
    CHECK(laid_out("“Is it safe?” he asked.") == "<Is it safe?> he asked .");
}

TEST_CASE("stops of titles, initials and abbreviations belong to their words") {
    CHECK(laid_out("Dr. J. Kovacs of the U.S. team spoke on Feb. 3.") == "Dr. J. Kovacs of the U.S. team spoke on Feb. 3 .");
    CHECK(laid_out("It opens in June. He left.") == "It opens in June . | He left .");
}

TEST_CASE("clitics are tokens of their own") {
    CHECK(laid_out("Kovacs’s car isn't Anna's.") == "Kovacs ’s car isn't Anna 's .");
}

TEST_CASE("blanks that do not break and dashes of every length are known") {
    CHECK(laid_out("Kovacs\u00A0said\u2009no – yes — no -- yes.") == "Kovacs said no – yes — no -- yes .");
}

TEST_CASE("pronouns that hang on verbs and elided words are tokens of their own") {
    CHECK(laid_out("Il dort, ajoute-t-elle.", "fr") == "Il dort , ajoute elle .");
    CHECK(laid_out("Il a dit qu'elle l’attend, dit-on.", "fr") == "Il a dit qu elle l attend , dit on .");
    CHECK(laid_out("Le rendez-vous est aujourd'hui.", "fr") == "Le rendez-vous est aujourd'hui .");
    CHECK(laid_out("Прем'єр і сім\"я поїхали.", "uk") == "Прем'єр і сім\"я поїхали .");
}

TEST_CASE("Arabic particles are parted from the known word behind them") {
    CHECK(laid_out("وقال سالم، فوزي وصل.", "ar") == "و قال سالم ، فوزي وصل .");
    CHECK(laid_out("وفقا لوزارة النقل", "ar") == "وفقا ل وزارة النقل");
}

TEST_CASE("text without blanks is cut at known words") {
    CHECK(laid_out("市长王大明昨天说：“好。”", "zh") == "市长 王大明 昨天 说 ： <好。>");
    CHECK(laid_out("木村市長は「はい」と述べた。", "ja") == "木村 市長 は <はい> と 述べた 。");
}

TEST_CASE("a dash opens speech where a verb of saying stands behind one") {
    CHECK(laid_out("— Рыбы нет, — говорит рыбак. — Осталась щука.", "ru") == "<Рыбы нет> , — говорит рыбак . | <Осталась щука.>");
    CHECK(laid_out("— Je pars, dit-elle.", "fr") == "<Je pars> , dit elle .");
    CHECK(laid_out("—Me voy —dijo Juan—. Mañana vuelvo.", "es") == "<Me voy> — dijo Juan <Mañana vuelvo.>");
    CHECK(laid_out("- одна лодка|- две сети", "ru") == "- одна лодка | - две сети");
    CHECK(laid_out("— Go, — he said.", "en") == "— Go , — he said .");  // English has other marks
}

TEST_CASE("a negated auxiliary is one word, whatever its apostrophe") {
    const auto is_auxiliary = [](std::string_view line) {
        const corpus::Article article = language::testing::article(line, "en");
        const language::Document document = language::read_document(article);
        return document.tokens.size() > 1 && document.tokens[1].is(language::WordClass::auxiliary);
    };
    CHECK(laid_out("Holm didn’t sing.") == "Holm didn’t sing .");
    CHECK(is_auxiliary("Holm didn’t sing."));
    CHECK(laid_out("Holm wouldn't sing.") == "Holm wouldn't sing .");
    CHECK(is_auxiliary("Holm wouldn't sing."));
}
