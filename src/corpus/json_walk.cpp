#include "corpus/json_walk.h"

#include <algorithm>

namespace verbatim::corpus::json_walk {
namespace {

constexpr std::size_t none = std::string_view::npos;

// Past the string whose opening mark stands at `offset`.
std::size_t end_of_string(std::string_view text, std::size_t offset) {
    // From mark to mark: find_first_of() would ask of each byte, by a call, whether it is one of two.
    for (std::size_t at = text.find('"', offset + 1); at != none; at = text.find('"', at + 1)) {
        std::size_t before = at;
        while (before > offset + 1 && text[before - 1] == '\\') --before;
        if ((at - before) % 2 == 0) return at + 1;  // an odd number of backslashes keeps the string open
    }
    return none;
}

// Goes through what stands between the first bracket of `text` and its partner, item by item.
template <class Item>
bool each_item(std::string_view text, char opening, char closing, Item item) {
    std::size_t at = skip_blanks(text, 0);
    if (at >= text.size() || text[at] != opening) return false;
    at = skip_blanks(text, at + 1);
    while (at < text.size() && text[at] != closing) {
        if (text[at] == ',') {
            at = skip_blanks(text, at + 1);
            continue;
        }
        const std::size_t next = item(at);
        if (next == none) return false;
        if (next == 0) return true;  // enough
        at = skip_blanks(text, next);
    }
    return at < text.size();
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t offset) {
    if (offset == 0 && text.starts_with("\xEF\xBB\xBF")) offset = 3;
    while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\n' || text[offset] == '\r' || text[offset] == '\t')) ++offset;
    return offset;
}

std::size_t end_of_value(std::string_view text, std::size_t offset) {
    std::size_t depth = 0;
    for (std::size_t at = offset; at < text.size();) {
        const char c = text[at];
        if (c == '"') {
            at = end_of_string(text, at);
            if (at == none) return none;
            if (depth == 0) return at;
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return at;
            ++at;
            if (--depth == 0) return at;
        } else if (depth == 0 && (c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            return at == offset ? none : at;
        } else {
            ++at;
        }
    }
    return depth == 0 ? text.size() : none;
}

bool each_element(std::string_view text, const std::function<bool(std::string_view)>& element) {
    return each_item(text, '[', ']', [&](std::size_t at) -> std::size_t {
        const std::size_t end = end_of_value(text, at);
        if (end == none || end == at) return none;
        return element(text.substr(at, end - at)) ? end : 0;
    });
}

bool each_member(std::string_view text, const std::function<bool(std::string_view, std::string_view)>& member) {
    return each_item(text, '{', '}', [&](std::size_t at) -> std::size_t {
        if (text[at] != '"') return none;
        const std::size_t name_end = end_of_string(text, at);
        if (name_end == none) return none;
        const std::size_t colon = skip_blanks(text, name_end);
        if (colon >= text.size() || text[colon] != ':') return none;
        const std::size_t start = skip_blanks(text, colon + 1), end = end_of_value(text, start);
        if (end == none || end == start) return none;
        return member(text.substr(at + 1, name_end - at - 2), text.substr(start, end - start)) ? end : 0;
    });
}

std::string_view member_at(std::string_view object, std::string_view path) {
    std::string_view here = object;
    while (!path.empty()) {
        const std::string_view name = path.substr(0, path.find('.'));
        path.remove_prefix(std::min(name.size() + 1, path.size()));
        std::string_view found;
        each_member(here, [&](std::string_view key, std::string_view value) {
            if (key == name) found = value;
            return key != name;
        });
        if (found.empty()) return {};
        here = found;
    }
    return here;
}

}  // namespace verbatim::corpus::json_walk
