#include "cli/console.h"

// The first header of Windows before the others, which lean on it.
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <shellapi.h>

#include <cstdio>

namespace verbatim::cli {
namespace {

std::string narrow(const wchar_t* text) {
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, text, -1, nullptr, 0, nullptr, nullptr);
    if (size <= 1) return {};
    std::string out(static_cast<std::size_t>(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text, -1, out.data(), size, nullptr, nullptr);
    out.pop_back();  // the zero at its end
    return out;
}

}  // namespace

bool errors_are_seen() { return ::_isatty(::_fileno(stderr)) != 0; }

std::size_t terminal_width() {
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!::GetConsoleScreenBufferInfo(::GetStdHandle(STD_ERROR_HANDLE), &info)) return 80;
    const int width = info.srWindow.Right - info.srWindow.Left + 1;
    return width > 1 ? static_cast<std::size_t>(width) : 80;
}

std::vector<std::string> begin_console(int count, char** words) {
    ::SetConsoleOutputCP(CP_UTF8);
    for (std::FILE* stream : {stdout, stderr}) ::_setmode(::_fileno(stream), _O_BINARY);  // no second character at the ends of lines
    // The line that shows progress is written over.
    DWORD mode = 0;
    if (const HANDLE error = ::GetStdHandle(STD_ERROR_HANDLE); ::GetConsoleMode(error, &mode)) ::SetConsoleMode(error, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
    int found = 0;
    wchar_t** wide = ::CommandLineToArgvW(::GetCommandLineW(), &found);
    if (wide == nullptr) return {words, words + count};
    std::vector<std::string> out;
    for (int i = 0; i < found; ++i) out.push_back(narrow(wide[i]));
    ::LocalFree(wide);
    return out;
}

}  // namespace verbatim::cli
