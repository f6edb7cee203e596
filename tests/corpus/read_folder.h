// What read_corpus() makes of a folder, gathered for a test to look at.
#pragma once

#include <string>
#include <vector>

#include "corpus/reader.h"
#include "temporary_folder.h"

namespace verbatim::testing {

struct ReadFolder {
    std::vector<corpus::Article> articles;
    std::vector<corpus::Notice> notices;
    corpus::ReadSummary summary;
    std::string error;  // of the whole; empty when there was none

    // The notices' messages, a line each.
    std::string messages() const {
        std::string lines;
        for (const corpus::Notice& notice : notices) lines += notice.error.message() + "\n";
        return lines;
    }
};

inline ReadFolder read(const std::vector<std::string>& inputs, const corpus::ReadOptions& options = {}) {
    ReadFolder found;
    const auto summary = corpus::read_corpus(
        inputs, options, [&](corpus::Article&& article) { found.articles.push_back(std::move(article)); },
        [&](corpus::Notice&& notice) { found.notices.push_back(std::move(notice)); });
    if (summary) {
        found.summary = *summary;
    } else {
        found.error = summary.error().message();
    }
    return found;
}

// Reads one file of that name and content.
inline ReadFolder read_file(const std::string& name, std::string_view bytes, const corpus::ReadOptions& options = {}) {
    const TemporaryFolder folder;
    folder.write(name, bytes);
    return read({folder.path()}, options);
}

inline std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace verbatim::testing
