// Memory for many small things that live and die together: what is kept in it stays where it is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace verbatim::names {

class Arena {
  public:
    // Copies; the copy lives as long as the arena.
    std::string_view keep(std::string_view text) { return {copy(std::span(text.data(), text.size())), text.size()}; }
    template <class T>
    std::span<const T> keep(const std::vector<T>& list) {
        return {copy(std::span<const T>(list)), list.size()};
    }

  private:
    template <class T>
    const T* copy(std::span<const T> list) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));
        const std::size_t bytes = list.size_bytes();
        std::size_t start = (used_ + alignof(T) - 1) / alignof(T) * alignof(T);
        if (blocks_.empty() || start + bytes > size_) {
            size_ = std::max(block_size, bytes);
            blocks_.push_back(std::make_unique<std::byte[]>(size_));
            start = 0;
        }
        T* to = reinterpret_cast<T*>(blocks_.back().get() + start);
        std::uninitialized_copy(list.begin(), list.end(), to);
        used_ = start + bytes;
        return to;
    }

    static constexpr std::size_t block_size = std::size_t{16} << 10;
    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::size_t size_ = 0, used_ = 0;  // of the last block
};

}  // namespace verbatim::names
