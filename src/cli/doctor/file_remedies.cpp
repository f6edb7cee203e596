#include "cli/doctor/file_remedies.h"

#include <string>

namespace verbatim::cli {
namespace {

struct FileKind {
    std::string_view extensions;  // each between two blanks
    FileRemedy remedy;
};

constexpr FileKind file_kinds[] = {
    {" .fb2 .tex .rst .org ", {true, "make Markdown of them: pandoc FILE -t markdown --wrap=none -o FILE.md"}},
    {" .doc .wpd .pages ", {true, "save them as .docx or .odt with a word processor"}},
    {" .ps .djvu ", {true, "make PDF of them"}},
    {" .xls .ods .numbers ", {true, "save them as .xlsx, or each sheet as CSV, with a header row"}},
    {" .7z .rar ", {true, "unpack them"}},
    {" .msg ", {true, "save the messages as .eml"}},
    {" .db .sqlite .sqlite3 ", {true, "export the articles as CSV or JSONL, with at least their text"}},
    {" .jpg .jpeg .png .gif .webp .svg .tif .tiff .heic .avif .mp3 .m4a .ogg .wav .mp4 .mov .webm .css .js .woff .woff2 .ttf ", {false, ""}},
};

}  // namespace

FileRemedy remedy_for(std::string_view extension) {
    const std::string whole = " " + std::string(extension) + " ";
    for (const FileKind& kind : file_kinds)
        if (kind.extensions.find(whole) != std::string_view::npos) return kind.remedy;
    return {true, "convert those that hold articles to text (.txt), Markdown (.md), JSONL or CSV"};
}

}  // namespace verbatim::cli
