#include "bundle/slug.h"

#include <doctest/doctest.h>

#include "random.h"

using namespace verbatim::bundle;

TEST_CASE("an address that repeats its title is kept without it") {
    const struct {
        const char *address, *title, *kept;
    } cases[] = {
        {"https://a.example/2025/rain-stops-play-47/", "Rain stops play", "https://a.example/2025/\x01-47/"},
        {"https://a.example/Rain-stops-play/107", "Rain stops play", "https://a.example/\x02/107"},
        {"https://a.example/its-raining", "It’s raining", "https://a.example/\x01"},
        {"https://a.example/rs-50-m-to-fund", "Rs. 50 m to “Fund”", "https://a.example/\x01"},
        {"https://a.example/?p=86306", "Rain stops play", "https://a.example/?p=86306"},
        {"https://a.example/up", "Up", "https://a.example/up"},
        {"", "Rain", ""},
    };
    for (const auto& one : cases) {
        CAPTURE(one.address);
        CHECK(shorten_address(one.address, one.title) == one.kept);
        CHECK(expand_address(one.kept, one.title) == one.address);
    }
}

TEST_CASE("every address comes back, whatever its bytes") {
    Random random(5);
    const std::string letters = std::string("ab-A'\x01\x02", 7) + '\0';
    for (int round = 0; round < 2000; ++round) {
        std::string address, title;
        for (std::uint32_t i = random.below(20); i > 0; --i) address += letters[random.below(8)];
        for (std::uint32_t i = random.below(10); i > 0; --i) title += letters[random.below(8)];
        CHECK(expand_address(shorten_address(address, title), title) == address);
    }
}
