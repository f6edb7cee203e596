// Postings: the documents that hold a term, ascending, each with its impact.
//
//     list  := block*                        blocks of 128 postings, the last one shorter; one stream of bits
//     block := k: 5 bits, (gap: Rice k, impact)*
//     impact := 000 … 101: levels 0 … 5 | 110 b: 6 + b | 111 0: 8 | 111 1 bbb: 9 + bbb, or nothing
//
// A gap is the distance to the document before, less one; the first counts from document -1. Each block has its own k,
// since articles are sorted by source and date and a topic comes in bursts. Impacts are mostly low: their code takes 3.5 bits. Rejected: varints under zstd (9% larger).
// Documents that are not ranked (quotes, people) do without impacts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::bundle {

struct Posting {
    std::uint32_t document = 0;
    std::uint8_t impact = 0;  // below impact_levels
    friend bool operator==(const Posting&, const Posting&) = default;
};

inline constexpr std::size_t postings_block = 128;

// Frozen: whether postings have impacts.
enum class Impacts : std::uint8_t { none = 0, stored = 1 };

// `postings` ascend strictly.
std::string write_postings(const std::vector<Posting>& postings, Impacts impacts);

// Replaces `out` by `count` postings. False, and `out` empty, when the bytes do not hold that many documents below
// `documents`. Linear, about three nanoseconds a posting.
bool read_postings(std::string_view bytes, std::uint32_t count, std::uint32_t documents, Impacts impacts,
                   std::vector<Posting>& out);

}  // namespace verbatim::bundle
