#include "bundle/front_coding.h"

#include <algorithm>

namespace verbatim::bundle {

std::size_t shared_prefix(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

void put_front_coded(base::ByteWriter& out, std::string_view before, std::string_view next) {
    const std::size_t shared = shared_prefix(before, next);
    out.varint(shared);
    out.string(next.substr(shared));
}

void get_front_coded(base::ByteReader& in, std::string& term, bool first) {
    const std::uint64_t shared = in.varint();
    follow_front_coded(in, term, shared, in.string(), first);
}

void follow_front_coded(base::ByteReader& in, std::string& term, std::uint64_t shared, std::string_view suffix, bool first) {
    if (shared > term.size()) return in.fail();
    std::string next = term.substr(0, static_cast<std::size_t>(shared)).append(suffix);
    if (!first && next <= term) return in.fail();
    term = std::move(next);
}

}  // namespace verbatim::bundle
