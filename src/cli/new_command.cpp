// `verbatim new`: a folder to begin with, holding one article and a corrections.json that explain themselves.
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/starting_point.h"
#include "cli/stop_signals.h"
#include "cli/terminal.h"
#include "files/error.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::cli {
namespace {

namespace fs = std::filesystem;

struct StartingFile {
    const char* name;
    std::string_view text;
    const char* meaning;
};

std::vector<StartingFile> starting_files() {
    return {{"corrections.json", starting_point::corrections, "your corrections of speakers"},
            {"first-article.md", starting_point::article, "an article: change it, or copy it for the next one"}};
}

// The path without a slash at its end; "." by its own name.
std::string folder_path(const std::string& given) {
    fs::path path = fs::path(given).lexically_normal();
    std::error_code failed;
    if (path == "." || path == "..") path = fs::absolute(path, failed).lexically_normal();
    if (!path.has_filename() && path.has_relative_path()) path = path.parent_path();
    return path.string();
}

base::Status check_new_folder(const std::string& folder) {
    const std::string expected = "a new folder, or an empty one", remedy = "choose another name: verbatim new FOLDER";
    if (folder.empty()) return base::Error{"new", "an empty path", expected, remedy};
    std::error_code failed;
    if (fs::symlink_status(folder, failed).type() == fs::file_type::not_found) return base::Ok{};
    const auto kind = files::kind_of(folder);
    if (!kind) return kind.error();
    if (*kind != files::PathKind::folder) return base::Error{folder, "something that is no folder", expected, remedy};
    const fs::directory_iterator first(folder, failed);
    if (failed) return files::system_error(folder, failed.value(), "a folder that can be listed");
    if (first != fs::directory_iterator()) return base::Error{folder, "a folder that holds something", expected, remedy};
    return base::Ok{};
}

// Writes all files, or none where one fails.
base::Status write_starting_files(const std::string& folder) {
    std::error_code ignored;
    const bool made = !fs::exists(folder, ignored);
    base::Status status = files::make_folders(folder);
    std::vector<std::string> written;
    for (const StartingFile& file : starting_files()) {
        if (!status) break;
        const std::string path = folder + "/" + file.name;
        status = files::write_new_file(path, file.text);
        if (status) written.push_back(path);
    }
    if (status) return status;
    for (const std::string& path : written) fs::remove(path, ignored);
    if (made) fs::remove(folder, ignored);
    return status;
}

// A word for the shell: as it is, or in quotes where it holds more than the letters that need none.
std::string shell_word(const std::string& word) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+,:@%";
    const std::string safe = word.starts_with('-') ? "./" + word : word;
    if (safe.find_first_not_of(plain) == std::string::npos) return safe;
    std::string out = "'";
    for (const char c : safe) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace

ExitCode run_new(const NewArguments& arguments) {
    take_failed_writes_as_errors();
    const std::string folder = folder_path(arguments.folder);
    base::Status done = check_new_folder(folder);
    if (done) done = write_starting_files(folder);
    if (!done) {
        print_error(done.error());
        return ExitCode::wrong_usage;
    }
    for (const StartingFile& file : starting_files()) std::printf("%s: %s\n", visible(folder + "/" + file.name).c_str(), file.meaning);
    // Beside the folder: a site may not lie in its own corpus.
    const std::string corpus = visible(shell_word(folder)), site = visible(shell_word(folder + "-site"));
    const std::string program = visible(shell_word(arguments.program.empty() ? "verbatim" : arguments.program));
    if (has_server()) std::printf("\nNext, to look at it and to write a site to publish:\n  %s open %s\n", program.c_str(), corpus.c_str());
    else std::printf("\nNext, to write a site; open its index.html:\n");
    std::printf("  %s build %s -o %s\n", program.c_str(), corpus.c_str(), site.c_str());
    return ExitCode::good;
}

}  // namespace verbatim::cli
