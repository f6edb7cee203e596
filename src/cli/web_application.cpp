#include "cli/web_application.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "files/program_folder.h"

namespace verbatim::cli {

namespace fs = std::filesystem;

base::Result<std::string> find_app(const std::string& wanted) {
    std::vector<fs::path> places;
    if (!wanted.empty()) {
        places.emplace_back(wanted);
    } else {
        const fs::path program = files::program_folder();
        places = {program / "../../web/app", program / "../share/verbatim/app"};
    }
    std::error_code failed;
    for (const fs::path& place : places) {
        if (fs::exists(place / "index.html", failed)) return place.lexically_normal().string();
    }
    return base::Error{places.front().lexically_normal().string(), "no web application", "index.html, verbatim_web.js and the rest",
                       "build it (cmake --preset web && cmake --build --preset web), name its folder with --app, or leave it out with --no-app"};
}

}  // namespace verbatim::cli
