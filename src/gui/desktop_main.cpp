// verbatim-desktop SITE: the explorer in a window of its own.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/result.h"
#include "gui/explorer.h"
#include "platform/host.h"

namespace {

// Where the theme, the size of text and the searches made are kept.
std::string memory_folder() {
    if (const char* folder = std::getenv("XDG_STATE_HOME"); folder && *folder) return std::string(folder) + "/verbatim";
    if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.local/state/verbatim";
    return {};
}

// What the environment says that the person reads, as the C library takes it: the first that is set counts.
std::string preferred_languages() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (!value || !*value) continue;
        const char* several = std::getenv("LANGUAGE");
        return several && *several ? several : value;
    }
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App program{"Opens a site built by `verbatim build` in a window of its own."};
    program.set_version_flag("--version", VERBATIM_VERSION);
    verbatim::platform::HostOptions options;
    std::string size = "1280x800", theme;
    program.add_option("SITE", options.site, "the folder of the site")->required();
    program.add_option("--route", options.route, "where to start, such as /articles?q=trade");
    program.add_option("--size", size, "of the window, WIDTHxHEIGHT in CSS pixels");
    program.add_option("--scale", options.scale, "device pixels for one CSS pixel; by default the system's");
    program.add_option("--theme", theme, "what to take for the system's theme")
        ->check(CLI::IsMember({"light", "dark", "contrast", "contrast-dark"}));
    program.add_option("--language", options.preferences.language, "what to take for the system's language, such as de");
    program.add_option("--fonts", options.fonts, "a folder of fonts for a site that has none; by default those installed with this program");
    program.add_option("--screenshot", options.screenshot,
                       "write a PNG of the window, once everything is there, and end");
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : 2;  // help and version are "errors" of code 0
    }

    std::error_code ignored;
    if (const std::string manifest = options.site + "/data/manifest.json"; !std::filesystem::exists(manifest, ignored)) {
        const verbatim::base::Error error{manifest, "no such file", "a site made by `verbatim build`", "build one: verbatim build FOLDER -o " + options.site};
        std::fprintf(stderr, "verbatim-desktop: %s\n", error.message().c_str());
        return 2;
    }
    if (std::sscanf(size.c_str(), "%dx%d", &options.width, &options.height) != 2 || options.width < 200 ||
        options.height < 200 || options.width > 8000 || options.height > 8000) {
        std::fprintf(stderr, "verbatim-desktop: --size: found %s; expected WIDTHxHEIGHT, such as 1280x800\n",
                     size.c_str());
        return 2;
    }
    if (options.screenshot.empty()) options.memory = memory_folder();
    options.preferences.dark = theme == "dark" || theme == "contrast-dark";
    options.preferences.high_contrast = theme.starts_with("contrast");
    if (options.preferences.language.empty()) options.preferences.language = preferred_languages();
    verbatim::gui::Explorer explorer;
    return verbatim::platform::run(options, explorer);
}
