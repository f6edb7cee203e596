// run_program() by CreateProcessW. A job ends the program with us, and bounds its memory and time; two threads feed and read it.
#include "files/program.h"

#include <windows.h>

#include <algorithm>
#include <system_error>
#include <thread>

#include "files/posix.h"
#include "files/windows/wide.h"

namespace verbatim::files {

namespace {

class Handle {
  public:
    Handle() = default;
    explicit Handle(HANDLE handle) : handle_(handle) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }
    void close() {
        if (handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE) ::CloseHandle(handle_);
        handle_ = nullptr;
    }
    HANDLE get() const { return handle_; }
    HANDLE* out() { return &handle_; }

  private:
    HANDLE handle_ = nullptr;
};

// A word as CommandLineToArgvW reads it.
std::wstring quoted(const std::wstring& word) {
    std::wstring out = L"\"";
    std::size_t slashes = 0;
    for (const wchar_t c : word) {
        if (c == L'"') out.append(slashes + 1, L'\\');
        slashes = c == L'\\' ? slashes + 1 : 0;
        out += c;
    }
    out.append(slashes, L'\\');
    return out + L"\"";
}

// A pipe of which the child inherits one end.
bool make_pipe(Handle& read, Handle& write, const Handle& inherited) {
    SECURITY_ATTRIBUTES inherit{sizeof inherit, nullptr, TRUE};
    if (!::CreatePipe(read.out(), write.out(), &inherit, 0)) return false;
    ::SetHandleInformation(&inherited == &read ? write.get() : read.get(), HANDLE_FLAG_INHERIT, 0);
    return true;
}

}  // namespace

// In the folders of PATH, which Windows has instead of fixed ones; never in the current one.
std::optional<std::string> find_program(std::string_view name) {
    const wchar_t* found = ::_wgetenv(L"PATH");
    const std::string path = found == nullptr ? "" : from_wide(found);
    for (std::string_view rest = path; !rest.empty();) {
        const std::string_view folder = rest.substr(0, rest.find(';'));
        rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
        if (folder.size() < 3 || folder[1] != ':') continue;  // not a whole path
        std::string program = std::string(folder) + "\\" + std::string(name) + ".exe";
        posix::FileState state;
        if (posix::stat(program.c_str(), &state) == 0 && S_ISREG(state.st_mode)) return program;
    }
    return std::nullopt;
}

base::Result<std::string> run_program(const std::string& path, const std::vector<std::string>& arguments, std::string_view input, const ProgramLimits& limits) {
    const auto failed = [&](std::string found, std::string remedy) { return base::Error{path, std::move(found), "a program that reads the file", std::move(remedy)}; };
    Handle in_read, in_write, out_read, out_write;
    if (!make_pipe(in_read, in_write, in_read) || !make_pipe(out_read, out_write, out_write)) return failed("no pipe to it", "close other programs");
    const Handle job(::CreateJobObjectW(nullptr, nullptr));
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION bounds{};
    bounds.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
    bounds.BasicLimitInformation.ActiveProcessLimit = 1;
    bounds.ProcessMemoryLimit = static_cast<SIZE_T>(limits.memory);
    ::SetInformationJobObject(job.get(), JobObjectExtendedLimitInformation, &bounds, sizeof bounds);

    std::wstring line = quoted(to_wide(path));
    for (const std::string& argument : arguments) line += L" " + quoted(to_wide(argument));
    STARTUPINFOW start{};
    start.cb = sizeof start;
    start.dwFlags = STARTF_USESTDHANDLES;
    start.hStdInput = in_read.get();
    start.hStdOutput = out_write.get();
    PROCESS_INFORMATION made{};
    if (!::CreateProcessW(to_wide(path).c_str(), line.data(), nullptr, nullptr, TRUE, CREATE_NO_WINDOW | CREATE_SUSPENDED, nullptr, nullptr, &start, &made))
        return failed("that it cannot be started", "check that it is installed whole");
    const Handle process(made.hProcess), thread(made.hThread);
    ::AssignProcessToJobObject(job.get(), process.get());
    ::ResumeThread(thread.get());
    in_read.close();
    out_write.close();

    std::string printed;
    bool too_much = false;
    const auto feed = [&] {
        for (DWORD written = 0; !input.empty(); input.remove_prefix(written))
            if (!::WriteFile(in_write.get(), input.data(), static_cast<DWORD>(std::min<std::size_t>(input.size(), 65536)), &written, nullptr) || written == 0) break;
        in_write.close();
    };
    const auto take = [&] {
        char buffer[65536];
        for (DWORD got = 0; ::ReadFile(out_read.get(), buffer, sizeof buffer, &got, nullptr) && got > 0;) {
            if (printed.size() + got > limits.output) {
                too_much = true;
                ::TerminateJobObject(job.get(), 1);
                return;
            }
            printed.append(buffer, got);
        }
    };
    std::thread feeder, taker;
    try {
        feeder = std::thread(feed);
        taker = std::thread(take);
    } catch (const std::system_error&) {
        ::TerminateJobObject(job.get(), 1);
        if (feeder.joinable()) feeder.join();
        return failed("no room for a thread", "close other programs");
    }
    const bool ended = ::WaitForSingleObject(process.get(), static_cast<DWORD>(limits.time.count() * 1000)) == WAIT_OBJECT_0;
    if (!ended) ::TerminateJobObject(job.get(), 1);
    feeder.join();
    taker.join();
    DWORD code = 1;
    ::WaitForSingleObject(process.get(), INFINITE);
    ::GetExitCodeProcess(process.get(), &code);
    if (!ended) return failed("that it takes longer than " + std::to_string(limits.time.count()) + " seconds", "the file was left out");
    if (too_much) return failed("that it prints more than " + std::to_string(limits.output >> 20) + " MB", "the file was left out");
    if (code != 0) return failed("that it fails with exit code " + std::to_string(code), "the file was left out");
    // Programs of Windows end their lines with two characters; callers know one.
    std::erase(printed, '\r');
    return printed;
}

}  // namespace verbatim::files
