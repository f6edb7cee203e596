#include "cli/doctor/place_checks.h"

#include <cstdint>
#include <filesystem>
#include <system_error>

#include "cli/disk_need.h"
#include "cli/web_application.h"
#include "files/program_folder.h"
#include "files/scratch.h"
#include "site/publish.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t little_room = 200'000'000;  // bytes; the application and the site of a small collection take a tenth

// The nearest folder above a path that is there.
std::string nearest_folder(const std::string& path) {
    std::error_code failed;
    fs::path place = fs::absolute(path, failed);
    while (!fs::exists(place, failed) && place.has_relative_path()) place = place.parent_path();
    return place.string();
}

}  // namespace

Finding application_finding() {
    Finding out{Health::ok, "web application", "", "", {}, 0};
    const auto folder = find_app("");
    const base::Status whole = folder ? site::check_application(*folder) : base::Status(folder.error());
    if (whole) {
        out.found = *folder;
        return out;
    }
    out.health = Health::problem;
    out.found = whole.error().found + ": " + whole.error().where;
    if (!folder) out.found += " and " + (fs::path(files::program_folder()) / "../share/verbatim/app").lexically_normal().string() + " are not there";
    out.remedy = "build it: cmake --preset web && cmake --build --preset web; until then verbatim build needs --app FOLDER or --no-app";
    return out;
}

Finding writable_finding(const std::string& check, const std::string& path, const std::string& variable, const std::string& consequence) {
    const std::string place = nearest_folder(path);
    const auto file = files::ScratchFile::create(place);
    if (!file) return {Health::warning, check, path + " cannot be written: " + file.error().found, "let " + variable + " name a folder that you may write to; " + consequence, {}, 0};
    const std::uint64_t free = free_space(place);
    if (free < little_room) return {Health::warning, check, path + " has " + size_text(free) + " of room", "free some, or let " + variable + " name a folder on another disk", {}, 0};
    return {Health::ok, check, path + ", " + size_text(free) + " free", "", {}, 0};
}

}  // namespace verbatim::cli
