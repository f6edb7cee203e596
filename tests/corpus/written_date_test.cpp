#include <doctest/doctest.h>

#include <string>

#include "corpus/written_date.h"

using namespace verbatim;

namespace {

struct WrittenCase {
    std::string text, language, iso;
};

}  // namespace

TEST_CASE("dates are found in the words of many languages") {
    const WrittenCase cases[] = {
        {"jeudi 5 octobre 2013, p. 4", "fr", "2013-10-05"},
        {"Publié le 1er août 2013 à 13h36", "fr", "2013-08-01T13:36"},
        {"04.05.2015 à 13h36", "fr", "2015-05-04T13:36"},
        {"Mittwoch, 3. März 2021, 9.20 Uhr", "de", "2021-03-03T09:20"},
        {"5 de octubre de 2013 | 02:26:59 pm.", "es", "2013-10-05T14:26:59"},
        {"Publicado em 7 de março de 2020", "pt", "2020-03-07"},
        {"11 maja 2021, 11:49", "pl", "2021-05-11T11:49"},
        {"14 мая 2025 года", "ru", "2025-05-14"},
        {"2 листопада 2022", "uk", "2022-11-02"},
        {"2. listopada 2022.", "hr", "2022-10-02"},
        {"2. listopadu 2022 – 2. listopada 2022", "cs", "2022-11-02"},
        {"الأربعاء، 28 آب/اغسطس 2013، آخر تحديث 14:00 (GMT+0400)", "ar", "2013-08-28T14:00+04:00"},
        {"٥ كانون الثاني ٢٠١٤", "ar", "2014-01-05"},
        {"2012年06月04日 09:20:26", "zh", "2012-06-04T09:20:26"},
        {"2018年6月18日 10:01 発信地", "ja", "2018-06-18T10:01"},
        {"2021년 3월 2일", "ko", "2021-03-02"},
        {"2013. október 5.", "hu", "2013-10-05"},
        {"3 tháng 2 năm 2020", "vi", ""},
        {"5 Ekim 2013", "tr", "2013-10-05"},
        {"5 สิงหาคม 2563", "th", "2020-08-05"},
        {"January 3rd, 2025 at 4:05 PM GMT", "en", "2025-01-03T16:05Z"},
        {"Sun, 29 Nov 2026 18:10:07 GMT", "", "2026-11-29T18:10:07Z"},
        {"Thu Jan  3 10:15:00 2019", "", "2019-01-03T10:15:00"},
        {"2018-06-18T10:01:00.000Z", "", "2018-06-18T10:01:00Z"},
        {"2020-09-07 14:45:26+02:00", "", "2020-09-07T14:45:26+02:00"},
        {"26-FEB-1987 15:01:01.79", "", "1987-02-26T15:01:01"},
        {"20131020T192751+1100", "", "2013-10-20"},
        {"1529283660000", "", "2018-06-18T01:01:00Z"},
        {"20/1/2026 18:30", "id", "2026-01-20T18:30"},
        {"03/04/2025", "en-US", "2025-03-04"},
        {"03/04/2025", "en-GB", "2025-04-03"},
        {"im Oktober 2014", "de", "2014-10"},
    };
    for (const WrittenCase& one : cases) {
        CAPTURE(one.text);
        const auto date = corpus::find_date(one.text, one.language);
        CHECK((date ? date->iso : std::string()) == one.iso);
    }
}

TEST_CASE("what is no date is none, and what could be two days is not guessed") {
    for (const std::string text : {"", "May I come in?", "31 February 2020", "in 2020", "1.2.3", "page 12 of 2020", "25:61", "99999999", "03/04/2025", "+49 30 1234567"}) {
        CAPTURE(text);
        CHECK_FALSE(corpus::find_date(text, "en"));
    }
}

TEST_CASE("a day says where in the text it stands, and goes before a month alone") {
    const std::string text = "Of March 2020: printed on 4 May 2021, p. 3";
    const auto date = corpus::find_date(text, "en");
    REQUIRE(date);
    CHECK(text.substr(date->start, date->end - date->start) == "4 May 2021");
    CHECK(date->precision == corpus::DatePrecision::day);
}

TEST_CASE("signs behind the letters of Thai are passed over") {
    // Found by fuzzing: a sign that is neither letter nor digit was never left.
    CHECK_FALSE(corpus::find_date("\xE0\xB9\x9A \xE0\xB9\xA0", "th"));
    const auto date = corpus::find_date("\xE0\xB9\x9B 3 March 2025", "en");
    REQUIRE(date);
    CHECK(date->iso == "2025-03-03");
}
