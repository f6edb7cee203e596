// The checks of systems for which Verbatim has no server and no window (without_server.cpp).
#include <filesystem>
#include <system_error>

#include "cli/doctor/machine_checks.h"
#include "cli/doctor/place_checks.h"

namespace verbatim::cli {

std::optional<std::uint64_t> most_watched_folders() { return std::nullopt; }

std::vector<Finding> check_machine() {
    std::error_code failed;
    const std::string temporary = std::filesystem::temp_directory_path(failed).string();
    return {application_finding(), writable_finding("temporary files", temporary.empty() ? "/tmp" : temporary, "TMPDIR", "a build beside a folder that may not be written needs it")};
}

}  // namespace verbatim::cli
