#include "site/output_rules.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "files/error.h"
#include "files/read.h"
#include "files/user_home.h"

namespace verbatim::site {

namespace {

namespace fs = std::filesystem;

base::Error refused(const std::string& wanted, std::string found, std::string expected = "a folder for the site alone") {
    return {wanted.empty() ? "-o" : wanted, std::move(found), std::move(expected), "choose another with -o"};
}

// Whether `inner` is `outer` or lies in it. Both are absolute and normal. Folders are compared as the system sees them, too:
// names may differ by case, or one folder may be mounted in two places.
bool is_within(const fs::path& outer, const fs::path& inner) {
    const auto differ = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
    if (differ.first == outer.end()) return true;
    for (fs::path place = inner;; place = place.parent_path()) {
        std::error_code failed;
        if (fs::equivalent(place, outer, failed)) return true;
        if (place == place.parent_path()) return false;
    }
}

std::optional<std::string> check_place(const fs::path& site) {
    if (site == site.root_path()) return "the root of the file system";
    std::error_code failed;
    if (fs::equivalent(site, fs::current_path(failed), failed)) return "the folder that the command runs in";
    std::vector<std::string> homes;
    if (const char* home = std::getenv("HOME"); home && *home) homes.emplace_back(home);
    if (std::string home = files::home_of_user(); !home.empty()) homes.push_back(std::move(home));
    for (const std::string& home : homes)
        if (fs::equivalent(site, home, failed) || is_within(site, fs::weakly_canonical(home, failed))) return "a home folder, or one that holds it";
    return std::nullopt;
}

base::Result<bool> is_marked(const fs::path& site);

// A site in another one would be published with it.
base::Status check_around(const std::string& wanted, const fs::path& site) {
    for (fs::path place = site.parent_path(); place != place.parent_path(); place = place.parent_path()) {
        const auto marked = is_marked(place);
        if (!marked) return marked.error();
        if (*marked) return refused(wanted, "a folder in the site " + place.string());
    }
    return base::Ok{};
}

std::optional<base::Error> check_inputs(const std::string& wanted, const fs::path& site, const std::vector<std::string>& inputs) {
    for (const std::string& input : inputs) {
        std::error_code failed;
        const fs::path corpus = fs::canonical(input, failed);
        if (failed == std::errc::no_such_file_or_directory) return base::Error{input, "nothing", "a file or a folder of articles", "check the path"};
        if (failed) return files::system_error(input, failed.value(), "a file or a folder of articles");
        const std::string expected = "a folder outside of the corpus " + input;
        if (is_within(corpus, site)) return refused(wanted, "the corpus " + input + ", or a folder in it", expected);
        if (is_within(site, corpus)) return refused(wanted, "a folder that holds the corpus " + input, expected);
    }
    return std::nullopt;
}

// A mark that was cut short by a kill counts: nobody else writes a file of that name.
base::Result<bool> is_marked(const fs::path& site) {
    std::error_code failed;
    const fs::path mark = site / mark_name;
    if (!fs::is_regular_file(fs::symlink_status(mark, failed))) return false;
    const auto text = files::read_file(mark.string());
    if (!text) return text.error();
    return std::string_view(mark_text).starts_with(*text);
}

// The folders of an earlier site must be its own: through a link, files elsewhere would be written and removed.
std::optional<base::Error> check_folders(const std::string& wanted, const fs::path& site) {
    for (const char* name : {"data", "app", "local"}) {
        std::error_code failed;
        if (fs::is_symlink(fs::symlink_status(site / name, failed)))
            return refused(wanted, std::string("a link in the place of its folder ") + name, "a folder that lies in the site");
    }
    return std::nullopt;
}

std::optional<base::Error> check_content(const std::string& wanted, const fs::path& site) {
    const auto kind = files::kind_of(site.string());
    if (!kind) return kind.error();
    if (*kind == files::PathKind::nothing) return std::nullopt;
    if (*kind != files::PathKind::folder) return refused(wanted, "a file", "a folder or nothing");
    std::error_code failed;
    const bool empty = fs::is_empty(site, failed);
    if (failed) return files::system_error(wanted, failed.value());
    if (empty) return std::nullopt;
    const auto marked = is_marked(site);
    if (!marked) return marked.error();
    if (*marked) return check_folders(wanted, site);
    base::Error error = refused(wanted, "a folder with files that are not Verbatim's", "an empty folder, a new one, or an earlier site");
    error.remedy = "choose another with -o, or empty it first";
    return error;
}

}  // namespace

base::Result<std::string> resolve_output(const std::string& wanted, const std::vector<std::string>& inputs) {
    if (wanted.empty()) {
        base::Error error = refused(wanted, "an empty path", "the site's folder");
        error.remedy = "name it: -o site (is a variable of the shell unset?)";
        return error;
    }
    std::error_code failed;
    const fs::path site = fs::weakly_canonical(fs::absolute(wanted, failed), failed);
    if (failed) return files::system_error(wanted, failed.value());
    // "site/" and "site" are one folder.
    const fs::path folder = site.has_filename() ? site : site.parent_path();
    if (const auto place = check_place(folder)) return refused(wanted, *place);
    if (const auto error = check_inputs(wanted, folder, inputs)) return *error;
    if (const auto around = check_around(wanted, folder); !around) return around.error();
    if (const auto error = check_content(wanted, folder)) return *error;
    return folder.string();
}

}  // namespace verbatim::site
