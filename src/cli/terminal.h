// What goes to a terminal: messages, progress where somebody watches, and the text that comes from files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace verbatim::cli {

// The day that it is, by the machine's clock in UTC.
base::Date today();

// Names and titles come from strangers: an escape sequence in one could hide lines or pass for a message of ours. What a terminal is
// given of them is marked as text/visible.h says; visible_lines() is for text of several lines.
std::string visible(std::string_view text);
std::string visible_lines(std::string_view text);

// "verbatim: …" on a line of its own. What the parts hold becomes visible().
void print_error(const base::Error& error);
void print_message(std::string_view message);

// "1 article", "2 articles"; `many` where the plural is no "s": counted(2, "person", "people").
std::string counted(std::uint64_t count, std::string_view one, std::string_view many = {});

// One line that is written over and over; silent when standard error is no terminal.
// Invariant: after clear() and at its end the line is empty, so that messages never mix with it.
class Progress {
  public:
    Progress();
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // Shows visible(text), cut to the terminal's width: what is broken into two lines cannot be written over.
    void show(std::string_view text);
    bool on_terminal() const { return on_terminal_; }
    void clear();

  private:
    bool on_terminal_ = false;
    bool shown_ = false;
};

}  // namespace verbatim::cli
