// What a request for a site is answered with: which file or which refusal, which status, which fields. It sends nothing itself.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/server/byte_ranges.h"
#include "cli/server/http_request.h"
#include "cli/server/live_page.h"
#include "cli/server/request_path.h"
#include "cli/server/served_hosts.h"
#include "cli/server/site_files.h"
#include "cli/server/validators.h"

namespace verbatim::cli {

// A stretch of a body: some text, then some bytes of the answer's file.
struct BodyPart {
    std::string text;
    std::optional<ByteRange> bytes;
};

struct Answer {
    std::string head;             // from the status line to the empty line
    std::vector<BodyPart> body;   // empty for HEAD
    SiteFile file;                // open where the body has bytes of it
    bool keeps_alive = false;     // whether the head lets the connection be used again
    bool held = false;            // there is nothing new to say: to be asked for again when there is, and sent after ServerLimits::hold
};

// Whether pages offer to reload when the site has been built anew (live_page.h).
enum class LivePages : std::uint8_t { no, yes };

class SiteAnswers {
  public:
    SiteAnswers(SiteFiles files, ServedHosts hosts, LivePages live = LivePages::no) : files_(std::move(files)), hosts_(std::move(hosts)), live_(live) {}

    // Answers a whole request. `keep_alive`: whether the connection may be used again, as far as the server is concerned.
    Answer answer(const RequestHead& request, bool keep_alive) const;

    // Answers what is no request of a site's file: with the refusal's status and its reason as plain text. `request` may be
    // half read.
    Answer refuse(const Refusal& refusal, const RequestHead& request, bool keep_alive) const;

  private:
    using Fields = std::vector<std::pair<std::string_view, std::string>>;

    Refusal refuse_host(std::string_view host) const;
    Refusal check(const RequestHead& request, RequestPath& path) const;
    Answer send_file(const RequestHead& request, const RequestPath& path, SiteFile file, bool keep_alive) const;
    Answer send_live(const RequestHead& request, const LiveRequest& wanted, bool keep_alive) const;
    Answer send_live_page(const RequestHead& request, const SiteFile& file, bool keep_alive) const;
    Answer not_found(const RequestHead& request, bool keep_alive) const;

    SiteFiles files_;
    ServedHosts hosts_;
    LivePages live_;
};

}  // namespace verbatim::cli
