#include "corpus/language.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;

TEST_CASE("language tags are cut to their primary part") {
    CHECK(corpus::primary_language("en") == "en");
    CHECK(corpus::primary_language("EN-us") == "en");
    CHECK(corpus::primary_language("pt-BR") == "pt");
    CHECK(corpus::primary_language("zh_Hant") == "zh");
    CHECK(corpus::primary_language("kaz") == "kk");
    CHECK(corpus::primary_language("haw") == "haw");
    CHECK(corpus::primary_language("English") == "");
    CHECK(corpus::primary_language("") == "");
    CHECK(corpus::primary_language("1") == "");
}

TEST_CASE("the language of a text is detected, or left open") {
    CHECK(corpus::detect_language("The president said that the parliament would vote on the new budget next week.") ==
          "en");
    CHECK(corpus::detect_language(
              "Der Präsident sagte, das Parlament werde in der nächsten Woche über den Haushalt abstimmen.") == "de");
    CHECK(corpus::detect_language("Президент сказал, что парламент проголосует за новый бюджет на следующей неделе.") ==
          "ru");
    CHECK(corpus::detect_language("הנשיא אמר כי הפרלמנט יצביע על התקציב החדש בשבוע הבא, לאחר דיון ארוך.") == "he");
    CHECK(corpus::detect_language("O presidente disse que o parlamento vai votar o novo orçamento na próxima semana.") == "pt");
    CHECK(corpus::detect_language("") == "");
    CHECK(corpus::detect_language("1 2 3") == "");
}

TEST_CASE("a text longer than what is looked at is not cut inside a character") {
    std::string text;
    while (text.size() < 5000) text += "Қазақстан Президенті ";
    CHECK(corpus::detect_language("a" + text) == corpus::detect_language(text));
}
