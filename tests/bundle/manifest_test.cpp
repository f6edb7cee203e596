#include "bundle/manifest.h"

#include <doctest/doctest.h>

using namespace verbatim;
using namespace verbatim::bundle;

namespace {

Manifest sample() {
    Manifest manifest;
    manifest.tokenizer = 1;
    manifest.title = "Kazakhstan \"today\"";
    manifest.rights = "© the publishers";
    manifest.articles = 1;
    manifest.quotes = 5;
    manifest.people = 2;
    manifest.first = manifest.last = base::parse_date("2025-01-03");
    manifest.sources = {"Trend"};
    manifest.segments.push_back({{0x0123456789abcdefull, 412}, 1, 6, 2});
    return manifest;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a manifest is read back as it was written") {
    Manifest written = sample();
    const auto read = read_manifest(write_manifest(written));
    REQUIRE(read);
    CHECK(read->title == written.title);
    CHECK(read->bundle_id == written.bundle_id);
    CHECK(read->first == written.first);
    CHECK(read->segments[0].root == written.segments[0].root);
}

TEST_CASE("the bundle's id speaks for every field") {
    Manifest one = sample(), other = sample();
    other.segments[0].root.hash ^= 1;
    write_manifest(one);
    write_manifest(other);
    CHECK(one.bundle_id != other.bundle_id);
}

TEST_CASE("a manifest that does not fit is refused with the reason") {
    Manifest manifest = sample();
    const std::string json = write_manifest(manifest);
    CHECK(read_manifest("").error().found == "something that is no JSON object");
    CHECK(read_manifest("<html>404</html>").error().found == "something that is no JSON object");
    CHECK(read_manifest("[]").error().found == "something that is no JSON object");
    CHECK(read_manifest(replaced(json, "\"format\": 1", "\"format\": 99")).error().found == "format 99");
    CHECK(read_manifest(replaced(json, "\"articles\": 1", "\"articles\": -1")).error().found == "no usable \"articles\"");
    CHECK(read_manifest(replaced(json, "\"articles\": 1", "\"articles\": 2")).error().found == "no usable \"bundle\"");
    CHECK(read_manifest(replaced(json, "0123456789abcdef", "0123456789ABCDEF")).error().found == "no usable \"root\"");
    CHECK(read_manifest(replaced(json, "2025-01-03", "2025-02-30")).error().found == "no usable \"first\"");
}

TEST_CASE("every prefix of a manifest is refused, none crashes") {
    Manifest manifest = sample();
    const std::string json = write_manifest(manifest);
    for (std::size_t size = 0; size + 2 < json.size(); ++size) CHECK_FALSE(read_manifest(std::string_view(json).substr(0, size)));
}
