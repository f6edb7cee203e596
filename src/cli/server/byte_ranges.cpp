#include "cli/server/byte_ranges.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();

// One range as it stands in the header: "5-9", "5-" (last is endless) or "-9" (the last nine bytes).
struct RangeSpec {
    bool suffix = false;
    std::uint64_t first = 0;  // of a suffix: how many bytes
    std::uint64_t last = endless;
};

std::optional<RangeSpec> read_spec(std::string_view text) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const std::string_view before = text.substr(0, dash), after = text.substr(dash + 1);
    const auto last = read_number(after);
    if (before.empty()) return last ? std::optional(RangeSpec{true, *last, endless}) : std::nullopt;
    const auto first = read_number(before);
    if (!first || (!last && !after.empty())) return std::nullopt;
    if (last && *last < *first) return std::nullopt;
    return RangeSpec{false, *first, last.value_or(endless)};
}

// The ranges of the header, at most one more than are sent; nothing when it is malformed.
std::optional<std::vector<RangeSpec>> read_specs(std::string_view header) {
    const std::size_t equals = header.find('=');
    if (equals == std::string_view::npos || lower_case(header.substr(0, equals)) != "bytes") return std::nullopt;
    std::vector<RangeSpec> specs;
    for (const std::string_view element : split_list(header.substr(equals + 1))) {
        const auto spec = read_spec(element);
        if (!spec) return std::nullopt;
        specs.push_back(*spec);
        if (specs.size() > most_ranges) break;
    }
    if (specs.empty()) return std::nullopt;
    return specs;
}

// The bytes that a range means in a file of this size; nothing when there are none.
std::optional<ByteRange> resolve(const RangeSpec& spec, std::uint64_t size) {
    if (size == 0) return std::nullopt;
    if (spec.suffix) {
        if (spec.first == 0) return std::nullopt;
        return ByteRange{size - std::min(size, spec.first), size - 1};
    }
    if (spec.first >= size) return std::nullopt;
    return ByteRange{spec.first, std::min(spec.last, size - 1)};
}

bool overlap(std::vector<ByteRange> parts) {
    std::sort(parts.begin(), parts.end(), [](const ByteRange& one, const ByteRange& other) { return one.first < other.first; });
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].first <= parts[i - 1].last) return true;
    return false;
}

}  // namespace

RangeChoice choose_ranges(std::string_view header, std::uint64_t size) {
    const auto specs = read_specs(header);
    if (!specs || specs->size() > most_ranges) return {};
    std::vector<ByteRange> parts;
    bool satisfiable = false;
    for (const RangeSpec& spec : *specs) {
        // The last bytes of an empty file are all of it, which no Content-Range can say.
        satisfiable |= spec.suffix && spec.first > 0;
        if (const auto range = resolve(spec, size)) parts.push_back(*range);
    }
    if (parts.empty()) return {satisfiable ? RangeChoice::Kind::whole : RangeChoice::Kind::unsatisfiable, {}};
    if (overlap(parts)) return {};
    return {RangeChoice::Kind::parts, std::move(parts)};
}

std::string content_range(ByteRange range, std::uint64_t size) {
    return "bytes " + std::to_string(range.first) + "-" + std::to_string(range.last) + "/" + std::to_string(size);
}

std::string unsatisfied_range(std::uint64_t size) { return "bytes */" + std::to_string(size); }

}  // namespace verbatim::cli
