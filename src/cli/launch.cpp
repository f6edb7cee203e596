#include "cli/launch.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>
#include <vector>

#include "cli/pipe.h"
#include "cli/terminal.h"
#include "cli/user_folder.h"
#include "files/program_folder.h"

extern char** environ;

namespace verbatim::cli {
namespace {

constexpr int patience_milliseconds = 5000;  // for a window to close when it is asked to

enum class Launch { apart, attached };  // with a session and no standard streams of ours; as our child on the terminal

// Starts a program with the signals as they are by default. Returns errno, 0 for none.
int launch(std::vector<std::string> words, Launch how, pid_t& process) {
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    sigset_t none, all;
    sigemptyset(&none);
    sigemptyset(&all);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) sigaddset(&all, signal);
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t streams;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_init(&streams);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (how == Launch::apart) {
        flags |= POSIX_SPAWN_SETSID;
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) posix_spawn_file_actions_addopen(&streams, stream, "/dev/null", O_RDWR, 0);
    }
    posix_spawnattr_setflags(&attributes, flags);
    const int number = posix_spawnp(&process, pointers[0], &streams, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&streams);
    posix_spawnattr_destroy(&attributes);
    return number;
}

// Waits for a child; its exit code, 128 and more for a signal.
int exit_code_of(pid_t process) {
    int status = 0;
    while (::waitpid(process, &status, 0) < 0)
        if (errno != EINTR) return 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

bool open_in_browser(const std::string& address) {
    if (environment("DISPLAY").empty() && environment("WAYLAND_DISPLAY").empty()) return false;
    const std::string program = "xdg-open";
    pid_t process = -1;
    if (launch({program, address}, Launch::apart, process) != 0) return false;
    const auto watch = [process, address, program] {
        if (const int code = exit_code_of(process); code != 0) print_message(program + " ended with " + std::to_string(code) + ": open " + address + " in a browser yourself");
    };
    try {
        std::thread(watch).detach();
    } catch (const std::system_error&) {
        // Nobody waits for the program then: whether it succeeds is not known, and that is no reason to stop.
    }
    return true;
}

base::Result<std::string> find_desktop() {
    const std::string program = files::program_folder() + "/verbatim-desktop";
    if (::access(program.c_str(), X_OK) == 0) return program;
    return base::Error{program, "no such program", "the desktop program beside this one", "build it (tools/run.sh --desktop, or tools/build.sh run:verbatim-desktop), or leave out --desktop"};
}

base::Status show_on_desktop(const std::string& program, const std::string& site, const Descriptor& end) {
    auto ended = Pipe::make();
    if (!ended) return ended.error();
    pid_t process = -1;
    if (const int number = launch({program, site}, Launch::attached, process); number != 0) return base::Error{program, std::strerror(number), "a program that can be started", ""};
    // The thread waits for the end and leaves the process to be reaped: until then nobody else can get its number.
    std::thread waiting;
    try {
        waiting = std::thread([&] {
            siginfo_t how{};
            while (::waitid(P_PID, static_cast<id_t>(process), &how, WEXITED | WNOWAIT) < 0 && errno == EINTR) {}
            ended->wake();
        });
    } catch (const std::system_error& error) {
        ::kill(process, SIGKILL);
        (void)exit_code_of(process);
        return base::Error{"a thread", error.what(), "one that waits for the window's end", "raise the limit of processes (ulimit -u)"};
    }
    std::array<pollfd, 2> waited_for = {{{end.number(), POLLIN, 0}, {ended->reading.number(), POLLIN, 0}}};
    while (::poll(waited_for.data(), waited_for.size(), -1) < 0 && errno == EINTR) {}
    const bool told_to_end = waited_for[0].revents != 0 && waited_for[1].revents == 0;
    if (told_to_end) {
        ::kill(process, SIGTERM);
        if (::poll(&waited_for[1], 1, patience_milliseconds) == 0) ::kill(process, SIGKILL);
    }
    waiting.join();
    const int code = exit_code_of(process);
    if (told_to_end || code == 0) return base::Ok{};
    return base::Error{program, "an end with exit code " + std::to_string(code), "a window", "see what it says above; without --desktop the browser is opened"};
}

}  // namespace verbatim::cli
