#include "text/edit_distance.h"

#include <algorithm>
#include <utility>

namespace verbatim::text {

bool EditDistance::within(std::u32string_view a, std::u32string_view b, std::size_t edits) {
    if (a.size() > b.size() + edits || b.size() > a.size() + edits) return false;
    // Three rows: swapping two neighbours looks back two.
    for (auto& row : rows_) row.resize(b.size() + 1);
    auto *before = &rows_[0], *last = &rows_[1], *row = &rows_[2];
    for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        // Further than `edits` off the diagonal no path is short enough; what stands beside the band counts as far.
        const std::size_t first = i > edits + 1 ? i - edits : 1, end = std::min(b.size(), i + edits);
        const std::size_t far = edits + 1;
        (*row)[first - 1] = first == 1 ? i : far;
        std::size_t least = (*row)[first - 1];
        for (std::size_t j = first; j <= end; ++j) {
            const std::size_t above = j == i + edits ? far : (*last)[j] + 1;
            std::size_t value = std::min({above, (*row)[j - 1] + 1, (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) value = std::min(value, (*before)[j - 2] + 1);
            (*row)[j] = value;
            least = std::min(least, value);
        }
        if (least > edits) return false;
        std::swap(before, last);
        std::swap(last, row);
    }
    return (*last)[b.size()] <= edits;
}

}  // namespace verbatim::text
