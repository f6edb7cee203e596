#include "cli/doctor/file_remedies.h"

#include <string>

namespace verbatim::cli {
namespace {

struct FileKind {
    std::string_view extensions;  // each between two blanks
    FileRemedy remedy;
};

constexpr FileKind file_kinds[] = {
    {" .html .htm .xhtml ", {true, "save the articles as text or Markdown, without menus: pandoc -f html -t plain --wrap=none PAGE.html -o PAGE.txt"}},
    {" .docx .odt .rtf .epub .fb2 .tex .rst .org ", {true, "make Markdown of them: pandoc FILE -t markdown --wrap=none -o FILE.md"}},
    {" .doc .wpd .pages ", {true, "save them as .docx or .odt with a word processor, then: pandoc FILE.docx -t markdown --wrap=none -o FILE.md"}},
    {" .pdf .ps .djvu ", {true, "make text of them, and look whether columns stay apart: pdftotext FILE.pdf FILE.txt"}},
    {" .json ", {true, "write one object a line: jq -c '.[]' FILE.json > FILE.jsonl (for a file that holds one list)"}},
    {" .xml .rss .atom ", {true, "make JSONL or CSV of them, an article a line or row with at least its text"}},
    {" .xlsx .xls .ods .numbers ", {true, "save each sheet as CSV, with a header row"}},
    {" .zip .gz .bz2 .xz .zst .7z .tar .tgz .rar ", {true, "unpack them"}},
    {" .eml .mbox .msg ", {true, "save the messages as text"}},
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
