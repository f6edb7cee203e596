#include "quotes/confidence.h"

#include <doctest/doctest.h>

using verbatim::quotes::confidence_of;

TEST_CASE("confidence grows with both likelihoods and stays within thousandths") {
    std::uint16_t last = 0;
    for (std::uint16_t mention = 0; mention <= 1000; mention = static_cast<std::uint16_t>(mention + 10)) {
        const std::uint16_t confidence = confidence_of(mention, 900);
        CHECK(confidence >= last);
        CHECK(confidence <= 1000);
        last = confidence;
    }
    CHECK(confidence_of(1000, 0) == 0);
    CHECK(confidence_of(1000, 1000) == 995);
}
