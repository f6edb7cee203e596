#include "corpus/json_parse.h"

#include <cstring>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace verbatim::corpus {
namespace {

using nlohmann::json;

// Whether eight bytes hold neither a quotation mark, nor a backslash, nor a control character. Exact as a whole (Anderson, "Bit Twiddling Hacks", haszero and hasless).
bool eight_plain_bytes(const char* bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101u, highest = ones * 0x80;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    const auto holds = [&](std::uint64_t byte) {
        const std::uint64_t differs = word ^ (ones * byte);
        return (differs - ones) & ~differs;
    };
    const std::uint64_t control = (word - ones * 0x20) & ~word;
    return ((holds('"') | holds('\\') | control) & highest) == 0;
}

class TreeParser {
  public:
    TreeParser(std::string_view text, std::size_t deepest) : at_(text.data()), end_(text.data() + text.size()), deepest_(deepest) {}

    bool run(json& out) {
        if (!value(out)) return false;
        skip_blanks();
        return at_ == end_;
    }
    bool too_deep() const { return too_deep_; }

  private:
    void skip_blanks() {
        while (at_ < end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }
    bool take(char c) {
        skip_blanks();
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }

    bool value(json& out) {
        skip_blanks();
        if (at_ == end_) return false;
        switch (*at_) {
            case '"': {
                std::string words;
                if (!string(words)) return false;
                out = std::move(words);
                return true;
            }
            case '{': return nested([&] { return object(out); });
            case '[': return nested([&] { return array(out); });
            default: return scalar(out);
        }
    }

    template <class Read>
    bool nested(Read read) {
        ++at_;
        if (++depth_ > deepest_) {
            too_deep_ = true;
            return false;
        }
        const bool done = read();
        --depth_;
        return done;
    }

    bool object(json& out) {
        out = json::object();
        auto& members = out.get_ref<json::object_t&>();
        if (take('}')) return true;
        do {
            skip_blanks();
            std::string name;
            if (at_ == end_ || *at_ != '"' || !string(name) || !take(':')) return false;
            // Of a name that comes again the value is another one.
            json& slot = members[std::move(name)];
            slot = nullptr;
            if (!value(slot)) return false;
        } while (take(','));
        return take('}');
    }

    bool array(json& out) {
        out = json::array();
        auto& elements = out.get_ref<json::array_t&>();
        if (take(']')) return true;
        do {
            if (!value(elements.emplace_back())) return false;
        } while (take(','));
        return take(']');
    }

    // A number, or a word of JSON's. Short, and left to nlohmann.
    bool scalar(json& out) {
        const char* start = at_;
        while (at_ < end_ && *at_ != ',' && *at_ != '}' && *at_ != ']' && static_cast<unsigned char>(*at_) > ' ') ++at_;
        const std::string_view word(start, static_cast<std::size_t>(at_ - start));
        if (word == "null") out = nullptr;
        else if (word == "true") out = true;
        else if (word == "false") out = false;
        else out = json::parse(word.begin(), word.end(), nullptr, false);
        return !out.is_discarded();
    }

    bool string(std::string& out) {
        ++at_;
        for (;;) {
            const char* start = at_;
            while (end_ - at_ >= 8 && eight_plain_bytes(at_)) at_ += 8;
            while (at_ < end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
            out.append(start, static_cast<std::size_t>(at_ - start));
            if (at_ == end_ || static_cast<unsigned char>(*at_) < 0x20) return false;
            if (*at_ == '"') {
                ++at_;
                return true;
            }
            if (!escape(out)) return false;
        }
    }

    bool escape(std::string& out) {
        if (end_ - at_ < 2) return false;
        const char c = at_[1];
        constexpr std::string_view names = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        if (const std::size_t found = names.find(c); found != std::string_view::npos) {
            out += meant[found];
            at_ += 2;
            return true;
        }
        char32_t code = 0;
        if (!unit(code)) return false;
        if (code >= 0xD800 && code < 0xDC00) {
            char32_t low = 0;
            if (!unit(low) || low < 0xDC00 || low > 0xDFFF) return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else if (code >= 0xDC00 && code <= 0xDFFF) {
            return false;
        }
        text::append(out, code);
        return true;
    }

    // "\u20ac".
    bool unit(char32_t& code) {
        if (end_ - at_ < 6 || at_[0] != '\\' || at_[1] != 'u') return false;
        code = 0;
        for (int i = 2; i < 6; ++i) {
            const char c = at_[i];
            const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0) return false;
            code = code * 16 + static_cast<char32_t>(digit);
        }
        at_ += 6;
        return true;
    }

    const char *at_, *end_;
    std::size_t deepest_, depth_ = 0;
    bool too_deep_ = false;
};

}  // namespace

ParsedJson parse_json(std::string_view text, std::size_t deepest) {
    ParsedJson parsed;
    TreeParser parser(text, deepest);
    if (parser.run(parsed.value)) return parsed;
    if (parser.too_deep()) {
        parsed.fault = JsonFault::too_deep;
    } else {
        parsed.value = json::parse(text.begin(), text.end(), nullptr, false);
        if (parsed.value.is_discarded()) parsed.fault = JsonFault::broken;
    }
    return parsed;
}

}  // namespace verbatim::corpus
