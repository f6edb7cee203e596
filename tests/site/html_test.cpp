#include "site/html.h"

#include <doctest/doctest.h>

using namespace verbatim;

TEST_CASE("markup in an article's words stays words") {
    CHECK(site::escaped("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
    CHECK(site::escaped("a \"b\" & 'c'") == "a &quot;b&quot; &amp; &#39;c&#39;");
    CHECK(site::escaped(std::string_view("a\0b\x1B" "c", 5)) == "abc");
    CHECK(site::escaped("Қазақстан “сөз”") == "Қазақстан “сөз”");
}

TEST_CASE("a template's places are filled once") {
    const site::TemplateValues values = {{"a", "{{b}}"}, {"b", "<b>"}};
    auto filled = site::fill_template("1{{a}}2{{b}}3", values);
    REQUIRE(filled.ok());
    CHECK(*filled == "1{{b}}2<b>3");
}

TEST_CASE("a template with an unknown or an open place is an error that names it") {
    auto unknown = site::fill_template("{{nobody}}", {});
    REQUIRE_FALSE(unknown.ok());
    CHECK(unknown.error().message().find("nobody") != std::string::npos);
    CHECK_FALSE(site::fill_template("a {{b", {}).ok());
}
