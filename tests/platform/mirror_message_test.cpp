#include "platform/mirror_message.h"

#include <doctest/doctest.h>

#include "words_of_message.h"

using namespace verbatim;
using platform::real;
using platform::word;

namespace {

app::SemanticsFrame two_nodes() {
    app::SemanticsFrame frame;
    frame.nodes.push_back({.role = app::Role::heading, .id = 7, .depth = 1, .level = 2, .rect = {1, 2.5f, 100, 20}, .name = "Қазақ"});
    frame.nodes.push_back({.role = app::Role::textbox, .id = 8, .depth = 3, .states = app::state_focused, .name = "Search",
                           .value = "trade", .description = "words", .set_size = 12, .set_position = 3, .font_size = 15});
    return frame;
}

}  // namespace

TEST_CASE("the message lays nodes and words out as its head comment says") {
    platform::MirrorMessage message;
    REQUIRE(message.encode(two_nodes(), {.ink = 0x1C1B19, .accent = 0xA3341F}));
    const std::string& bytes = message.bytes();
    CHECK(word(bytes, 0) == 2);
    CHECK(word(bytes, 1) == 0x1C1B19);
    CHECK(word(bytes, 2) == 0xA3341F);

    const std::size_t first = 7, second = 7 + 16;
    CHECK(word(bytes, first) == (static_cast<std::uint32_t>(app::Role::heading) | 2u << 8 | 1u << 16));
    CHECK(word(bytes, first + 1) == 7);
    CHECK(real(bytes, first + 4) == 2.5f);
    CHECK(real(bytes, first + 5) == 100);
    CHECK(word(bytes, first + 11) == std::string_view("Қазақ").size());
    CHECK(word(bytes, second + 2) == app::state_focused);
    CHECK(word(bytes, second + 7) == 12);
    CHECK(word(bytes, second + 8) == 3);
    CHECK(real(bytes, second + 9) == 15);

    const std::string text = bytes.substr((7 + 2 * 16) * 4);
    CHECK(text.substr(word(bytes, second + 10), word(bytes, second + 11)) == "Search");
    CHECK(text.substr(word(bytes, second + 12), word(bytes, second + 13)) == "trade");
    CHECK(text.substr(word(bytes, second + 14), word(bytes, second + 15)) == "words");
    CHECK(word(bytes, 6) == 1);
}

TEST_CASE("an unchanged frame is not sent again, a changed one is") {
    platform::MirrorMessage message;
    app::SemanticsFrame frame = two_nodes();
    CHECK(message.encode(frame, {}));
    CHECK_FALSE(message.encode(frame, {}));
    frame.nodes[0].rect.x += 0.01f;  // below what the eye sees
    CHECK_FALSE(message.encode(frame, {}));
    frame.nodes[1].value = "trade ";
    CHECK(message.encode(frame, {}));
    CHECK_FALSE(message.encode(frame, {}));
    CHECK(message.encode(frame, {.ink = 1}));
    frame.clear();
    CHECK(message.encode(frame, {.ink = 1}));
    CHECK(message.bytes().size() == 28);
}

TEST_CASE("the text layer's offset is told with every frame, its words are not") {
    platform::MirrorMessage message;
    app::SemanticsFrame frame = two_nodes();
    app::TextLayer layer{.revision = 5, .text = "far more words than a frame should carry"};
    frame.layer = &layer;
    frame.layer_offset = 120;
    frame.layer_height = 4000;
    CHECK(message.encode(frame, {}));
    CHECK(word(message.bytes(), 3) == 5);
    CHECK(real(message.bytes(), 4) == 120);
    CHECK(real(message.bytes(), 5) == 4000);
    CHECK(message.bytes().find("far more") == std::string::npos);
    CHECK_FALSE(message.encode(frame, {}));
    frame.layer_offset = 121;
    CHECK(message.encode(frame, {}));
}

TEST_CASE("a link that may lead nowhere is told without its address") {
    const auto told = [](std::string_view address) {
        app::SemanticsFrame frame;
        frame.nodes.push_back({.role = app::Role::link, .id = 7, .name = "Open the original", .value = address});
        frame.nodes.push_back({.role = app::Role::textbox, .id = 8, .name = "Search", .value = "javascript:"});
        platform::MirrorMessage message;
        CHECK(message.encode(frame, {}));
        const std::string& bytes = message.bytes();
        const std::size_t first = 7, second = 7 + 16;
        const std::string text = bytes.substr((7 + 2 * 16) * 4);
        CHECK(text.substr(word(bytes, second + 12), word(bytes, second + 13)) == "javascript:");  // what is typed is no link
        return text.substr(word(bytes, first + 12), word(bytes, first + 13));
    };
    for (const char* address : {"#/articles?article=a-1", "https://example.org/a", "http://example.org"}) CHECK(told(address) == address);
    for (const char* address : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "mailto:a@example.org", "//example.org", "a/b.html", " https://a.org", ""}) {
        CAPTURE(address);
        CHECK(told(address).empty());
    }
}
