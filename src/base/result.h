// Result<T>: a value, or an Error that tells a person where, what was found, what was expected and what to do.
//
// Every fallible function of Verbatim returns one. Exceptions are not used because the web build has none, and
// error codes alone are not enough because our users read these messages in a build report.
//
//     base::Result<int> answer = parse(text);
//     if (!answer) return answer.error();        // converts to any Result<U>
//     use(*answer);
#pragma once

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace verbatim::base {

// What a caller may want to tell apart. Everything else about an error is for people.
enum class ErrorKind : std::uint8_t {
    other,
    not_there,      // no such file or folder
    already_there,  // a file that was to be made
    not_allowed,    // this one path cannot be read or written; others may be
    disk_full,      // no room, or no right to more of it
    in_use,         // another process is at work on it
};

// What went wrong, in four parts so that a report can lay them out. `where` and `found` may be empty.
struct Error {
    std::string where;     // file:line, shard name, column of a query…
    std::string found;     // what stood there
    std::string expected;  // what would have been right
    std::string remedy;    // what the reader can do about it
    ErrorKind kind = ErrorKind::other;

    // One line: "where: found …; expected …; remedy". Parts that are empty are left out.
    std::string message() const;
};

// Either a T or an Error. Dereferencing a Result that holds an Error is our own bug (asserted).
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    bool ok() const { return state_.index() == 0; }

    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    T& value() {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

  private:
    std::variant<T, Error> state_;
};

// The value of a Result whose success carries nothing: `return base::Ok{};`.
struct Ok {};
using Status = Result<Ok>;

}  // namespace verbatim::base
