// An open file of the operating system, closed when it goes out of scope.
#pragma once

#include <utility>

namespace verbatim::files {

// Invariant: holds an open descriptor of its own, or none (-1).
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    // Closes it now. False where the system reports that something written before is lost.
    bool close();

  private:
    int number_ = -1;
};

}  // namespace verbatim::files
