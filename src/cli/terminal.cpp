#include "cli/terminal.h"

#include <unistd.h>

#include <cstdio>

#include "text/utf8.h"

namespace verbatim::cli {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

// The embeddings, overrides, isolates and marks of Unicode's bidirectional algorithm (UAX #9).
bool turns_direction(char32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069) || code_point == 0x200E || code_point == 0x200F ||
           code_point == 0x061C;
}

std::string marked(std::string_view text, bool keeps_lines) {
    std::string out;
    out.reserve(text.size());
    char mark[16];
    for (std::size_t at = 0; at < text.size();) {
        const text::Decoded one = text::decode(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool control = byte < 0x20 || byte == 0x7F;
        if (!one.valid || (control && !(keeps_lines && (byte == '\n' || byte == '\t')))) {
            std::snprintf(mark, sizeof mark, "\\x%02x", byte);
            out += mark;
        } else if ((one.code_point >= 0x80 && one.code_point < 0xA0) || turns_direction(one.code_point)) {
            std::snprintf(mark, sizeof mark, "‹U+%04X›", static_cast<unsigned>(one.code_point));
            out += mark;
        } else {
            out += text.substr(at, one.length);
        }
        at += one.length;
    }
    return out;
}

}  // namespace

std::string visible(std::string_view text) { return marked(text, false); }
std::string visible_lines(std::string_view text) { return marked(text, true); }

void print_message(std::string_view message) {
    write("verbatim: ");
    write(visible(message));
    write("\n");
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    const std::string number = std::to_string(count) + " ";
    if (count == 1) return number + std::string(one);
    return number + (many.empty() ? std::string(one) + "s" : std::string(many));
}

void print_error(const base::Error& error) { print_message(error.message()); }

Progress::Progress() : on_terminal_(isatty(STDERR_FILENO) != 0) {}

void Progress::show(std::string_view text) {
    if (!on_terminal_) return;
    write("\r\033[K");
    write(visible(text));
    std::fflush(stderr);
    shown_ = true;
}

void Progress::clear() {
    if (shown_) write("\r\033[K");
    shown_ = false;
}

}  // namespace verbatim::cli
