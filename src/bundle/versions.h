// A shard of versions: earlier texts of articles that were changed under one address. Articles without one are left out, and so are those whose older texts are not published.
//
//     versions := count: varint, article*
//     article  := distance from the number of the article before (from 0 at the first): varint, count: varint, version*        the newest first
//     version  := title: string, date: varint, text: string, count: varint, quoted*
//     quoted   := distance from the end of the one before: varint, length: varint        words of direct and mixed quotations, in `text`
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace verbatim::bundle {

struct ArticleVersion {
    std::string title;
    std::uint32_t date = 0;  // shifted by date_shift; 0: undated
    std::string text;
    std::vector<base::TextSpan> quoted;  // ascend without overlapping
};

struct VersionedArticle {
    std::uint32_t article = 0;
    std::vector<ArticleVersion> versions;
};

using VersionTable = std::vector<VersionedArticle>;

// `articles` ascend.
std::string write_versions(const VersionTable& articles);
// Errors: damage; spans that do not lie in their text.
base::Result<VersionTable> read_versions(std::string_view content);

}  // namespace verbatim::bundle
