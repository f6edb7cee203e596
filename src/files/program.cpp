#include "files/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "files/descriptor.h"

namespace verbatim::files {
namespace {

struct Pipe {
    Descriptor read, write;
};

bool make_pipe(Pipe& made) {
    int ends[2];
    if (pipe(ends) != 0) return false;
    made.read = Descriptor(ends[0]);
    made.write = Descriptor(ends[1]);
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
    return true;
}

void limit(int what, std::uint64_t value) {
    const rlimit bound{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
    setrlimit(what, &bound);
}

// In the child: nothing that allocates is called between fork and exec.
[[noreturn]] void become(const char* path, char* const* arguments, int input, int output, const ProgramLimits& limits) {
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    const int nothing = open("/dev/null", O_WRONLY);
    if (nothing >= 0) dup2(nothing, STDERR_FILENO);
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, static_cast<std::uint64_t>(limits.time.count()));
    limit(RLIMIT_FSIZE, 0);  // it writes no files
    limit(RLIMIT_CORE, 0);
    signal(SIGPIPE, SIG_DFL);
    static char locale[] = "LC_ALL=C.UTF-8";
    char* environment[] = {locale, nullptr};
    execve(path, arguments, environment);
    _exit(127);
}

}  // namespace

std::optional<std::string> find_program(std::string_view name) {
    for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"}) {
        const std::string path = folder + std::string(name);
        if (access(path.c_str(), X_OK) == 0) return path;
    }
    return std::nullopt;
}


base::Result<std::string> run_program(const std::string& path, const std::vector<std::string>& arguments, std::string_view input, const ProgramLimits& limits) {
    const auto failed = [&](std::string found, std::string remedy) { return base::Error{path, std::move(found), "a program that reads the file", std::move(remedy)}; };
    Pipe in, out;
    if (!make_pipe(in) || !make_pipe(out)) return failed("no pipe to it", "close other programs");
    std::vector<char*> words = {const_cast<char*>(path.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const pid_t child = fork();
    if (child < 0) return failed("no room for another process", "close other programs");
    if (child == 0) become(path.c_str(), words.data(), in.read.number(), out.write.number(), limits);
    in.read.close();
    out.write.close();
    fcntl(in.write.number(), F_SETFL, O_NONBLOCK);
    fcntl(out.read.number(), F_SETFL, O_NONBLOCK);

    // A program that stops reading closes its end: that is no reason for ours to die.
    struct sigaction ignore = {}, before = {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before);
    std::string printed;
    std::string fault;
    const auto end = std::chrono::steady_clock::now() + limits.time;
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count();
        if (left <= 0) {
            fault = "that it takes longer than " + std::to_string(limits.time.count()) + " seconds";
            break;
        }
        pollfd watched[2] = {{out.read.number(), POLLIN, 0}, {in.write.is_open() ? in.write.number() : -1, POLLOUT, 0}};
        if (poll(watched, 2, static_cast<int>(std::min<long long>(left, 1000))) < 0 && errno != EINTR) break;
        if (watched[1].revents != 0) {
            const ssize_t written = input.empty() ? 0 : write(in.write.number(), input.data(), std::min<std::size_t>(input.size(), 65536));
            if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
            if (input.empty() || (written < 0 && errno != EAGAIN && errno != EINTR)) in.write.close();
        }
        if (watched[0].revents != 0) {
            char buffer[65536];
            const ssize_t got = read(out.read.number(), buffer, sizeof buffer);
            if (got == 0) break;
            if (got < 0 && errno != EAGAIN && errno != EINTR) break;
            if (got > 0) printed.append(buffer, static_cast<std::size_t>(got));
            if (printed.size() > limits.output) {
                fault = "that it prints more than " + std::to_string(limits.output >> 20) + " MB";
                break;
            }
        }
    }
    if (!fault.empty()) kill(child, SIGKILL);
    in.write.close();
    out.read.close();
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    sigaction(SIGPIPE, &before, nullptr);
    if (!fault.empty()) return failed(std::move(fault), "the file was left out");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return failed("that it fails" + (WIFEXITED(status) ? " with exit code " + std::to_string(WEXITSTATUS(status)) : " (signal " + std::to_string(WTERMSIG(status)) + ")"), "the file was left out");
    return printed;
}

}  // namespace verbatim::files
