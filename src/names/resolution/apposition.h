// The name that directly follows a description and says who is meant.
//
//     said the mayor of Port Ellery , Ilse Tarrant , who
//          └ description  complement  └ name
//
// It is looked for in the text behind the mention, because who asks about a mention may have ended it at the head. A name that
// another word follows without a mark is none: in "the official, Reuters reported" nobody is called Reuters.
#pragma once

#include <string_view>

#include "base/span.h"
#include "language/traits.h"

namespace verbatim::names {

// Where the name stands, titles included ("Dr Imogen Sayle"); empty when none follows. At most 200 bytes are read. `links` are the
// language's words like "of" (Traits::noun_links).
base::TextSpan name_in_apposition(std::string_view text, base::TextSpan description, const language::WordList& links, std::string_view language);

}  // namespace verbatim::names
