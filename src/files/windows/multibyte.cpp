// The C library's multibyte characters, in UTF-8.
//
// std::filesystem::path makes wide characters of narrow ones by the C library's locale, and the one that mingw-w64 links by default (msvcrt) has no locale
// in UTF-8. These functions take the place of its own: the program is linked statically, and the first definition counts. libarchive converts names by them too.
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cwchar>


namespace {

constexpr std::size_t wrong = static_cast<std::size_t>(-1), too_short = static_cast<std::size_t>(-2);

std::size_t refuse() {
    errno = EILSEQ;
    return wrong;
}

bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

extern "C" {

// A character beyond 16 bits comes in two calls: the first takes three of its bytes and gives the high surrogate, the second takes the last one. The state
// holds the low surrogate in between.
std::size_t mbrtowc(wchar_t* out, const char* text, std::size_t size, mbstate_t* state) {
    static mbstate_t own = 0;
    if (state == nullptr) state = &own;
    if (text == nullptr) {
        *state = 0;
        return 0;
    }
    if (size == 0) return too_short;
    if (*state != 0) {
        if (out != nullptr) *out = static_cast<wchar_t>(*state);
        *state = 0;
        return 1;
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(text);
    const unsigned char first = bytes[0];
    const std::size_t length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0) return refuse();
    std::uint32_t code = length == 1 ? first : first & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= size) return too_short;
        if (!continues(bytes[i])) return refuse();
        code = (code << 6) | (bytes[i] & 0x3Fu);
    }
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return refuse();
    if (length < 4) {
        if (out != nullptr) *out = static_cast<wchar_t>(code);
        return code == 0 ? 0 : length;
    }
    code -= 0x10000;
    if (out != nullptr) *out = static_cast<wchar_t>(0xD800 + (code >> 10));
    *state = static_cast<mbstate_t>(0xDC00 + (code & 0x3FF));
    return 3;
}

// The high surrogate gives no bytes; the low one gives all four.
std::size_t wcrtomb(char* out, wchar_t wide, mbstate_t* state) {
    static mbstate_t own = 0;
    if (state == nullptr) state = &own;
    if (out == nullptr) {
        *state = 0;
        return 1;
    }
    std::uint32_t code = static_cast<std::uint16_t>(wide);
    const auto high = static_cast<std::uint32_t>(*state);
    *state = 0;
    if (code >= 0xD800 && code < 0xDC00 && high == 0) {
        *state = static_cast<mbstate_t>(code);
        return 0;
    }
    const bool low = code >= 0xDC00 && code < 0xE000;
    if (low != (high != 0) || (code >= 0xD800 && code < 0xDC00)) return refuse();
    if (low) code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00);
    const std::size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    constexpr unsigned char marks[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (std::size_t i = length; i-- > 1; code >>= 6) out[i] = static_cast<char>(0x80 | (code & 0x3F));
    out[0] = static_cast<char>(marks[length] | code);
    return length;
}

std::size_t mbrlen(const char* text, std::size_t size, mbstate_t* state) {
    static mbstate_t own = 0;
    return mbrtowc(nullptr, text, size, state == nullptr ? &own : state);
}

std::size_t mbsrtowcs(wchar_t* out, const char** text, std::size_t size, mbstate_t* state) {
    static mbstate_t own = 0;
    const char* from = *text;
    for (std::size_t made = 0;; ++made) {
        if (out != nullptr && made == size) {
            *text = from;
            return made;
        }
        wchar_t one = 0;
        const std::size_t taken = mbrtowc(&one, from, 4, state == nullptr ? &own : state);
        if (taken == wrong || taken == too_short) return refuse();
        if (out != nullptr) out[made] = one;
        if (taken == 0) {
            if (out != nullptr) *text = nullptr;
            return made;
        }
        from += taken;
    }
}

std::size_t wcsrtombs(char* out, const wchar_t** text, std::size_t size, mbstate_t* state) {
    static mbstate_t own = 0;
    const wchar_t* from = *text;
    for (std::size_t made = 0;; ++from) {
        char bytes[4];
        const std::size_t length = wcrtomb(bytes, *from, state == nullptr ? &own : state);
        if (length == wrong) return wrong;
        if (out != nullptr && made + length > size) {
            *text = from;
            return made;
        }
        for (std::size_t i = 0; i < length; ++i)
            if (out != nullptr) out[made + i] = bytes[i];
        if (*from == L'\0') {
            if (out != nullptr) *text = nullptr;
            return made;
        }
        made += length;
    }
}

}  // extern "C"
