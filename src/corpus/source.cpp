#include "corpus/source.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "files/read.h"
#include "text/characters.h"

namespace verbatim::corpus {
namespace {

class FileBytes : public ByteStream {
  public:
    explicit FileBytes(files::FileReader&& file) : file_(std::move(file)) {}
    base::Result<std::size_t> read(char* buffer, std::size_t size) override { return file_.read(buffer, size); }

  private:
    files::FileReader file_;
};

class StringBytes : public ByteStream {
  public:
    explicit StringBytes(std::string bytes) : bytes_(std::move(bytes)) {}
    base::Result<std::size_t> read(char* buffer, std::size_t size) override {
        const std::size_t taken = std::min(size, bytes_.size() - offset_);
        std::copy_n(bytes_.data() + offset_, taken, buffer);
        offset_ += taken;
        return taken;
    }

  private:
    std::string bytes_;
    std::size_t offset_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<ByteStream>> open_file(const std::string& path) {
    auto file = files::FileReader::open(path);
    if (!file) return file.error();
    return std::unique_ptr<ByteStream>(std::make_unique<FileBytes>(std::move(*file)));
}

std::unique_ptr<ByteStream> stream_of(std::string bytes) { return std::make_unique<StringBytes>(std::move(bytes)); }

Source::Source(std::string name, std::unique_ptr<ByteStream> bytes, SourceHints hints)
    : name_(std::move(name)), bytes_(std::move(bytes)), hints_(std::move(hints)) {}

std::string Source::extension() const { return text::to_lower(std::filesystem::path(name_).extension().string()); }

// Takes bytes until `size` of them stand in the buffer, or the end is reached.
void Source::fill(std::size_t size) {
    constexpr std::size_t step = std::size_t{256} << 10;
    while (!at_end_ && buffer_.size() < size) {
        const std::size_t before = buffer_.size(), wanted = std::min(step, size - before);
        buffer_.resize(before + wanted);
        const auto got = bytes_->read(buffer_.data() + before, wanted);
        if (!got) failure_ = got.error();
        const std::size_t taken = got ? *got : 0;
        buffer_.resize(before + taken);
        bytes_read_ += taken;
        at_end_ = taken == 0;
    }
}

std::string_view Source::beginning() {
    fill(beginning_size);
    return std::string_view(buffer_).substr(0, beginning_size);
}

base::Result<std::size_t> Source::read(char* buffer, std::size_t size) {
    if (given_ < buffer_.size()) {
        const std::size_t taken = std::min(size, buffer_.size() - given_);
        std::copy_n(buffer_.data() + given_, taken, buffer);
        given_ += taken;
        if (given_ == buffer_.size()) {
            buffer_.clear();
            buffer_.shrink_to_fit();
            given_ = 0;
        }
        return taken;
    }
    if (failure_) return *failure_;
    if (at_end_) return std::size_t{0};
    const auto got = bytes_->read(buffer, size);
    if (!got) failure_ = got.error();
    else bytes_read_ += *got;
    at_end_ = !got || *got == 0;
    return got;
}

base::Result<std::string_view> Source::whole() {
    fill(longest_whole + 1);
    if (failure_) return *failure_;
    if (buffer_.size() > longest_whole) {
        const std::string limit = std::to_string(longest_whole >> 20) + " MB";
        return base::Error{"", "a file of more than " + limit, "at most " + limit + " in this format", "split it; it was left out"};
    }
    return std::string_view(buffer_);
}

}  // namespace verbatim::corpus
