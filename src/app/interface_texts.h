// What assets/ui holds, compiled in (cmake/embed_interface.cmake): for browsers the English words alone, with the names of the others.
#pragma once

#include <span>
#include <string_view>

namespace verbatim::app::interface_texts {

struct InterfaceText {
    std::string_view code, own_name;
    std::string_view text;  // empty where it is to be fetched
};

// Ascending by code.
extern const std::span<const InterfaceText> languages;

}  // namespace verbatim::app::interface_texts
