#include "cli/site_check.h"

#include <doctest/doctest.h>

#include "bundle/manifest.h"
#include "text/tokenizer.h"

using namespace verbatim;

namespace {

std::string manifest_with(std::uint32_t tokenizer) {
    bundle::Manifest manifest;
    manifest.tokenizer = tokenizer;
    manifest.segments.push_back({.root = bundle::ref_of("root")});
    return bundle::write_manifest(manifest);
}

}  // namespace

TEST_CASE("a bundle that another tokenizer has cut is a problem") {
    CHECK(cli::check_around("/nowhere", manifest_with(text::tokenizer_version)).problems.empty());
    for (const std::uint32_t unknown : {0u, text::tokenizer_version + 1}) {
        const cli::SiteCheck found = cli::check_around("/nowhere", manifest_with(unknown));
        REQUIRE(found.problems.size() == 1);
        CHECK(found.problems.front().message().find("tokenizer " + std::to_string(unknown)) != std::string::npos);
    }
}
