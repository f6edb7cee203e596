#include "corpus/dateline.h"

#include <doctest/doctest.h>

#include <string>

using namespace verbatim;

namespace {

// "Astana, Kazakhstan | ASTANA, Kazakhstan, January 3. | agency | date"
std::string read_dateline(std::string_view text) {
    const corpus::Dateline found = corpus::find_dateline(text);
    if (found.span.empty()) return "none";
    std::string shown = found.place.display() + " | " + std::string(base::slice(text, found.span)) + " | ";
    shown += base::slice(text, found.agency);
    shown += " | " + (found.date ? base::format_date(*found.date) : std::string());
    return shown;
}

}  // namespace

TEST_CASE("datelines are read by their structure") {
    struct Case {
        std::string_view text, found;
    };
    const Case cases[] = {
        {"ASTANA, Kazakhstan, January 3. President Tokayev spoke.",
         "Astana, Kazakhstan | ASTANA, Kazakhstan, January 3. |  | "},
        {"NEW YORK, March 5. Merrill Lynch said", "New York | NEW YORK, March 5. |  | "},
        {"NUR-SULTAN, Kazakhstan, 3 January 2025. He",
         "Nur-Sultan, Kazakhstan | NUR-SULTAN, Kazakhstan, 3 January 2025. |  | 2025-01-03"},
        {"LONDON (Reuters) – The bank", "London | LONDON (Reuters) – | Reuters | "},
        {"COLOMBO (News 1st); The unit", "Colombo | COLOMBO (News 1st); | News 1st | "},
        {"Colombo, Jan 5 (ICC) - Sri Lanka", "Colombo | Colombo, Jan 5 (ICC) - | ICC | "},
        {"Colombo, Jan. 5 – Sri Lanka", "Colombo | Colombo, Jan. 5 – |  | "},
        {"Toronto, March 11. The gain", "Toronto | Toronto, March 11. |  | "},
        {"WASHINGTON — Hillary Clinton", "Washington | WASHINGTON — |  | "},
        {"WASHINGTON, D.C. — Hillary", "Washington, D.C. | WASHINGTON, D.C. — |  | "},
        {"ST. LOUIS, Mo. (AP) — Police", "St. Louis, Mo. | ST. LOUIS, Mo. (AP) — | AP | "},
        {"LONDONDERRY, N.H., April 7. Shr", "Londonderry, N.H. | LONDONDERRY, N.H., April 7. |  | "},
        {"RIO DE JANEIRO (AFP) - Uma", "Rio de Janeiro | RIO DE JANEIRO (AFP) - | AFP | "},
        {"MOSCOW, January 3. /TASS/. President", "Moscow | MOSCOW, January 3. |  | "},
        {"MOSCOW, January 3 /TASS/. President", "Moscow | MOSCOW, January 3 /TASS/. | TASS | "},
        {"ҚАРАҒАНДЫ, 3 January. Тоқаев", "Қарағанды | ҚАРАҒАНДЫ, 3 January. |  | "},
        {"PARIS, France, Jan. 3, 2025 (AFP) – The",
         "Paris, France | PARIS, France, Jan. 3, 2025 (AFP) – | AFP | 2025-01-03"},
        {"MOSCOW, (Reuters) - Gunmen", "Moscow | MOSCOW, (Reuters) - | Reuters | "},
        {"UK, Dec 31 (BBC) - A pioneer", "UK | UK, Dec 31 (BBC) - | BBC | "},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(read_dateline(c.text) == c.found);
    }
}

TEST_CASE("what stands beside the place is none of it, however it is written") {
    struct Case {
        std::string_view text, found;
    };
    const Case cases[] = {
        {"COLOMBO, May13, 2024 (Post) - The", "Colombo | COLOMBO, May13, 2024 (Post) - | Post | 2024-05-13"},
        {"Colchester 2 March Town 1. The", "none"},
        {"UFA, May 3 – The", "UFA | UFA, May 3 – |  | "},
        {"AP – Markets rose", " | AP – | AP | "},
        {"COLOMBO, May13 (Post) - The", "Colombo | COLOMBO, May13 (Post) - | Post | "},
        {"Colombo, Dec.25 (Post)- The", "Colombo | Colombo, Dec.25 (Post)- | Post | "},
        {"Colombo May 17 (Post)- The", "Colombo | Colombo May 17 (Post)- | Post | "},
        {"India- Feb 03 – The", "India | India- Feb 03 – |  | "},
        {"Delhi, March 7 (crictracker) - The", "Delhi | Delhi, March 7 (crictracker) - | crictracker | "},
        {"Kandy, May 8, (Post) - The", "Kandy | Kandy, May 8, (Post) - | Post | "},
        {"COLOMBO 3 January 2025 – The", "Colombo | COLOMBO 3 January 2025 – |  | 2025-01-03"},
        {"Colombo, April (Post)- The", "Colombo | Colombo, April (Post)- | Post | "},
        {"Colombo, Aprl 10 (Post)- The", "Colombo | Colombo, Aprl 10 (Post)- | Post | "},
        {"Badulla, Colombo 7 (Post) - The", "Badulla | Badulla, Colombo 7 (Post) - | Post | "},
        {"MAY PEN, Jamaica (AP) – The", "May Pen, Jamaica | MAY PEN, Jamaica (AP) – | AP | "},
        {"AFP – Markets rose", " | AFP – | AFP | "},
        {"Reuters, May 3 – Markets rose", " | Reuters, May 3 – | Reuters | "},
        {"REUTERS, LONDON – Markets rose", "London | REUTERS, LONDON – | REUTERS | "},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(read_dateline(c.text) == c.found);
    }
}

TEST_CASE("what only looks like a dateline is left alone") {
    for (const std::string_view text : {"",
                                        "President Tokayev spoke on January 3. He left.",
                                        "BREAKING — A fire",
                                        "NATO – the alliance – met.",
                                        "UPDATE: Two die",
                                        "On Monday, January 3. It rained.",
                                        "Monday, January 3. It rained.",
                                        "January 3. It rained.",
                                        "He said: “No.”",
                                        "In Paris (Reuters reported it) nobody – spoke.",
                                        "THE END",
                                        "A – B",
                                        "Wednesday, September 4, 2019",
                                        "12 – 15 May",
                                        "Smith, Jones, Brown, Black, White, Green, Gray, January 3. They met.",
                                        "USA: OK.",
                                        "(Reuters) – The bank",
                                        ",",
                                        "ASTANA,",
                                        "ASTANA, Kazakhstan, January 3.President",
                                        "10.17 PM – Polls close",
                                        "WORLD CUP 2025 – Match preview",
                                        "UPDATE (8.15 PM): The man died.",
                                        "Seated (from left): Jane Roe",
                                        "Astana, (April 30 (Post) - The",
                                        "May 3 Astana (AP) - The",
                                        "The Trade Union Congress (TUC)-Labour pact held."}) {
        CAPTURE(text);
        CHECK(read_dateline(text) == "none");
    }
}

TEST_CASE("a dateline stays within its paragraph and its length") {
    CHECK(read_dateline("ASTANA, Kazakhstan, January 3.\n\nPresident") ==
          "Astana, Kazakhstan | ASTANA, Kazakhstan, January 3. |  | ");
    CHECK(read_dateline("ASTANA, Kazakhstan\n\nJanuary 3. He") == "none");
    CHECK(read_dateline(std::string(200, 'A') + ", January 3. He") == "none");
}

TEST_CASE("a place field is parted at its commas") {
    CHECK(corpus::read_place("Astana, Kazakhstan").city == "Astana");
    CHECK(corpus::read_place(" Austin , Texas, USA ").country == "USA");
    CHECK(corpus::read_place("Rome").display() == "Rome");
    CHECK(corpus::read_place("").display() == "");
    CHECK(corpus::Place{"", "Kazakhstan"}.display() == "Kazakhstan");
}
