#include "cli/open_summary.h"

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

#include "cli/terminal.h"
#include "corpus/limits.h"

namespace verbatim::cli {
namespace {

constexpr std::size_t refusals_shown = 5;
constexpr std::size_t reasons_shown = 4;

std::string counted_words(std::uint64_t count, const char* one, const char* many) { return corpus::with_commas(count) + " " + (count == 1 ? one : many); }

std::string seconds(std::chrono::milliseconds time) {
    char text[32];
    std::snprintf(text, sizeof text, time.count() < 10'000 ? "%.1f s" : "%.0f s", static_cast<double>(time.count()) / 1000);
    return text;
}

// "a hidden file (2), a file of another kind (.docx)": most often first, then in the order of the files.
std::string reasons(const std::vector<corpus::Notice>& notices) {
    std::vector<std::pair<std::string, std::size_t>> counts;
    for (const corpus::Notice& notice : notices) {
        if (notice.kind != corpus::Notice::Kind::skipped_file) continue;
        const auto known = std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == notice.error.found; });
        if (known == counts.end()) counts.emplace_back(notice.error.found, 1);
        else ++known->second;
    }
    std::stable_sort(counts.begin(), counts.end(), [](const auto& one, const auto& other) { return one.second > other.second; });
    std::string out;
    for (std::size_t i = 0; i < std::min(counts.size(), reasons_shown); ++i) {
        out += (i == 0 ? "" : ", ") + visible(counts[i].first);
        if (counts[i].second > 1) out += " (" + corpus::with_commas(counts[i].second) + ")";
    }
    return counts.size() > reasons_shown ? out + " and others" : out;
}

// The first refused records, a line each; `more` says that there are others.
std::string refusals(const std::vector<corpus::Notice>& notices, bool& more) {
    std::string out;
    std::size_t shown = 0;
    for (const corpus::Notice& notice : notices) {
        if (notice.kind != corpus::Notice::Kind::rejected) continue;
        more = shown == refusals_shown;
        if (more) break;
        ++shown;
        out += "    " + visible(notice.error.message()) + "\n";
    }
    return out;
}

}  // namespace

std::string reading_summary(const BuildReport& report, std::chrono::milliseconds took) {
    std::string out;
    if (report.read.accepted > 0)
        out += counted_words(report.bundle.articles, "article", "articles") + ", " + counted_words(report.bundle.quotes, "quotation", "quotations") + ", " +
               counted_words(report.bundle.people, "person", "people") + ", in " + seconds(took) + "\n";
    bool more = false;
    const std::string refused = refusals(report.notices, more);
    if (report.read.rejected > 0) out += counted_words(report.read.rejected, "record was", "records were") + " not read" + (more ? ", the first five" : "") + ":\n" + refused;
    if (report.read.skipped_files > 0) out += counted_words(report.read.skipped_files, "file was", "files were") + " passed over: " + reasons(report.notices) + "\n";
    if (report.read.repaired > 0) out += counted_words(report.read.repaired, "article was", "articles were") + " put right where something could not be read as it stood\n";
    out += corrections_as_text(report);
    const bool told_less = more || report.read.repaired > 0 || report.read.skipped_files > 0;
    if (told_less && report.read.accepted > 0) out += "the full report: " + visible(report.report_file) + "\n";
    return out;
}

}  // namespace verbatim::cli
