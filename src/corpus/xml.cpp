#include "corpus/xml.h"

#include <algorithm>
#include <array>
#include <vector>

#include "corpus/charset.h"
#include "corpus/credits.h"
#include "corpus/html/html.h"
#include "corpus/paragraphs.h"
#include "text/characters.h"

namespace verbatim::corpus::xml {
namespace {

constexpr int deepest = 200;
constexpr std::size_t longest_piece = std::size_t{64} << 20, longest_head = std::size_t{1} << 20;

template <class Visit>
bool walk(const pugi::xml_node& node, int depth, Visit visit) {
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        if (visit(child)) return true;
        if (depth < deepest && walk(child, depth + 1, visit)) return true;
    }
    return false;
}

void append_text(const pugi::xml_node& node, int depth, std::string& out) {
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
        else if (child.type() == pugi::node_element && depth < deepest) {
            const std::string_view name = local_name(child);
            if (name == "br" || name == "p") out += '\n';
            append_text(child, depth + 1, out);
        }
    }
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool is_block(std::string_view name) {
    return is_one_of(name, {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "tbody", "blockquote", "block", "bq", "section", "article", "header", "main", "body",
                            "body.content", "pre", "hr", "lead", "paragraph", "title", "html", "nitf", "center", "address", "fn"});
}

bool is_left_out(std::string_view name) {
    return is_one_of(name, {"script", "style", "media", "figure", "figcaption", "note", "aside", "body.end", "body.head", "head", "media-caption", "caption", "nav", "form", "noscript", "object", "iframe", "footer", "template", "correction"});
}

// The words of blocks, paragraph by paragraph. A line that is wrapped goes on; one that is indented below others begins a paragraph of its own.
class BlockWalk {
  public:
    explicit BlockWalk(Record& record) : record_(record) {}

    void run(const pugi::xml_node& node, int depth) {
        for (const pugi::xml_node& child : node.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                here_ += child.value();
                continue;
            }
            if (child.type() != pugi::node_element || depth > deepest) continue;
            const std::string_view name = local_name(child);
            if (name == "br") {
                here_ += here_.ends_with("\n\v") ? "\v\n" : "\n\v";  // \v: a break that somebody wrote
                continue;
            }
            if (is_left_out(name)) {
                note_left_out(record_, "<" + std::string(name) + ">", words(child));
                continue;
            }
            if (!is_block(name)) {
                run(child, depth + 1);
                continue;
            }
            finish();
            run(child, depth + 1);
            finish();
        }
    }

    void finish() {
        std::string block = std::move(here_);
        here_.clear();
        // A break at each line's end is a wrapped line; two together part paragraphs.
        const std::size_t breaks = static_cast<std::size_t>(std::count(block.begin(), block.end(), '\v'));
        if (breaks > 0) {
            std::string parted;
            for (std::size_t i = 0; i < block.size(); ++i) {
                if (block[i] != '\v') {
                    parted += block[i];
                    continue;
                }
                std::size_t next = i + 1;
                while (next < block.size() && (block[next] == ' ' || block[next] == '\n' || block[next] == '\t')) ++next;
                const bool doubled = next < block.size() && block[next] == '\v';
                if (doubled) {
                    parted += "\n\n";
                    i = next;
                }
            }
            block = std::move(parted);
        }
        for (const std::string_view paragraph : has_indented_lines(block) ? paragraphs_of(unwrapped = unwrapped_lines(block)) : paragraphs_of(block)) add(one_line(paragraph));
    }

    std::string take() { return std::move(out_); }

  private:
    // Whether the lines are wrapped and paragraphs told by their indentation: at least two lines that begin with blanks after lines that do not.
    static bool has_indented_lines(std::string_view block) {
        int indented = 0, plain = 0;
        bool first = true;
        for (const std::string_view line : lines_of(block)) {
            if (trim(line).empty()) continue;
            const bool blank = line.front() == ' ' || line.front() == '\t';
            if (!first) (blank ? indented : plain) += 1;
            first = false;
        }
        return indented > 0 && plain > indented;
    }

    void add(std::string paragraph) {
        if (html::has_markup(paragraph)) {
            std::string plain = html::line_of_fragment(paragraph);
            // Code that was put in as text has tags, and hardly a word between them.
            if (plain.size() * 2 < paragraph.size() && paragraph.starts_with('<')) {
                note_left_out(record_, "embedded code", paragraph);
                return;
            }
            paragraph = std::move(plain);
        }
        add_paragraph(out_, paragraph);
    }

    Record& record_;
    std::string here_, out_, unwrapped;
};

bool is_name_end(char c) { return c == '>' || c == '<' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string_view declared_encoding(std::string_view bytes) {
    const std::string_view declaration = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 300));
    const std::size_t start = declaration.find("encoding");
    if (declaration.find("<?xml") == std::string_view::npos || start == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", start);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    return close == std::string_view::npos ? std::string_view() : declaration.substr(open + 1, close - open - 1);
}

bool load(pugi::xml_document& document, std::string_view bytes, std::string_view charset) {
    const std::string_view declared = declared_encoding(bytes);
    const std::string decoded = decode_text(bytes, charset.empty() ? declared : charset);
    std::string_view text = decoded;
    text.remove_prefix(std::min(text.find('<'), text.size()));
    document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_fragment, pugi::encoding_utf8);
    return static_cast<bool>(document.first_child());
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.rfind(':') + 1);
}

pugi::xml_node at(const pugi::xml_node& node, std::string_view path) {
    pugi::xml_node here = node;
    while (!path.empty() && here) {
        const std::string_view name = path.substr(0, path.find('/'));
        path.remove_prefix(std::min(name.size() + 1, path.size()));
        here = here.find_child([&](const pugi::xml_node& child) { return local_name(child) == name; });
    }
    return here;
}

pugi::xml_node find(const pugi::xml_node& node, std::string_view name) {
    pugi::xml_node found;
    walk(node, 0, [&](const pugi::xml_node& child) {
        if (local_name(child) != name) return false;
        found = child;
        return true;
    });
    return found;
}

void each(const pugi::xml_node& node, std::string_view name, const std::function<void(const pugi::xml_node&)>& visit) {
    const std::function<void(const pugi::xml_node&, int)> go = [&](const pugi::xml_node& here, int depth) {
        for (const pugi::xml_node& child : here.children()) {
            if (child.type() != pugi::node_element) continue;
            if (local_name(child) == name) visit(child);
            else if (depth < deepest) go(child, depth + 1);
        }
    };
    go(node, 0);
}

std::string text(const pugi::xml_node& node) {
    std::string out;
    append_text(node, 0, out);
    return out;
}

std::string words(const pugi::xml_node& node) {
    std::string line = one_line(text(node));
    return html::has_markup(line) ? html::line_of_fragment(line) : line;
}

std::string first_words(const pugi::xml_node& node, std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (std::string found = words(at(node, path)); !found.empty()) return found;
    return {};
}

std::string paragraphs(const pugi::xml_node& node, Record& record) {
    BlockWalk walk(record);
    walk.run(node, 0);
    walk.finish();
    return walk.take();
}

base::Status each_piece(Source& source, std::initializer_list<std::string_view> names, const std::function<void(std::string_view)>& head, const std::function<void(const Piece&)>& piece) {
    std::string buffer, charset;
    std::uint32_t line = 1;
    bool at_end = false, head_given = false;
    std::vector<char> chunk(std::size_t{256} << 10);
    const std::string_view start = source.beginning();
    const bool wide = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    if (wide) {
        const auto all = source.whole();
        if (!all) return all.error();
        buffer = to_utf8(*all, {});
        at_end = true;
    } else {
        charset = declared_encoding(start);
        if (charset.empty()) charset = source.hints().charset;
    }
    std::size_t start_of_rest = 0;  // what stands before it in the buffer is done with
    const auto drop = [&](std::size_t to) {
        line += static_cast<std::uint32_t>(std::count(buffer.begin() + static_cast<std::ptrdiff_t>(start_of_rest), buffer.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
        start_of_rest = to;
    };
    // Reads on; says how far what is in the buffer has moved to its front.
    const auto fill = [&]() -> base::Result<std::size_t> {
        const std::size_t moved = start_of_rest;
        buffer.erase(0, start_of_rest);
        start_of_rest = 0;
        if (at_end) return moved;
        const auto got = source.read(chunk.data(), chunk.size());
        if (!got) return got.error();
        at_end = *got == 0;
        buffer.append(chunk.data(), *got);
        return moved;
    };
    const auto name_at = [&](std::size_t tag) -> std::string_view {
        std::size_t end = tag + 1;
        while (end < buffer.size() && !is_name_end(buffer[end]) && end - tag < 100) ++end;
        const std::string_view name = std::string_view(buffer).substr(tag + 1, end - tag - 1);
        return name.substr(name.rfind(':') + 1);
    };
    // Looks from `from` for the next thing of interest. Comments and CDATA are leapt over; npos where more bytes are needed.
    const auto past_special = [&](std::size_t tag) -> std::size_t {
        const std::string_view rest = std::string_view(buffer).substr(tag, 9);
        const std::string_view end = rest.starts_with("<!--") ? "-->" : rest == "<![CDATA[" ? "]]>" : "";
        if (end.empty()) return tag;
        const std::size_t found = buffer.find(end, tag + 4);
        return found == std::string::npos ? found : found + end.size();
    };
    std::size_t scan = 0;
    for (;;) {
        // The next element of the list.
        std::size_t tag = std::string::npos;
        std::string name;
        for (std::size_t at = buffer.find('<', scan); at != std::string::npos; at = buffer.find('<', at)) {
            if (!at_end && buffer.size() - at < 128) break;
            const std::size_t past = past_special(at);
            if (past == std::string::npos) break;
            if (past != at) {
                at = past;
                scan = at;
                continue;
            }
            const std::string_view here = name_at(at);
            if (std::find(names.begin(), names.end(), here) != names.end()) {
                tag = at;
                name = here;
                break;
            }
            ++at;
            scan = at;
        }
        if (tag == std::string::npos) {
            if (at_end) {
                if (!head_given) head(decode_text(std::string_view(buffer).substr(0, longest_head), charset));
                return base::Ok{};
            }
            // What was looked through goes, once the head has been kept.
            if (head_given) drop(scan);
            if (buffer.size() - start_of_rest > longest_piece) return base::Error{"", "more than 64 MB without an entry", "a list of entries", "the rest of the file was left out"};
            const auto moved = fill();
            if (!moved) return moved.error();
            scan -= *moved;
            continue;
        }
        if (!head_given) {
            head(decode_text(std::string_view(buffer).substr(0, std::min(tag, longest_head)), charset));
            head_given = true;
        }
        drop(tag);
        // Its end, past comments, CDATA and elements of the same name inside.
        std::size_t at = tag + 1, end = std::string::npos;
        int depth = 1;
        const std::size_t tag_end = buffer.find('>', tag);
        if (tag_end != std::string::npos && buffer[tag_end - 1] == '/') end = tag_end + 1;
        while (end == std::string::npos) {
            at = buffer.find('<', at);
            const bool cut = at == std::string::npos || (!at_end && buffer.size() - at < 128);
            std::size_t past = cut ? std::string::npos : past_special(at);
            if (cut || past == std::string::npos) {
                if (at_end) break;
                if (buffer.size() - start_of_rest > longest_piece) return base::Error{"", "an entry of more than 64 MB", "at most 64 MB", "the rest of the file was left out"};
                at = at == std::string::npos ? buffer.size() : at;
                const auto moved = fill();
                if (!moved) return moved.error();
                at -= *moved;
                continue;
            }
            if (past != at) {
                at = past;
                continue;
            }
            if (buffer[at + 1] == '/') {
                if (name_at(at + 1) == name && --depth == 0) {
                    const std::size_t close = buffer.find('>', at);
                    end = close == std::string::npos ? buffer.size() : close + 1;
                    break;
                }
            } else if (name_at(at) == name) {
                const std::size_t close = buffer.find('>', at);
                if (close != std::string::npos && buffer[close - 1] != '/') ++depth;
            }
            ++at;
        }
        const bool unclosed = end == std::string::npos;
        if (unclosed) end = buffer.size();
        const std::string text = decode_text(std::string_view(buffer).substr(start_of_rest, end - start_of_rest), charset);
        piece({name, text, line});
        drop(end);
        scan = end;
        if (unclosed) return base::Error{"", "an entry that breaks off", "a file that is whole", "what it held was read; get the file again"};
    }
}

}  // namespace verbatim::corpus::xml
