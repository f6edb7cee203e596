#include "cli/server/site_answers.h"

#include <random>

#include "cli/server/file_kinds.h"

namespace verbatim::cli {
namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

constexpr const char* not_found_page = "404.html";
constexpr std::uint64_t largest_live_page = std::uint64_t{16} << 20;  // bytes of an index.html that is held in memory; ours have far less

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200: return "OK";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 416: return "Range Not Satisfiable";
        case 421: return "Misdirected Request";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Unknown";
    }
}

std::string write_head(int status, const Fields& fields, bool keep_alive) {
    std::string out = "HTTP/1.1 " + std::to_string(status) + " " + std::string(reason_phrase(status)) + "\r\n";
    const auto add = [&out](std::string_view name, std::string_view value) { out.append(name).append(": ").append(value).append("\r\n"); };
    add("Date", http_date(std::time(nullptr)));
    for (const auto& [name, value] : fields) add(name, value);
    // What is said to be text is not run as a script, and no other website shows or embeds what lies here.
    add("X-Content-Type-Options", "nosniff");
    add("Cross-Origin-Resource-Policy", "same-origin");
    if (!keep_alive) add("Connection", "close");
    return out + "\r\n";
}

// Thirty-two digits that no file foresees.
std::string random_boundary() {
    static constexpr char digits[] = "0123456789abcdef";
    std::random_device device;
    std::string out;
    for (int i = 0; i < 32; ++i) out += digits[device() % 16];
    return out;
}

// Several parts of a file in one body (RFC 9110, section 14.6). Returns the length of the body in bytes.
std::uint64_t put_parts(std::vector<BodyPart>& body, const std::vector<ByteRange>& parts, std::string_view type, std::uint64_t size,
                        const std::string& boundary) {
    std::uint64_t length = 0;
    for (const ByteRange& part : parts) {
        std::string text = (body.empty() ? "--" : "\r\n--") + boundary + "\r\nContent-Type: " + std::string(type) + "\r\nContent-Range: " +
                           content_range(part, size) + "\r\n\r\n";
        length += text.size() + part.size();
        body.push_back({std::move(text), part});
    }
    body.push_back({"\r\n--" + boundary + "--\r\n", std::nullopt});
    return length + body.back().text.size();
}

// What is no file. Its Content-Length is told to HEAD as well.
Answer made_answer(int status, std::string_view type, std::string_view caching, Fields fields, std::string body, const RequestHead& request, bool keep_alive) {
    Answer answer;
    answer.keeps_alive = keep_alive;
    fields.insert(fields.begin(), {{"Content-Type", std::string(type)}, {"Content-Length", std::to_string(body.size())}, {"Cache-Control", std::string(caching)}});
    answer.head = write_head(status, fields, keep_alive);
    if (request.method != "HEAD") answer.body.push_back({std::move(body), std::nullopt});
    return answer;
}

// A short page of text.
Answer text_answer(int status, Fields fields, std::string text, const RequestHead& request, bool keep_alive) {
    return made_answer(status, "text/plain; charset=utf-8", "no-cache", std::move(fields), std::move(text), request, keep_alive);
}

}  // namespace

Answer SiteAnswers::refuse(const Refusal& refusal, const RequestHead& request, bool keep_alive) const {
    Fields fields;
    if (refusal.status == 405) fields.emplace_back("Allow", "GET, HEAD");
    if (refusal.status == 503) fields.emplace_back("Retry-After", "1");
    return text_answer(refusal.status, std::move(fields),
                       std::to_string(refusal.status) + " " + std::string(reason_phrase(refusal.status)) + ": " + refusal.reason + "\n", request, keep_alive);
}

Refusal SiteAnswers::refuse_host(std::string_view host) const {
    if (hosts_.answers(host)) return {};
    return {421, "this server answers only requests for " + hosts_.listed() +
                     "; to be reached under another name as well, it has to be started with --host NAME"};
}

// Whom the request is for comes first: a stranger learns nothing else.
Refusal SiteAnswers::check(const RequestHead& request, RequestPath& path) const {
    const auto host = request.field("host");
    if (!host) return {400, "a request needs one Host field"};
    if (Refusal refusal = refuse_host(*host)) return refusal;
    if (request.method != "GET" && request.method != "HEAD") return {405, "a site's files can be read (GET, HEAD) and nothing else"};
    if (Refusal refusal = read_path(request.target, path)) return refusal;
    return path.authority.empty() ? Refusal{} : refuse_host(path.authority);
}

Answer SiteAnswers::answer(const RequestHead& request, bool keep_alive) const {
    RequestPath path;
    const Refusal refusal = check(request, path);
    if (refusal.status == 404 && live_ == LivePages::yes)
        if (const auto wanted = read_live_request(request.target)) return send_live(request, *wanted, keep_alive);
    if (refusal.status == 404) return not_found(request, keep_alive);
    if (refusal) return refuse(refusal, request, keep_alive);
    SiteFile file;
    switch (files_.find(path.path, file)) {
        case Opened::file: return send_file(request, path, std::move(file), keep_alive);
        case Opened::folder: {
            const std::string place = encode_path(path.path) + "/" + path.query;
            return text_answer(301, {{"Location", place}}, "301 Moved Permanently: " + place + "\n", request, keep_alive);
        }
        case Opened::missing: return not_found(request, keep_alive);
        case Opened::unreadable: return refuse({403, "the server has no right to read this file"}, request, keep_alive);
        case Opened::failed: break;
    }
    return refuse({500, "this file cannot be opened now"}, request, keep_alive);
}

Answer SiteAnswers::not_found(const RequestHead& request, bool keep_alive) const {
    Answer answer;
    if (files_.find(not_found_page, answer.file) != Opened::file) return refuse({404, "there is no such file"}, request, keep_alive);
    answer.keeps_alive = keep_alive;
    const std::uint64_t size = answer.file.size();
    answer.head = write_head(
        404, {{"Content-Type", std::string(media_type(not_found_page))}, {"Content-Length", std::to_string(size)}, {"Cache-Control", "no-cache"}},
        keep_alive);
    if (request.method != "HEAD" && size > 0) answer.body.push_back({"", ByteRange{0, size - 1}});
    return answer;
}

Answer SiteAnswers::send_live(const RequestHead& request, const LiveRequest& wanted, bool keep_alive) const {
    if (wanted.kind != LiveRequest::Kind::version) {
        const bool script = wanted.kind == LiveRequest::Kind::script;
        return made_answer(200, media_type(script ? "reload.js" : "reload.css"), "no-store", {}, std::string(script ? live_script() : live_style()), request, keep_alive);
    }
    SiteFile file;
    std::string page;
    if (files_.find("", file) != Opened::file || file.size() > largest_live_page || !file.read(0, static_cast<std::size_t>(file.size()), page))
        return not_found(request, keep_alive);
    const std::string version = page_version(page);
    Answer answer = made_answer(200, "application/json", "no-store", {}, version_as_json(version), request, keep_alive);
    answer.held = version == wanted.page;
    return answer;
}

// A page that is made for each request has neither ranges nor validators.
Answer SiteAnswers::send_live_page(const RequestHead& request, const SiteFile& file, bool keep_alive) const {
    std::string page;
    if (!file.read(0, static_cast<std::size_t>(file.size()), page)) return refuse({500, "this file cannot be read now"}, request, keep_alive);
    return made_answer(200, media_type("index.html"), "no-store", {}, with_live_script(std::move(page)), request, keep_alive);
}

Answer SiteAnswers::send_file(const RequestHead& request, const RequestPath& path, SiteFile file, bool keep_alive) const {
    const std::string name = path.folder() ? path.path + "index.html" : path.path;
    const std::uint64_t size = file.size();
    if (live_ == LivePages::yes && name == "index.html" && size <= largest_live_page) return send_live_page(request, file, keep_alive);
    const std::string type(media_type(name));
    const Validators validators = validators_of(file.facts, std::time(nullptr));
    Fields fields = {{"Cache-Control", std::string(cache_control(name))}, {"ETag", validators.tag}, {"Last-Modified", http_date(validators.modified)}};

    Answer answer;
    answer.keeps_alive = keep_alive;
    switch (check_conditions(request, validators)) {
        case Condition::holds: break;
        case Condition::not_modified: answer.head = write_head(304, fields, keep_alive); return answer;
        case Condition::failed: return refuse({412, "the file is another by now"}, request, keep_alive);
    }
    fields.emplace_back("Accept-Ranges", "bytes");
    // Ranges are defined for GET alone: HEAD tells of the whole file.
    RangeChoice choice;
    if (const auto range = request.field("range"); range && request.method == "GET" && range_counts(request, validators))
        choice = choose_ranges(*range, size);
    if (choice.kind == RangeChoice::Kind::unsatisfiable) {
        return text_answer(416, {{"Content-Range", unsatisfied_range(size)}, {"Accept-Ranges", "bytes"}},
                           "416 Range Not Satisfiable: the file has " + std::to_string(size) + " bytes\n", request, keep_alive);
    }
    int status = 200;
    std::uint64_t length = size;
    std::string sent_type = type;
    if (choice.parts.size() == 1) {
        status = 206;
        length = choice.parts[0].size();
        fields.emplace_back("Content-Range", content_range(choice.parts[0], size));
        answer.body.push_back({"", choice.parts[0]});
    } else if (choice.parts.size() > 1) {
        status = 206;
        const std::string boundary = random_boundary();
        sent_type = "multipart/byteranges; boundary=" + boundary;
        length = put_parts(answer.body, choice.parts, type, size, boundary);
    } else if (size > 0 && request.method == "GET") {
        answer.body.push_back({"", ByteRange{0, size - 1}});
    }
    fields.insert(fields.begin(), {{"Content-Type", sent_type}, {"Content-Length", std::to_string(length)}});
    answer.head = write_head(status, fields, keep_alive);
    answer.file = std::move(file);
    return answer;
}

}  // namespace verbatim::cli
