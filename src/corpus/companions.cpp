#include "corpus/companions.h"

#include <array>

namespace verbatim::corpus {
namespace {

// As browsers write them in several languages.
constexpr std::array<std::string_view, 12> endings = {"_files",    ".files",      "-Dateien", "_fichiers", "_archivos", "_bestanden",
                                                      "_arquivos", "_ficheiros", "_file",    "_pliki",    "-filer",    "_dosyalar"};

}  // namespace

std::string companion_folder(std::string_view path, const std::set<std::string, std::less<>>& files) {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
        const std::string_view folder = path.substr(0, slash);
        for (const std::string_view ending : endings) {
            if (!folder.ends_with(ending)) continue;
            const std::string page(folder.substr(0, folder.size() - ending.size()));
            for (const char* extension : {".html", ".htm", ".xhtml", ".shtml", ".HTML", ".HTM", ""})
                if (files.contains(page + extension)) return std::string(folder);
        }
    }
    return {};
}

}  // namespace verbatim::corpus
