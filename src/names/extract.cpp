#include "names/extract.h"

#include "names/merge.h"
#include "names/phrases.h"
#include "names/words.h"

namespace verbatim::names {

ArticleNames extract_names(const corpus::Article& article) {
    const std::string_view text = article.text;
    const auto words = read_words(text, {0, static_cast<std::uint32_t>(text.size())});
    return merge_phrases(text, words, find_phrases(text, words, article.language));
}

}  // namespace verbatim::names
