#include "app/route.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::app;

namespace {

Route full_route() {
    Route route;
    route.view = View::articles;
    route.query = "trade volume AND \"visa-free\" café 100%";
    route.filters.facets[0].include = {"Trend", "A & B = C"};
    route.filters.facets[0].exclude = {"Sport?"};
    route.filters.facets[3].include = {"Kassym-Jomart Tokayev"};
    route.filters.from = base::parse_date("2025-01-03");
    route.filters.to = base::parse_date("2025-03-05");
    route.filters.only_with_quotes = true;
    route.forms = search::WordForms::all;
    route.sort = SortKind::oldest;
    route.article = "folder/000_59#2";
    route.quote = "abc123.412";
    route.paragraph = "c0ffee.7";
    route.speaker = "Қасым-Жомарт";
    route.about = "Anna & Berg";
    route.by = QuotesBy::spoken_of;
    route.indirect = true;
    route.lines = LineOrder::left;
    route.over_time = OverTime::share;
    return route;
}

}  // namespace

TEST_CASE("a route written and read again is the same") {
    CHECK(decode_route(encode(full_route())) == full_route());
    CHECK(decode_route(encode(Route{})) == Route{});
    CHECK(decode_route("#" + encode(full_route())) == full_route());
}

TEST_CASE("addresses are short and readable") {
    Route route;
    CHECK(encode(route) == "/");
    route.view = View::articles;
    route.query = "trade volume";
    route.filters.facets[0].include = {"Trend"};
    route.filters.facets[0].exclude = {"Sport"};
    CHECK(encode(route) == "/articles?q=trade%20volume&source=Trend&source!=Sport");
}

TEST_CASE("what makes no sense in an address is left out") {
    CHECK(decode_route("") == Route{});
    CHECK(decode_route("#/nowhere?x=y&&=&=z&q").query.empty());
    CHECK(decode_route("/nowhere").view == View::overview);
    CHECK_FALSE(decode_route("/articles?from=2025-02-30&to=soon").filters.from);
    CHECK(decode_route("/articles?sort=random").sort == SortKind::relevance);
    CHECK(decode_route("/words?lines=upwards").lines == LineOrder::right);
    CHECK(decode_route("/articles?q=%zz%4").query == "%zz%4");
    CHECK(decode_route("/articles?q=a%FF%00%07b").query == "ab");
    CHECK(decode_route("/articles?source=&source=A&source=A").filters.facets[0].include.size() == 1);
}

TEST_CASE("a hostile address is read in bounds") {
    std::string flood = "/articles?";
    for (int i = 0; i < 20000; ++i) flood += "source=" + std::to_string(i) + "&";
    const Route route = decode_route(flood);
    CHECK(route.filters.facets[0].include.size() <= 64);
    CHECK(decode_route(std::string(1 << 20, '%')) == Route{});
}

TEST_CASE("every cut of an address decodes to a route that encodes") {
    const std::string whole = encode(full_route());
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const Route route = decode_route(whole.substr(0, length));
        CHECK(decode_route(encode(route)) == route);
    }
}

TEST_CASE("what an address says in vain is named") {
    CHECK(unread_in_route("").empty());
    CHECK(unread_in_route("#/").empty());
    CHECK(unread_in_route(encode(full_route())).empty());
    CHECK(unread_in_route("#/quotes?q=debt&from=2024-01-01&source!=Sport&least=likely&sort=relevance&indirect=0").empty());
    CHECK(unread_in_route("#/nonsense") == "an unknown page \"nonsense\"");
    CHECK(unread_in_route("/quotes?colour=red") == "\"colour=red\", which chooses nothing");
    CHECK(unread_in_route("/quotes?q=a&from=2024-02-31").starts_with("\"from=2024-02-31\""));
    CHECK(unread_in_route("/quotes?q").starts_with("\"q\""));
    CHECK(unread_in_route("/quotes?sort=random").starts_with("\"sort=random\""));
    CHECK_FALSE(unread_in_route("/" + std::string(1 << 20, 'a')).empty());
}
