#include "cli/terminal.h"

#include <unistd.h>

#include <cstdio>

#include "text/visible.h"

namespace verbatim::cli {
namespace {

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

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
