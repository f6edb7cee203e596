#include "bundle/check.h"

#include <string>
#include <utility>
#include <vector>

#include "bundle/damage.h"

namespace verbatim::bundle {

namespace {

// Notes state no length of their article; no article is longer than a shard.
constexpr std::size_t any_text = largest_raw_size;

struct Checker {
    base::Status operator()(const TermShard& shard) const {
        std::vector<Posting> postings;
        for (std::uint32_t i = 0; i < shard.size(); ++i)
            if (!shard.postings(i, postings)) return damaged(ShardKind::terms, "list of postings");
        return base::Ok{};
    }
    base::Status operator()(const NotesShard& shard) const {
        for (std::uint32_t i = 0; i < shard.size(); ++i)
            if (auto notes = shard.notes(shard.first_article() + i, any_text); !notes) return notes.error();
        return base::Ok{};
    }
    // The readers of all other kinds decode everything at once.
    template <class Shard>
    base::Status operator()(const Shard&) const {
        return base::Ok{};
    }
};

base::Error other_frames(std::size_t found, std::size_t expected) {
    return {"shard of text", std::to_string(found) + " frames", std::to_string(expected) + ", one an article",
            "please report this: the builder made a shard that its reader refuses"};
}

base::Status check_frames(std::string_view file_bytes, const ArticleShard& whole, const ReadDictionary* dictionary,
                          std::span<const std::uint32_t> frames) {
    if (frames.size() != whole.records().size()) return other_frames(frames.size(), whole.records().size());
    std::size_t first = shard_header_size;
    for (std::uint32_t i = 0; i < frames.size(); first += frames[i++]) {
        if (file_bytes.size() - first < frames[i]) return other_frames(i, frames.size());
        auto content = open_frame(file_bytes.substr(first, frames[i]), dictionary);
        if (!content) return content.error();
        const auto one = ArticleShard::read(std::move(*content));
        if (!one) return one.error();
        const std::uint32_t number = whole.first_article() + i;
        if (one->records().size() != 1 || !one->find(number) || one->find(number)->text != whole.find(number)->text)
            return damaged(ShardKind::text, "frame of an article");
    }
    if (first != file_bytes.size()) return other_frames(frames.size() + 1, frames.size());
    return base::Ok{};
}

}  // namespace

base::Status check_content(const DecodedShard& shard) { return std::visit(Checker{}, shard); }

base::Status check_shard(std::string_view file_bytes, ShardKind kind, const ReadDictionary* dictionary,
                         std::span<const std::uint32_t> frames) {
    auto content = open_shard(file_bytes, kind, dictionary);
    if (!content) return content.error();
    DecodedShard shard;
    if (auto status = decode_content(kind, std::move(*content), shard); !status) return status;
    if (auto status = check_content(shard); !status) return status;
    const auto* articles = std::get_if<ArticleShard>(&shard);
    return articles && !frames.empty() ? check_frames(file_bytes, *articles, dictionary, frames) : base::Status(base::Ok{});
}

}  // namespace verbatim::bundle
