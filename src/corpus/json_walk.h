// Goes through a JSON text without making a tree of it, so that a file of a hundred thousand articles costs the memory of one.
//
//     {"articles": {"results": [{…}, {…}]}}      each_member() finds "articles" and its value, each_element() the objects of the list
//
// Values are stretches of the text. Whether they are well-formed inside is for the parser to say that reads one; here brackets and strings are matched, and no more.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace verbatim::corpus::json_walk {

// Blanks and a byte-order mark are passed over; the offset of what follows.
std::size_t skip_blanks(std::string_view text, std::size_t offset);

// Where the value that starts at `offset` ends; npos where the text ends before it. Linear in the value.
std::size_t end_of_value(std::string_view text, std::size_t offset);

// Calls `element` with each element of the array that `text` begins with, until it returns false. False where the text is no array or ends before it is closed.
bool each_element(std::string_view text, const std::function<bool(std::string_view)>& element);

// Calls `member` with each name (as written between its quotation marks, escapes and all) and value of the object that `text` begins with, until it returns false. False
// where the text is no object or ends before it is closed.
bool each_member(std::string_view text, const std::function<bool(std::string_view name, std::string_view value)>& member);

// The value of a member, by names parted by dots ("articles.results"); empty where there is none.
std::string_view member_at(std::string_view object, std::string_view path);

}  // namespace verbatim::corpus::json_walk
