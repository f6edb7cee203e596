#include "corpus/warc.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "corpus/archive.h"
#include "corpus/html/html.h"
#include "corpus/limits.h"
#include "corpus/mime.h"
#include "corpus/paragraphs.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

constexpr std::size_t longest_page = std::size_t{32} << 20, longest_headers = std::size_t{64} << 10, shortest_page = 250;

// Bytes that are taken line by line or by number.
class WarcBytes {
  public:
    explicit WarcBytes(ByteStream& stream) : stream_(stream), chunk_(std::size_t{256} << 10) {}

    // The next line with its end; empty at the end of the stream.
    std::string_view line() {
        for (;;) {
            const std::size_t end = buffer_.find('\n', start_);
            if (end != std::string::npos || buffer_.size() - start_ > longest_headers) return take((end == std::string::npos ? buffer_.size() : end + 1) - start_);
            if (!fill()) return take(buffer_.size() - start_);
        }
    }

    // Takes `size` bytes: up to `kept` of them into `out`, the rest is passed over. False where the stream ends before that.
    bool block(std::uint64_t size, std::size_t kept, std::string& out) {
        out.clear();
        while (size > 0) {
            if (start_ == buffer_.size() && !fill()) return false;
            const std::string_view here = take(static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer_.size() - start_)));
            size -= here.size();
            if (out.size() < kept) out.append(here.substr(0, kept - out.size()));
        }
        return true;
    }
    const std::optional<base::Error>& failure() const { return failure_; }

  private:
    std::string_view take(std::size_t size) {
        const std::string_view taken = std::string_view(buffer_).substr(start_, size);
        start_ += size;
        return taken;
    }

    bool fill() {
        buffer_.erase(0, start_);
        start_ = 0;
        const auto got = stream_.read(chunk_.data(), chunk_.size());
        if (!got) failure_ = got.error();
        if (!got || *got == 0) return false;
        buffer_.append(chunk_.data(), *got);
        return true;
    }

    ByteStream& stream_;
    std::vector<char> chunk_;
    std::string buffer_;
    std::size_t start_ = 0;
    std::optional<base::Error> failure_;
};

// "5\r\nhello\r\n0\r\n\r\n" as "hello"; what is not chunked stays as it is, because headers lie.
std::string without_chunks(std::string_view body) {
    std::string out;
    std::string_view rest = body;
    for (;;) {
        const std::size_t line_end = rest.find("\r\n");
        if (line_end == std::string_view::npos || line_end == 0 || line_end > 100) break;
        const std::string digits(rest.substr(0, std::min(line_end, rest.find(';'))));
        char* end = nullptr;
        const unsigned long size = std::strtoul(digits.c_str(), &end, 16);
        if (end == digits.c_str()) break;
        rest.remove_prefix(line_end + 2);
        if (size == 0) return out;
        if (size > rest.size()) return out.append(rest);
        out.append(rest.substr(0, size));
        rest.remove_prefix(std::min<std::size_t>(size + 2, rest.size()));
    }
    return out.empty() ? std::string(body) : out;
}

class WarcReader {
  public:
    WarcReader(Source& source, const RecordSink& sink, const std::set<std::string>* pages) : source_(source), sink_(sink), pages_(pages) {}

    void run() {
        auto opened = decompressed(source_);
        if (!opened) return sink_.refuse(0, base::Error(opened.error()));
        WarcBytes bytes(**opened);
        bool damaged = false;
        for (;;) {
            const std::string_view first = bytes.line();
            if (first.empty()) break;
            if (!first.starts_with("WARC/")) {
                // Between records stand empty lines; everything else is damage up to the next record.
                if (trim(first).empty()) continue;
                if (!damaged) ++counts_["damaged record"];
                damaged = true;
                continue;
            }
            damaged = false;
            std::string header_lines;
            for (;;) {
                const std::string_view line = bytes.line();
                if (trim(line).empty() || header_lines.size() > longest_headers) break;
                header_lines += line;
            }
            header_lines += "\n";
            std::string_view view = header_lines;
            const MimeHeaders headers = MimeHeaders::take(view);
            const std::uint64_t length = std::strtoull(std::string(headers.raw("Content-Length")).c_str(), nullptr, 10);
            if (!read_block(headers, length, bytes)) {
                ++counts_["record that breaks off"];
                break;
            }
        }
        if (bytes.failure()) sink_.refuse(0, base::Error(*bytes.failure()));
        for (const auto& [kind, count] : counts_) sink_.leave_out({"", with_commas(count) + " " + kind + (count == 1 ? "" : "s"), "pages with articles", "nothing has to be done"});
    }

  private:
    bool read_block(const MimeHeaders& headers, std::uint64_t length, WarcBytes& bytes) {
        const std::string type = text::to_lower(trim(headers.raw("WARC-Type")));
        const bool response = type == "response", resource = type == "resource";
        std::string url(trim(headers.raw("WARC-Target-URI")));
        if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
        const bool wanted = (response || resource) && (pages_ == nullptr || pages_->contains(page_key(url)));
        std::string block;
        if (!bytes.block(length, wanted ? longest_page : 0, block)) return false;
        if (type == "revisit") ++counts_["page that was stored before (revisit)"];
        if (!wanted) return true;
        if (length > longest_page) {
            ++counts_["page of more than 32 MB"];
            return true;
        }
        if (response) read_response(block, url);
        else read_body(std::move(block), headers.media_type(), headers.parameter("Content-Type", "charset"), url);
        return true;
    }

    void read_response(std::string_view block, const std::string& url) {
        const std::size_t line_end = block.find('\n');
        const std::string_view status = block.substr(0, line_end);
        if (!status.starts_with("HTTP/") || line_end == std::string_view::npos) {
            ++counts_["answer that is no HTTP"];
            return;
        }
        const std::size_t blank = status.find(' ');
        const std::string_view code = blank == std::string_view::npos ? std::string_view() : status.substr(blank + 1, 3);
        if (code != "200" && code != "203") {
            ++counts_["answer with the status " + std::string(code)];
            return;
        }
        block.remove_prefix(line_end + 1);
        const MimeHeaders headers = MimeHeaders::take(block);
        std::string body = text::to_lower(headers.raw("Transfer-Encoding")).find("chunked") != std::string::npos ? without_chunks(block) : std::string(block);
        const std::string encoding = text::to_lower(trim(headers.raw("Content-Encoding")));
        if (body.starts_with("\x1F\x8B")) {
            std::string inflated = beginning_of_compressed(body, longest_page);
            if (!inflated.empty()) body = std::move(inflated);
        } else if ((encoding == "br" || encoding == "zstd" || encoding == "deflate") && !looks_like_text(body)) {
            ++counts_["page in the encoding \"" + encoding + "\""];
            return;
        }
        read_body(std::move(body), headers.raw("Content-Type").empty() ? std::string() : headers.media_type(), headers.parameter("Content-Type", "charset"), url);
    }

    static bool looks_like_text(std::string_view body) { return body.substr(0, 512).find('\0') == std::string_view::npos && trim(body.substr(0, 512)).starts_with('<'); }

    void read_body(std::string&& body, const std::string& type, const std::string& charset, const std::string& url) {
        const bool html = type == "text/html" || type == "application/xhtml+xml" || (type.empty() && trim(std::string_view(body).substr(0, 512)).starts_with('<'));
        if (!html) {
            ++counts_["file of the type " + (type.empty() ? "that nothing says" : type.substr(0, 80))];
            return;
        }
        if (!seen_.insert(base::hash64(body)).second) {
            ++counts_["page that was stored twice"];
            return;
        }
        auto page = html::read_page(body, {.url = url, .charset = charset, .name = source_.name()});
        if (!page || page->text.size() < shortest_page) {
            ++counts_["page without an article"];
            return;
        }
        set_field(*page, Field::url, url, "WARC-Target-URI");
        page->ordinal = ++ordinal_;
        page->line = 0;
        sink_.record(std::move(*page));
    }

    Source& source_;
    const RecordSink& sink_;
    const std::set<std::string>* pages_;
    std::map<std::string, std::size_t> counts_;  // of what was left out, by kind
    std::set<std::uint64_t> seen_;               // hashes of pages
    std::uint32_t ordinal_ = 0;
};

}  // namespace

std::string page_key(std::string_view url) {
    url = url.substr(0, url.find('#'));
    const std::size_t scheme = url.find("://");
    if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
    if (url.starts_with("www.")) url.remove_prefix(4);
    if (url.ends_with('/')) url.remove_suffix(1);
    return std::string(url);
}

void read_warc(Source& source, const RecordSink& sink, const std::set<std::string>* pages) { WarcReader(source, sink, pages).run(); }

}  // namespace verbatim::corpus
