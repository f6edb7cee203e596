#include "cli/disk_need.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include "files/read.h"
#include "files/walk.h"
#include "site/publish.h"

namespace verbatim::cli {

namespace {

namespace fs = std::filesystem;

// What the inputs become, in hundredths of their size: the spool, the runs of the index, and the bundle. Small articles take most:
// each brings names and quotations of its own.
constexpr std::uint64_t scratch_hundredths = 240, bundle_hundredths = 125;
constexpr std::uint64_t least_bundle = 200'000;  // files of a few bytes take a block of the disk each

std::uint64_t size_below(const std::string& path) {
    const auto kind = files::kind_of(path);
    if (kind && *kind == files::PathKind::file) {
        const auto size = files::file_size(path);
        return size ? *size : 0;
    }
    const auto below = files::files_below(path);
    std::uint64_t sum = 0;
    if (below)
        for (const std::string& file : *below)
            if (const auto size = files::file_size(path + "/" + file)) sum += *size;
    return sum;
}

std::string about_megabytes(std::uint64_t bytes) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
    return text;
}

}  // namespace

std::uint64_t estimated_need(const std::vector<std::string>& inputs, const std::string& application) {
    std::uint64_t articles = 0;
    for (const std::string& input : inputs) articles += size_below(input);
    const std::uint64_t bundle = least_bundle + articles * bundle_hundredths / 100;
    std::uint64_t need = articles * scratch_hundredths / 100 + bundle;
    if (application.empty()) return need;
    const std::uint64_t published = size_below(application);
    need += published;
    // Copies for opening from disk: four bytes for three.
    const std::uint64_t copies = (published + bundle) * 4 / 3;
    return published + bundle / 2 <= site::PublishOptions().most_local_bytes ? need + copies : need;
}

std::uint64_t free_space(const std::string& path) {
    for (fs::path place = path;; place = place.parent_path()) {
        std::error_code failed;
        const fs::space_info space = fs::space(place, failed);
        if (!failed) return space.available;
        if (place == place.parent_path()) return 0;
    }
}

base::Error with_shortage(base::Error error, std::uint64_t need, std::uint64_t free_before) {
    // Where the estimate says that there was room, some of it went to others: a tenth of the need is asked for.
    const std::uint64_t missing = std::max(need > free_before ? need - free_before : 0, need / 10);
    error.found = "a full disk";
    error.expected = "about " + about_megabytes(need) + " for this build, " + about_megabytes(free_before) + " were free";
    error.remedy = "free about " + about_megabytes(missing) + " more and build again";
    return error;
}

}  // namespace verbatim::cli
