// JSON-LD: what a page says of itself for search engines (schema.org's NewsArticle), read out of its <script type="application/ld+json">.
//
// Pages write it badly: several scripts, graphs in lists in graphs, people as words, objects, lists or references by @id, line ends inside strings, commas
// too many, comments around it. What is no JSON is mended as far as that is safe; where it still is none, single fields are looked for by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verbatim::corpus::html {

struct LinkedArticle {
    std::string type;  // "NewsArticle"; empty: no article was described
    std::string headline, published, modified, created, author, publisher, url, language, section, body, description;
    std::vector<std::string> tags;
};

// The article that the scripts describe: of several, the one with the address `page`, else the first. Fields that only a surrounding WebPage or the site has
// fill what the article lacks. What had to be mended goes to `repairs`. Values are as they stand there, entities and all.
LinkedArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view page, std::vector<base::Error>& repairs);

}  // namespace verbatim::corpus::html
