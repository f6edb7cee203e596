// What goes to standard error: messages, and progress where somebody watches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::cli {

// "verbatim: …" on a line of its own.
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

    void show(std::string_view text);
    void clear();

  private:
    bool on_terminal_ = false;
    bool shown_ = false;
};

}  // namespace verbatim::cli
