// Manifests as a hostile host might serve them. What is accepted has the id that its own writer gives it.
#include "bundle/manifest.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace verbatim;
    auto manifest = bundle::read_manifest(fuzz::bytes(data, size));
    if (!manifest.ok()) return 0;
    const std::string id = manifest.value().bundle_id;
    (void)bundle::write_manifest(manifest.value());
    fuzz::ensure(manifest.value().bundle_id == id, "a manifest that was accepted is what it says");
    return 0;
}
