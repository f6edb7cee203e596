#include "platform/layer_message.h"

#include <doctest/doctest.h>

#include "words_of_message.h"

using namespace verbatim;
using platform::real;
using platform::word;

TEST_CASE("the message lays blocks, lines and words out as its head comment says") {
    app::TextLayer layer{.revision = 9, .text = "Заголовок\n\nTwo lines", .left = 32, .width = 640};
    layer.language = "kk";
    const std::uint32_t from = 20;  // nine letters of two bytes, and a blank line
    layer.blocks = {{.span = {0, 18}, .heading = 1, .face = app::TextFace::serif_bold, .top = 24, .em = 30, .line_height = 38,
                     .first_line = 0, .line_count = 1},
                    {.span = {from, from + 9}, .top = 76.5f, .em = 18, .line_height = 28, .right_to_left = true, .at_right = true, .first_line = 1, .line_count = 2}};
    layer.lines = {{{0, 18}, 150}, {{from, from + 4}, 33.25f}, {{from + 4, from + 9}, 40}};
    const std::string bytes = platform::encode_layer(layer);
    CHECK(word(bytes, 0) == 9);
    CHECK(word(bytes, 1) == 2);
    CHECK(word(bytes, 2) == 3);
    CHECK(real(bytes, 3) == 32);
    CHECK(real(bytes, 4) == 640);
    CHECK(word(bytes, 5) == 2);
    CHECK(word(bytes, 6) == (1u | 1u << 8));
    const std::size_t second = 6 + 6, lines = 6 + 2 * 6, text = (lines + 3 * 3) * 4 + 2;
    CHECK(word(bytes, second) == 3u << 16);
    CHECK(bytes.substr(text - 2, 2) == "kk");
    CHECK(real(bytes, second + 1) == 76.5f);
    CHECK(real(bytes, second + 2) == 18);
    CHECK(real(bytes, second + 3) == 28);
    CHECK(word(bytes, second + 4) == 1);
    CHECK(word(bytes, second + 5) == 2);
    CHECK(real(bytes, lines + 3 + 2) == 33.25f);
    CHECK(bytes.substr(text + word(bytes, lines + 3), word(bytes, lines + 4)) == "Two ");
    CHECK(bytes.substr(text + word(bytes, lines + 6), word(bytes, lines + 7)) == "lines");
    CHECK(bytes.substr(text) == layer.text);
}

TEST_CASE("a layer without words is a head alone") {
    CHECK(platform::encode_layer({}).size() == 24);
}
