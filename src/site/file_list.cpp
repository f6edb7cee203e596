#include "site/file_list.h"

#include <algorithm>
#include <array>

namespace verbatim::site {

namespace {

constexpr std::string_view heading = "Files that `verbatim build` has written here. The next build removes those that it no longer needs.\n";
constexpr std::array<std::string_view, 8> top_files = {"index.html", "404.html", ".nojekyll", "build-report.json", "sitemap.xml", "robots.txt", "CITATION.cff", "ro-crate-metadata.json"};
constexpr std::array<std::string_view, 4> folders = {"data/", "app/", "local/", "pages/"};

struct Section {
    std::string_view word;
    std::set<std::string> FileList::*files;
};
constexpr std::array<Section, 3> sections = {{{"current ", &FileList::current}, {"former ", &FileList::former}, {"pending ", &FileList::pending}}};

bool is_plain_component(std::string_view component) { return !component.empty() && component != "." && component != ".."; }

}  // namespace

std::string format_file_list(const FileList& list) {
    std::string out(heading);
    for (const Section& section : sections)
        for (const std::string& path : list.*section.files) out.append(section.word).append(path).append("\n");
    return out;
}

bool is_file_list(std::string_view text) { return text.starts_with(heading); }

FileList parse_file_list(std::string_view text) {
    FileList list;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) break;  // a line that was cut off
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        for (const Section& section : sections) {
            if (!line.starts_with(section.word)) continue;
            const std::string_view path = line.substr(section.word.size());
            if (is_site_path(path)) (list.*section.files).emplace(path);
        }
    }
    return list;
}

bool is_site_path(std::string_view path) {
    if (std::find(top_files.begin(), top_files.end(), path) != top_files.end()) return true;
    const bool below = std::any_of(folders.begin(), folders.end(), [path](std::string_view folder) { return path.starts_with(folder); });
    if (!below) return false;
    for (const char c : path)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') return false;
    while (true) {
        const std::size_t slash = path.find('/');
        if (!is_plain_component(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace verbatim::site
