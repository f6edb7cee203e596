#include "bundle/postings.h"

#include <algorithm>

#include "bundle/bits.h"

namespace verbatim::bundle {

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
            if (impacts == Impacts::four_bits) out.put(postings[i].impact, 4);
            next = postings[i].document + 1;
        }
    }
    return out.take();
}

bool read_postings(std::string_view bytes, std::uint32_t count, std::uint32_t documents, Impacts impacts,
                   std::vector<Posting>& out) {
    const auto impact_bits = static_cast<unsigned>(impacts);
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
            out[i].impact = static_cast<std::uint8_t>(reader.get(impact_bits));
            next = document + 1;
        }
        if (next > documents) break;
    }
    if (next > documents || !reader.ok()) out.clear();
    return out.size() == count;
}

}  // namespace verbatim::bundle
