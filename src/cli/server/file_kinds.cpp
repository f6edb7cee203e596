#include "cli/server/file_kinds.h"

#include <algorithm>
#include <string>
#include <utility>

#include "cli/server/http_text.h"

namespace verbatim::cli {
namespace {

constexpr std::pair<std::string_view, std::string_view> media_types[] = {
    {"html", "text/html; charset=utf-8"},
    {"js", "text/javascript; charset=utf-8"},
    {"mjs", "text/javascript; charset=utf-8"},
    {"css", "text/css; charset=utf-8"},
    {"txt", "text/plain; charset=utf-8"},
    {"md", "text/markdown; charset=utf-8"},
    {"csv", "text/csv; charset=utf-8"},
    {"json", "application/json"},
    {"jsonl", "application/jsonl"},
    {"webmanifest", "application/manifest+json"},
    {"xml", "application/xml"},
    {"atom", "application/atom+xml"},
    {"rss", "application/rss+xml"},
    {"wasm", "application/wasm"},
    {"vbs", "application/octet-stream"},
    {"ttf", "font/ttf"},
    {"otf", "font/otf"},
    {"woff2", "font/woff2"},
    {"svg", "image/svg+xml"},
    {"png", "image/png"},
    {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},
    {"gif", "image/gif"},
    {"webp", "image/webp"},
    {"ico", "image/x-icon"},
    {"pdf", "application/pdf"},
};

constexpr std::size_t hash_digits = 32;

bool is_hash(std::string_view text) {
    return text.size() == hash_digits && std::all_of(text.begin(), text.end(), [](char byte) { return is_digit(byte) || (byte >= 'a' && byte <= 'f'); });
}

// Takes `start` off the front of `text`; false when it does not stand there.
bool take(std::string_view& text, std::string_view start) {
    if (!text.starts_with(start)) return false;
    text.remove_prefix(start.size());
    return true;
}

}  // namespace

std::string_view media_type(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos) {
        const std::string ending = lower_case(name.substr(dot + 1));
        for (const auto& [known, type] : media_types)
            if (known == ending) return type;
    }
    return "application/octet-stream";
}

bool is_named_by_hash(std::string_view path) {
    std::string_view name = path;
    const bool data = take(name, "data/");
    if (!data && !take(name, "app/")) return false;
    if (name.find('/') != std::string_view::npos) return false;
    if (!data)
        return (name.starts_with("verbatim-") && (name.ends_with(".js") || name.ends_with(".wasm"))) ||
               (name.starts_with("style-") && name.ends_with(".css"));
    if (name.ends_with(".vbs")) return true;
    return take(name, "manifest-") && name.ends_with(".json") && is_hash(name.substr(0, name.size() - std::string_view(".json").size()));
}

std::string_view cache_control(std::string_view path) {
    return is_named_by_hash(path) ? "public, max-age=31536000, immutable" : "no-cache";
}

}  // namespace verbatim::cli
