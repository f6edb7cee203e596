#include "site/files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace verbatim::site {

namespace fs = std::filesystem;

base::Result<std::string> read_file(const std::string& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) return base::Error{.where = file, .found = "no readable file", .expected = "a file"};
    std::string bytes(static_cast<std::size_t>(stream.tellg()), '\0');
    stream.seekg(0);
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream) return base::Error{.where = file, .found = "a file that cannot be read to its end"};
    return bytes;
}

base::Result<std::uint64_t> file_size(const std::string& file) {
    std::error_code failure;
    const std::uintmax_t size = fs::file_size(file, failure);
    if (failure) return base::Error{.where = file, .found = "no readable file", .expected = "a file"};
    return static_cast<std::uint64_t>(size);
}

base::Status write_file(const std::string& file, std::string_view bytes) {
    if (auto present = read_file(file); present && *present == bytes) return base::Ok{};
    std::error_code failure;
    fs::create_directories(fs::path(file).parent_path(), failure);
    const std::string neighbour = file + ".new";
    {
        std::ofstream stream(neighbour, std::ios::binary | std::ios::trunc);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.flush();
        if (!stream) {
            return base::Error{.where = file, .found = "a file that cannot be written",
                               .remedy = "check the folder's permissions and the space left"};
        }
    }
    fs::rename(neighbour, file, failure);
    if (failure) return base::Error{.where = file, .found = "a file that cannot be replaced: " + failure.message()};
    return base::Ok{};
}

void remove_file(const std::string& file) {
    std::error_code ignored;
    fs::remove(file, ignored);
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code failure;
    for (fs::recursive_directory_iterator it(folder, failure), end; !failure && it != end; it.increment(failure)) {
        if (it->is_regular_file()) files.push_back(fs::relative(it->path(), folder).generic_string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace verbatim::site
