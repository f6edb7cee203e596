#include "text/quotation.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace verbatim;
using namespace verbatim::text;

namespace {

base::TextSpan span_of(std::string_view text, std::string_view words) {
    const auto start = static_cast<std::uint32_t>(text.find(words));
    return {start, start + static_cast<std::uint32_t>(words.size())};
}

bool in_marks(std::string_view text, std::string_view words) { return stands_in_quotation_marks(text, span_of(text, words)); }

}  // namespace

TEST_CASE("words stand in quotation marks when there is one on either side") {
    CHECK(in_marks("He said “no” twice.", "no"));
    CHECK(in_marks("'no', he said", "no"));
    CHECK(in_marks("Il a dit « non ».", "non"));
    CHECK(in_marks("„Nein“", "Nein"));
    CHECK_FALSE(in_marks("She called it \"the first\" of many", "it \"the first"));
    CHECK_FALSE(in_marks("no", "no"));
    CHECK_FALSE(in_marks("“first” and “second”", "first” and “second"));
    CHECK_FALSE(in_marks("“no", "no"));
    CHECK_FALSE(stands_in_quotation_marks("“no”", {0, 400}));
}

TEST_CASE("a span takes in the marks that touch it") {
    const std::string text = "He said “no” twice.";
    CHECK(base::slice(text, with_quotation_marks(text, span_of(text, "no"))) == "“no”");
    CHECK(base::slice(text, with_quotation_marks(text, span_of(text, "said"))) == "said");
}
