#include "corpus/format.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/input.h"

namespace verbatim::corpus {

#define FORMAT(name) extern const Format name##_format;
#include "corpus/formats/table.inc"
#undef FORMAT

namespace {

#define FORMAT(name) &name##_format,
const Format* const table[] = {
#include "corpus/formats/table.inc"
};
#undef FORMAT

bool has_extension(const Format& format, std::string_view extension) {
    if (extension.empty()) return format.without_extension;
    return std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Past "<!-- … -->", "<?…?>" or "<!DOCTYPE …>" at the front; as it was where none stands there.
std::string_view past_declaration(std::string_view text) {
    const auto past = [&](std::string_view end, std::size_t from) {
        const std::size_t found = text.find(end, from);
        return found == std::string_view::npos ? std::string_view() : text.substr(found + end.size());
    };
    if (text.starts_with("<!--")) return past("-->", 4);
    if (text.starts_with("<?")) return past("?>", 2);
    if (!text.starts_with("<!")) return text;
    // A DOCTYPE may hold declarations of its own between brackets.
    const std::size_t bracket = text.find('['), end = text.find('>');
    if (bracket > end) return past(">", 2);
    const std::size_t closed = text.find(']', bracket);
    return closed == std::string_view::npos ? std::string_view() : past(">", closed);
}

}  // namespace

std::string_view without_preamble(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    for (;;) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        if (!text.starts_with("<!--")) return text;
        text = past_declaration(text);
    }
}

std::string_view root_element(std::string_view text) {
    text = without_preamble(text);
    while (text.starts_with("<?") || text.starts_with("<!")) text = without_preamble(past_declaration(text));
    if (text.size() < 2 || text[0] != '<') return {};
    const std::size_t end = std::min(text.find_first_of(" \t\r\n/>", 1), text.size());
    return text.substr(1, end - 1);
}

Recognised format_of(Source& source) {
    const std::string extension = source.extension();
    std::string_view bytes = source.beginning();
    const bool all = bytes.size() < Source::beginning_size;
    std::string decoded;  // of UTF-16, which its mark announces
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        decoded = from_utf16(bytes.substr(2), bytes[0] == '\xFE');
        bytes = decoded;
    }
    const Beginning beginning{.bytes = bytes, .name = source.name(), .extension = extension, .media_type = source.hints().media_type, .all = all};
    const Format* by_extension = nullptr;
    for (const Format* format : table) {
        const Match match = format->recognise(beginning);
        if (match == Match::sure) return {format, true};
        if (match == Match::maybe && by_extension == nullptr && has_extension(*format, extension)) by_extension = format;
    }
    return {by_extension, false};
}

bool is_known_extension(std::string_view extension) {
    return std::any_of(std::begin(table), std::end(table), [&](const Format* format) { return has_extension(*format, extension); });
}

std::string_view label_of(std::string_view name) {
    for (const Format* format : table)
        if (format->name == name) return format->label;
    return name;
}

std::string all_labels() {
    std::string labels;
    for (const Format* format : table) labels.append(labels.empty() ? "" : ", ").append(format->label);
    return labels;
}

}  // namespace verbatim::corpus
