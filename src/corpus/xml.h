// What readers of XML share: parsing what is not quite XML, names without their prefixes, and the words of elements.
//
// pugixml loads no DTD, resolves no entity but the five of XML, and keeps what it has read where the text goes wrong. Prefixes do not matter: "content:encoded"
// is asked for as "encoded", because many a feed never declares the one that it uses.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "corpus/record.h"
#include "corpus/source.h"

namespace verbatim::corpus::xml {

// The encoding that a declaration names ("<?xml … encoding="…"?>"); empty where there is none.
std::string_view declared_encoding(std::string_view bytes);

// Parses what stands in `bytes`. False where nothing could be read; `document` may hold a part where the text breaks off. Linear.
bool load(pugi::xml_document& document, std::string_view bytes, std::string_view charset = {});

std::string_view local_name(const pugi::xml_node& node);

// The first child at a path of local names ("NewsLines/HeadLine"); null where there is none.
pugi::xml_node at(const pugi::xml_node& node, std::string_view path);
// The first element of that local name below `node`, in the order of the text; at most 200 levels down.
pugi::xml_node find(const pugi::xml_node& node, std::string_view name);
// Calls `visit` with each element of that name below `node`, in the order of the text; does not look into those that it finds.
void each(const pugi::xml_node& node, std::string_view name, const std::function<void(const pugi::xml_node&)>& visit);

// All words in an element, as one line.
std::string words(const pugi::xml_node& node);
// The text in an element as it stands, with its line ends.
std::string text(const pugi::xml_node& node);
// The words of the first of the paths that has any.
std::string first_words(const pugi::xml_node& node, std::initializer_list<const char*> paths);

// The paragraphs of an element of XHTML or NITF: what blocks hold, in order. Pictures, notes, scripts and embedded code stay out and are noted in the record.
std::string paragraphs(const pugi::xml_node& node, Record& record);

// Goes through a text of one long list (a feed, an export), an element at a time, so that memory holds one. Elements are told by local name.
struct Piece {
    std::string_view name;  // local: "item"
    std::string_view text;  // "<item>…</item>", in UTF-8
    std::uint32_t line = 0;
};
// `head` is called once, with what stands before the first element (at most a megabyte of it). What stands between two elements is passed over. Errors: in the result, where an element is longer than 64 MB or never
// ends.
base::Status each_piece(Source& source, std::initializer_list<std::string_view> names, const std::function<void(std::string_view)>& head, const std::function<void(const Piece&)>& piece);

}  // namespace verbatim::corpus::xml
