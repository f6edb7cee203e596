// The main() of a fuzz target that is built without a fuzzer: it runs LLVMFuzzerTestOneInput over the
// files and folders given, in order of name, and over every prefix of the small ones. So a target cannot rot, and an
// input that once broke something is tried again in every test run.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t most_bytes_for_prefixes = 4096;

std::vector<std::filesystem::path> files_of(const std::filesystem::path& place) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_regular_file(place)) files.push_back(place);
    if (std::filesystem::is_directory(place)) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(place)) {
            if (entry.is_regular_file()) files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void run(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    const std::size_t shortest = bytes.size() <= most_bytes_for_prefixes ? 0 : bytes.size();
    for (std::size_t size = shortest; size <= bytes.size(); ++size) {
        // A copy of exactly this size, so that a sanitizer sees a read past its end.
        const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
}

}  // namespace

int main(int count, char** arguments) {
    std::size_t tried = 0;
    for (int i = 1; i < count; ++i) {
        for (const auto& file : files_of(arguments[i])) {
            run(file);
            ++tried;
        }
    }
    std::printf("%zu inputs replayed\n", tried);
    return tried == 0 ? 1 : 0;  // nothing to replay means that the corpus was lost
}
