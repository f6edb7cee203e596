// Articles for the tests of names/: from a text, with spans found by the words in them.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "corpus/article.h"
#include "names/entity.h"

namespace verbatim::names {

inline corpus::Article article_of(std::string text) {
    corpus::Article article;
    article.language = "en";
    article.text = std::move(text);
    return article;
}

// The span of the nth occurrence (from 0) of `words`.
inline base::TextSpan span_of_words(std::string_view text, std::string_view words, int nth = 0) {
    std::size_t at = text.find(words);
    for (; nth > 0 && at != std::string_view::npos; --nth) at = text.find(words, at + 1);
    REQUIRE_MESSAGE(at != std::string_view::npos, "the test's text lacks: ", words);
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

// What stands between curly double quotation marks, as quotes/ would find it.
inline std::vector<base::TextSpan> quoted_stretches(std::string_view text) {
    constexpr std::string_view open = "“", close = "”";
    std::vector<base::TextSpan> spans;
    for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        at += open.size();
        const std::size_t end = std::min(text.find(close, at), text.size());
        spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    }
    return spans;
}

// Null when no entity has that name.
inline const Entity* find_entity(const ArticleNames& names, std::string_view name) {
    for (const Entity& entity : names.entities) {
        if (entity.name == name) return &entity;
    }
    return nullptr;
}

}  // namespace verbatim::names
