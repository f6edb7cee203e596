#include "files/random_file.h"

#include <cerrno>

#include "files/error.h"
#include "files/posix.h"
#include "files/read.h"
#include "files/write.h"

namespace verbatim::files {

base::Result<RandomFile> RandomFile::open(const std::string& path) {
    const auto size = file_size(path);
    if (!size) return size.error();
    Descriptor file(posix::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.is_open()) return system_error(path, errno);
    return RandomFile(path, std::move(file), *size);
}

base::Result<RandomFile> RandomFile::create(const std::string& path) {
    Descriptor file(posix::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!file.is_open()) return system_error(path, errno);
    return RandomFile(path, std::move(file), 0);
}

base::Status RandomFile::append(std::string_view bytes) {
    if (auto status = write_all(file_, bytes, path_); !status) return status;
    size_ += bytes.size();
    return base::Ok{};
}

base::Status RandomFile::read(std::uint64_t start, char* bytes, std::size_t size) const {
    return read_all_at(file_, start, bytes, size, {path_, "a file that ends early", "all that its beginning tells of", ""});
}

}  // namespace verbatim::files
