#include "cli/analyses_kept.h"

#include "base/hash.h"
#include "files/read.h"

namespace verbatim::cli {

std::string kept_analyses(const std::string& site) { return site + ".analyses"; }

std::string program_identity(const std::string& version) {
    const auto bytes = files::read_file("/proc/self/exe");
    return bytes ? base::hash_hex(version + *bytes) : std::string();
}

}  // namespace verbatim::cli
