// Text into HTML, without trust: articles are hostile input, and their words end up in a page of ours.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"

namespace verbatim::site {

// Appends `text` so that it is text wherever it stands, in an element or in a quoted attribute: & < > " ' are written as
// references, control characters that HTML does not allow are left out.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// A name or title as a person may see it (text/visible.h), in an element that keeps its direction of writing to itself.
std::string isolated(std::string_view name);

// "1,204 articles", "1 article".
std::string counted(std::size_t number, std::string_view singular, std::string_view plural);

using TemplateValues = std::map<std::string, std::string, std::less<>>;

// `template_text` with each "{{name}}" replaced by its value, which is inserted as it is and not searched again.
// Errors: a name without a value, a "{{" without an end.
base::Result<std::string> fill_template(std::string_view template_text, const TemplateValues& values);

}  // namespace verbatim::site
