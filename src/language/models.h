// The models of syntax that are compiled in, from assets/languages.
#pragma once

#include <span>
#include <string_view>

namespace verbatim::language {

struct SyntaxModel;

// The model of a BCP 47 primary tag; that of the first language for "" (unknown), null for languages that have none. It is read at its first use, in a few milliseconds,
// and then shared; safe from several threads.
const SyntaxModel* syntax_model(std::string_view language);

struct ShippedModel {
    std::string_view code, bytes;
};

namespace models {

extern const std::span<const ShippedModel> all;

}  // namespace models
}  // namespace verbatim::language
