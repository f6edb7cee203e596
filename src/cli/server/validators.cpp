#include "cli/server/validators.h"

#include <sys/stat.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/hash.h"
#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

// One tag at the front of a list: W/"…" or "…".
struct EntityTag {
    bool weak = false;
    std::string_view opaque;  // with its quotation marks
};

// Takes the tag at the front of `list`, and the comma after it. Nothing at the end, and for what is no tag.
std::optional<EntityTag> take_tag(std::string_view& list) {
    while (!list.empty() && (list.front() == ',' || list.front() == ' ' || list.front() == '\t')) list.remove_prefix(1);
    EntityTag tag;
    std::string_view rest = list;
    if (rest.starts_with("W/")) {
        tag.weak = true;
        rest.remove_prefix(2);
    }
    if (!rest.starts_with('"')) return std::nullopt;
    const std::size_t end = rest.find('"', 1);
    if (end == std::string_view::npos) return std::nullopt;
    tag.opaque = rest.substr(0, end + 1);
    list = trimmed(rest.substr(end + 1));
    if (!list.empty() && list.front() != ',') return std::nullopt;
    return tag;
}

// Whether the field's lists name the tag. Weak tags count only where weak comparison will do.
bool names_tag(const RequestHead& request, std::string_view name, std::string_view tag, bool weak_too) {
    for (const HeaderField& one : request.fields) {
        if (one.name != name) continue;
        if (one.value == "*") return true;
        std::string_view list = one.value;
        while (const auto listed = take_tag(list))
            if (listed->opaque == tag && (weak_too || !listed->weak)) return true;
    }
    return false;
}

std::optional<std::time_t> date_in(const RequestHead& request, std::string_view name) {
    const auto value = request.field(name);
    return value ? read_http_date(*value) : std::nullopt;
}

void add_time(base::ByteWriter& out, const timespec& time) {
    out.u64(static_cast<std::uint64_t>(time.tv_sec));
    out.u64(static_cast<std::uint64_t>(time.tv_nsec));
}

}  // namespace

Validators validators_of(const struct stat& facts, std::time_t now) {
    base::ByteWriter parts;
    parts.u64(static_cast<std::uint64_t>(facts.st_size));
    parts.u64(static_cast<std::uint64_t>(facts.st_dev));
    parts.u64(static_cast<std::uint64_t>(facts.st_ino));
    add_time(parts, facts.st_mtim);
    add_time(parts, facts.st_ctim);
    return {"\"" + base::hash_hex(parts.view()) + "\"", std::min(facts.st_mtim.tv_sec, now), now};
}

Condition check_conditions(const RequestHead& request, const Validators& current) {
    if (request.count("if-match") > 0) {
        if (!names_tag(request, "if-match", current.tag, false)) return Condition::failed;
    } else if (const auto since = date_in(request, "if-unmodified-since")) {
        if (current.modified > *since) return Condition::failed;
    }
    if (request.count("if-none-match") > 0) {
        if (names_tag(request, "if-none-match", current.tag, true)) return Condition::not_modified;
    } else if (const auto since = date_in(request, "if-modified-since")) {
        if (current.modified <= *since) return Condition::not_modified;
    }
    return Condition::holds;
}

bool range_counts(const RequestHead& request, const Validators& current) {
    if (request.count("if-range") == 0) return true;
    const auto value = request.field("if-range");
    if (!value) return false;
    if (*value == current.tag) return true;
    const auto date = read_http_date(*value);
    return date && *date == current.modified && current.modified < current.now;
}

std::string http_date(std::time_t time) {
    std::tm parts = {};
    if (gmtime_r(&time, &parts) == nullptr) return http_date(0);
    char text[64];
    // The program never leaves the "C" locale, in which the names of days and months are English.
    return std::string(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts));
}

std::optional<std::time_t> read_http_date(std::string_view text) {
    const std::string copy(text);
    for (const char* form : {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"}) {
        std::tm parts = {};
        const char* end = strptime(copy.c_str(), form, &parts);
        if (end == copy.c_str() + copy.size()) return timegm(&parts);
    }
    return std::nullopt;
}

}  // namespace verbatim::cli
