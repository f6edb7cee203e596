#include "bundle/postings.h"

#include <algorithm>

#include "bundle/bits.h"

namespace verbatim::bundle {

namespace {

void put_impact(BitWriter& out, std::uint32_t impact) {
    if (impact < 6) out.put(impact, 3);
    else if (impact < 8) out.put(6 | (impact - 6) << 3, 4);
    else if (impact == 8) out.put(7, 4);
    else out.put(7 | 1 << 3 | (impact - 9) << 4, 7);
}

std::uint8_t get_impact(BitReader& in) {
    const std::uint32_t code = in.peek() & 127;
    const std::uint32_t head = code & 7;
    if (head < 6) return in.skip(3), static_cast<std::uint8_t>(head);
    if (head == 6) return in.skip(4), static_cast<std::uint8_t>(6 + (code >> 3 & 1));
    if ((code >> 3 & 1) == 0) return in.skip(4), std::uint8_t{8};
    in.skip(7);
    return static_cast<std::uint8_t>(std::min(9 + (code >> 4), 15u));
}

}  // namespace

std::string write_postings(const std::vector<Posting>& postings, Impacts impacts) {
    BitWriter out;
    std::uint32_t next = 0;
    for (std::size_t start = 0; start < postings.size(); start += postings_block) {
        const std::size_t end = std::min(start + postings_block, postings.size());
        const std::uint64_t gaps = postings[end - 1].document + 1 - next - (end - start);
        const unsigned k = best_rice_parameter(gaps, end - start);
        out.put(k, 5);
        for (std::size_t i = start; i < end; ++i) {
            out.put_rice(postings[i].document - next, k);
            if (impacts == Impacts::stored) put_impact(out, postings[i].impact);
            next = postings[i].document + 1;
        }
    }
    return out.take();
}

bool read_postings(std::string_view bytes, std::uint32_t count, std::uint32_t documents, Impacts impacts,
                   std::vector<Posting>& out) {
    out.clear();
    // A posting takes at least one bit, so an absurd count is refused before memory is taken.
    if (count > documents || count > std::uint64_t{bytes.size()} * 8) return false;
    out.resize(count);
    BitReader reader(bytes);
    std::uint64_t next = 0;
    for (std::size_t start = 0; start < count; start += postings_block) {
        const std::size_t end = std::min<std::size_t>(start + postings_block, count);
        const unsigned k = reader.get(5);
        for (std::size_t i = start; i < end; ++i) {
            const std::uint64_t document = next + reader.get_rice(k);
            out[i].document = static_cast<std::uint32_t>(document);
            out[i].impact = impacts == Impacts::stored ? get_impact(reader) : std::uint8_t{0};
            next = document + 1;
        }
        if (next > documents) break;
    }
    if (next > documents || !reader.ok()) out.clear();
    return out.size() == count;
}

}  // namespace verbatim::bundle
