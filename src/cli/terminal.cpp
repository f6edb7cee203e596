#include "cli/terminal.h"

#include <chrono>
#include <cstdint>
#include <cstdio>

#include "cli/console.h"
#include "text/visible.h"

namespace verbatim::cli {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

// At most `most` code points of `text`.
std::string_view cut_to(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    for (; end < text.size(); ++end)
        if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && most-- == 0) break;
    return text.substr(0, end);
}

}  // namespace

std::string visible(std::string_view text) { return text::visible(text); }
std::string visible_lines(std::string_view text) { return text::visible_lines(text); }

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

Progress::Progress() : on_terminal_(errors_are_seen()) {}

void Progress::show(std::string_view text) {
    if (!on_terminal_) return;
    write("\r\033[K");
    write(cut_to(visible(text), terminal_width() - 1));
    std::fflush(stderr);
    shown_ = true;
}

void Progress::clear() {
    if (shown_) write("\r\033[K");
    shown_ = false;
}

base::Date today() {
    const auto days = std::chrono::duration_cast<std::chrono::hours>(std::chrono::system_clock::now().time_since_epoch()).count() / 24;
    return base::Date{static_cast<std::int32_t>(days)};
}

}  // namespace verbatim::cli
