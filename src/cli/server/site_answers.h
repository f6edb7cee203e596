// What a request for a site is answered with: which file or which refusal, which status, which fields. It sends nothing itself.
#pragma once

#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/server/byte_ranges.h"
#include "cli/server/http_request.h"
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
};

class SiteAnswers {
  public:
    SiteAnswers(SiteFiles files, ServedHosts hosts) : files_(std::move(files)), hosts_(std::move(hosts)) {}

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
    Answer not_found(const RequestHead& request, bool keep_alive) const;

    SiteFiles files_;
    ServedHosts hosts_;
};

}  // namespace verbatim::cli
