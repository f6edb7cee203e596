#include "bundle/verify.h"

#include <doctest/doctest.h>

#include "bundle/directory.h"
#include "bundle/manifest.h"
#include "bundle/shard.h"
#include "bundle/values.h"

using namespace verbatim::bundle;

namespace {

// The smallest bundle that is one: no articles, two shards.
struct Smallest {
    std::map<std::string, std::string> files;
    std::string manifest;

    ShardRef put(ShardKind kind, const std::string& content) {
        const std::string shard = seal_shard(kind, {content});
        files[shard_file(ref_of(shard))] = shard;
        return ref_of(shard);
    }
    Smallest() {
        Root root;
        root.values = put(ShardKind::values, write_values({}));
        Manifest written;
        written.segments.push_back({put(ShardKind::root, write_root(root)), 0, 0, 0});
        manifest = write_manifest(written);
    }
    VerifyReport verify() const {
        return verbatim::bundle::verify(manifest, [this](const std::string& file) -> std::optional<std::string> {
            const auto found = files.find(file);
            if (found == files.end()) return std::nullopt;
            return found->second;
        });
    }
};

}  // namespace

TEST_CASE("a whole bundle is good, and its files are counted") {
    const VerifyReport report = Smallest().verify();
    CHECK(report.good());
    CHECK(report.kinds.at(ShardKind::root).files == 1);
    CHECK(report.kinds.at(ShardKind::values).files == 1);
}

TEST_CASE("a missing, a changed and a cut file are each named") {
    Smallest bundle;
    for (const auto& [name, bytes] : Smallest().files) {
        bundle = Smallest();
        bundle.files.erase(name);
        REQUIRE(bundle.verify().problems.size() == 1);
        CHECK(bundle.verify().problems[0].where == name);
        bundle.files[name] = bytes.substr(1);
        CHECK(bundle.verify().problems[0].where == name);
        bundle.files[name] = bytes;
        bundle.files[name].back() = static_cast<char>(bundle.files[name].back() ^ 1);
        CHECK(bundle.verify().problems[0].where == name);
    }
}
