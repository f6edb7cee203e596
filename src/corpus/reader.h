// From files to articles, one at a time, so that memory does not grow with the corpus.
//
// Which format a file has follows from its bytes, and where they do not tell, from its extension (format.h; docs/input-formats.md lists the formats).
// Nothing is dropped silently: each record is either handed over as an Article or reported with place, found, expected and remedy.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "corpus/article.h"

namespace verbatim::corpus {

struct FieldMap;

// One line of the build report. Accepted records with no repairs produce none.
struct Notice {
    // skipped_part: something in a file that is no article: a draft, a picture in an archive.
    // twice: an article that was read before, from another place.
    enum class Kind : std::uint8_t { repaired, rejected, skipped_file, skipped_part, twice };
    Kind kind = Kind::rejected;
    Origin origin;
    std::string article_id;  // when known
    base::Error error;       // for `repaired`: found = what was repaired, expected = how
};

struct ReadOptions {
    std::optional<base::Date> today;  // a date behind it is doubted; none: no date is doubted for that
    bool with_twins = false;     // articles that were read before are handed over as well
    bool follow_links = false;   // read what links in a folder lead to, even out of it
    const FieldMap* fields = nullptr;  // where the user's own JSON and tables have their fields (field_map.h); null: nothing is told
    bool keep_original = false;  // fill Article::original for JSONL records, so that offsets can lead into it
    // Called with each record and file: bytes read so far, of how many that the files had when the reading began. Cost where it is
    // set: one question to the system a file. A pipe counts as nothing.
    std::function<void(std::uint64_t read, std::uint64_t total)> progress = {};
};

struct ReadSummary {
    std::uint32_t files = 0;
    std::uint32_t accepted = 0;
    std::uint32_t repaired = 0;  // of the accepted
    std::uint32_t rejected = 0;
    std::uint32_t skipped_files = 0;
    std::uint32_t skipped_parts = 0;
    std::uint32_t twice = 0;     // articles that were read before: neither accepted nor rejected
};

// The file that marks a folder as a site: `verbatim build` writes it (site/output_rules.h), and nobody else one of that name. What lies in
// such a folder is no article.
inline constexpr const char* site_mark = ".verbatim";

// Whether a file of this relative path is read as articles, as far as its name tells: neither hidden nor of a kind that is not read.
bool is_read(const std::string& path);

// Called once per article in a fixed order: inputs sorted by relative path, then by place in the file.
using ArticleSink = std::function<void(Article&&)>;
using NoticeSink = std::function<void(Notice&&)>;

// Reads all inputs (files or folders, which are walked). Streams: one file's records at a time. An article whose words, outlet, date and
// address are those of an earlier one is named with both places and left out. Duplicate ids are rejected naming both places; files and folders that may not be read are named and rejected. Errors: an input path that does
// not exist or cannot be read; a disk that fails.
base::Result<ReadSummary> read_corpus(const std::vector<std::string>& inputs, const ReadOptions& options,
                                      const ArticleSink& on_article, const NoticeSink& on_notice);

}  // namespace verbatim::corpus
