#include "cost.h"

#include <malloc.h>

#include <algorithm>

// The C library's own names for what is counted here.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace {

std::uint64_t steps = 0;
std::size_t held = 0, most_held = 0;

constexpr std::size_t bytes_a_step = 16;

void count_bytes(std::size_t bytes) { steps += 1 + bytes / bytes_a_step; }

void* take(void* block) {
    if (block) held += malloc_usable_size(block);
    if (held > most_held) most_held = held;
    return block;
}
void give_back(void* block) {
    if (block) held -= malloc_usable_size(block);
}

}  // namespace

// Takes the place of what sanitizer coverage calls in each basic block, and of what the C library has under these names. The loops must not
// become calls of themselves, which tests/hostile/CMakeLists.txt sees to (-fno-builtin, -fno-tree-loop-distribute-patterns).
extern "C" {

void* counted_memchr(const void* in, int value, std::size_t size) __asm__("memchr");  // C++ declares two of that name

void __sanitizer_cov_trace_pc() { ++steps; }

void* malloc(std::size_t size) { return take(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return take(__libc_calloc(count, size)); }
void* memalign(std::size_t alignment, std::size_t size) { return take(__libc_memalign(alignment, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) { return take(__libc_memalign(alignment, size)); }
int posix_memalign(void** block, std::size_t alignment, std::size_t size) {
    *block = take(__libc_memalign(alignment, size));
    return *block ? 0 : 12;  // ENOMEM
}
void* realloc(void* block, std::size_t size) {
    const std::size_t before = block ? malloc_usable_size(block) : 0;
    void* moved = __libc_realloc(block, size);
    if (moved || size == 0) held -= before;
    if (moved && moved != block) count_bytes(before);
    return take(moved);
}
void free(void* block) {
    give_back(block);
    __libc_free(block);
}

void* memcpy(void* to, const void* from, std::size_t size) {
    count_bytes(size);
    auto* out = static_cast<unsigned char*>(to);
    const auto* in = static_cast<const unsigned char*>(from);
    for (; size >= 8; size -= 8, out += 8, in += 8) {
        std::uint64_t word;
        __builtin_memcpy(&word, in, 8);
        __builtin_memcpy(out, &word, 8);
    }
    for (; size > 0; --size) *out++ = *in++;
    return to;
}

void* memmove(void* to, const void* from, std::size_t size) {
    auto* out = static_cast<unsigned char*>(to);
    const auto* in = static_cast<const unsigned char*>(from);
    if (out <= in || out >= in + size) {
        count_bytes(size);
        for (; size > 0; --size) *out++ = *in++;
    } else {
        count_bytes(size);
        while (size > 0) --size, out[size] = in[size];
    }
    return to;
}

void* memset(void* to, int value, std::size_t size) {
    count_bytes(size);
    for (auto* out = static_cast<unsigned char*>(to); size > 0; --size) *out++ = static_cast<unsigned char>(value);
    return to;
}

void* counted_memchr(const void* in, int value, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(in);
    const auto wanted = static_cast<unsigned char>(value);
    std::size_t looked = 0;
    while (looked < size && at[looked] != wanted) ++looked;
    count_bytes(looked);
    return looked < size ? const_cast<unsigned char*>(at + looked) : nullptr;
}

int memcmp(const void* one, const void* other, std::size_t size) {
    const auto* a = static_cast<const unsigned char*>(one);
    const auto* b = static_cast<const unsigned char*>(other);
    std::size_t same = 0;
    while (same < size && a[same] == b[same]) ++same;
    count_bytes(same);
    return same < size ? int{a[same]} - int{b[same]} : 0;
}

std::size_t strlen(const char* text) {
    std::size_t size = 0;
    while (text[size] != '\0') ++size;
    count_bytes(size);
    return size;
}

}  // extern "C"

namespace verbatim::hostile {

Cost cost_of(const std::function<void()>& work) {
    const std::uint64_t steps_before = steps;
    const std::size_t held_before = held, most_before = most_held;
    most_held = held;
    work();
    const Cost cost{steps - steps_before, most_held - held_before};
    most_held = std::max(most_held, most_before);
    return cost;
}

}  // namespace verbatim::hostile
