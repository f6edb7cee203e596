// What a client may send to `verbatim serve`: heads, hosts, paths, ranges and bodies.
#include <algorithm>
#include <string>

#include "cli/server/byte_ranges.h"
#include "cli/server/http_request.h"
#include "cli/server/live_page.h"
#include "cli/server/request_body.h"
#include "cli/server/request_path.h"
#include "cli/server/served_hosts.h"
#include "cli/server/validators.h"
#include "fuzz.h"

namespace {

using namespace verbatim;

void try_path(std::string_view target) {
    cli::RequestPath path;
    if (cli::read_path(target, path)) return;
    const std::string framed = "/" + path.path + "/";
    fuzz::ensure(framed.find("/.") == std::string::npos, "no part of a path starts with a dot");
    fuzz::ensure(path.path.find("//") == std::string::npos && !path.path.starts_with('/'), "no part of a path is empty");
    fuzz::ensure(path.path.find('\0') == std::string::npos && path.path.find('\\') == std::string::npos, "a path has no NUL and no backslash");
    cli::RequestPath again;
    fuzz::ensure(!cli::read_path(cli::encode_path(path.path), again) && again.path == path.path, "a path survives its address");
}

// What the live page has is no file's address, and the other way round.
void try_live(std::string_view target) {
    const auto live = cli::read_live_request(target);
    if (!live) return;
    fuzz::ensure(target.starts_with("/.verbatim/"), "the live page has addresses of its own");
    fuzz::ensure(live->page.size() == (live->kind == cli::LiveRequest::Kind::version ? 16u : 0u), "a version is whole");
    cli::RequestPath path;
    fuzz::ensure(cli::read_path(target, path).status == 404, "no file has an address of the live page");
}

void try_host(std::string_view text) {
    const auto host = cli::read_host(text);
    const cli::ServedHosts hosts(8000, {});
    fuzz::ensure(!hosts.answers(text) || (host && host->port == 8000), "nobody is answered without the right port");
}

void try_ranges(std::string_view header) {
    for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1000}, std::uint64_t{UINT64_MAX}}) {
        auto choice = cli::choose_ranges(header, size);
        fuzz::ensure((choice.kind == cli::RangeChoice::Kind::parts) == !choice.parts.empty(), "parts are chosen where there are some");
        fuzz::ensure(choice.parts.size() <= cli::most_ranges, "there are no more than sixteen parts");
        std::sort(choice.parts.begin(), choice.parts.end(), [](const cli::ByteRange& one, const cli::ByteRange& other) { return one.first < other.first; });
        for (std::size_t i = 0; i < choice.parts.size(); ++i) {
            fuzz::ensure(choice.parts[i].first <= choice.parts[i].last && choice.parts[i].last < size, "a part lies inside the file");
            fuzz::ensure(i == 0 || choice.parts[i - 1].last < choice.parts[i].first, "no part overlaps another");
        }
    }
}

// A body ends at the same byte however its bytes arrive.
void try_body(const cli::BodyFraming& framing, std::string_view bytes) {
    cli::BodySkipper whole(framing), single(framing);
    const std::size_t taken = whole.take(bytes);
    std::size_t singly = 0;
    while (singly < bytes.size() && single.state() == cli::BodySkipper::State::more) singly += single.take(bytes.substr(singly, 1));
    fuzz::ensure(taken <= bytes.size() && taken == singly && whole.state() == single.state(), "a body ends at the same byte however it arrives");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::bytes(data, size);
    const auto end = cli::find_head_end(bytes, 0);
    fuzz::ensure(!end || (*end <= bytes.size() && bytes.substr(0, *end).ends_with("\r\n\r\n")), "a head ends with an empty line");
    (void)cli::refuse_unfinished(bytes);
    try_body({cli::BodyFraming::Kind::chunked, 0}, bytes);
    cli::RequestHead head;
    if (!end || cli::read_head(bytes.substr(0, *end), head)) return 0;
    fuzz::ensure(!head.method.empty() && !head.target.empty() && head.fields.size() <= cli::most_fields, "a head that was taken is whole");
    (void)head.keeps_alive();
    try_path(head.target);
    try_live(head.target);
    try_body(head.body, bytes.substr(*end));
    for (const cli::HeaderField& field : head.fields) {
        try_host(field.value);
        try_ranges(field.value);
        try_path(field.value);
        const auto date = cli::read_http_date(field.value);
        if (date && *date >= 0) fuzz::ensure(cli::read_http_date(cli::http_date(*date)).has_value(), "a date that was read can be written");
    }
    const cli::Validators current{"\"0123\"", 784111777, 784111999};
    (void)cli::check_conditions(head, current);
    (void)cli::range_counts(head, current);
    return 0;
}
