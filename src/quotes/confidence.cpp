#include "quotes/confidence.h"

#include <array>

namespace verbatim::quotes {
namespace {

struct Point {
    std::uint32_t product;
    std::uint32_t confidence;
};

constexpr std::array<Point, 7> points{{{0, 0}, {400, 430}, {600, 580}, {750, 800}, {850, 935}, {950, 985}, {1000, 995}}};

}  // namespace

std::uint16_t confidence_of(std::uint16_t mention, std::uint16_t entity) {
    const std::uint32_t product = (std::uint32_t{mention} * entity + 500) / 1000;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Point& low = points[i - 1];
        const Point& high = points[i];
        if (product > high.product) continue;
        const std::uint32_t share = (product - low.product) * (high.confidence - low.confidence) / (high.product - low.product);
        return static_cast<std::uint16_t>(low.confidence + share);
    }
    return points.back().confidence;
}

}  // namespace verbatim::quotes
