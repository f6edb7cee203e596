// The deadlines of a connection, on a clock that the test turns. tests/cli/check_serve.py has the rest, over real sockets.
#include "cli/server/connection.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace verbatim::cli {
namespace {

using std::chrono::milliseconds;

// A site with one file, and a client's end of a connection to it.
class Desk {
  public:
    explicit Desk(std::size_t file_size) {
        char name[] = "/tmp/verbatim-connection-XXXXXX";
        REQUIRE(mkdtemp(name) != nullptr);
        folder = name;
        std::ofstream(folder + "/file.bin", std::ios::binary) << std::string(file_size, 'x');
        int ends[2];
        REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
        for (const int end : ends) REQUIRE(fcntl(end, F_SETFL, O_NONBLOCK) == 0);
        client = Descriptor(ends[0]);
        server = Descriptor(ends[1]);
        auto opened = SiteFiles::open(folder);
        REQUIRE(opened.ok());
        answers.emplace(std::move(*opened), ServedHosts(8000, {}));
        limits.requests = 3;
    }
    ~Desk() {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
    }

    Connection connect() { return Connection(std::move(server), *answers, limits, now); }
    void send(const std::string& text) const { REQUIRE(write(client.number(), text.data(), text.size()) == static_cast<ssize_t>(text.size())); }
    // At most `most` bytes of what has arrived.
    std::string receive(std::size_t most) const {
        std::string bytes(most, '\0');
        const ssize_t got = read(client.number(), bytes.data(), most);
        bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return bytes;
    }

    std::string folder;
    Descriptor client, server;
    std::optional<SiteAnswers> answers;
    ServerLimits limits;
    Clock::time_point now{};
};

constexpr std::size_t large = std::size_t{8} << 20;  // more than the kernel keeps for a client
const std::string ask = "GET /file.bin HTTP/1.1\r\nHost: localhost:8000\r\n\r\n";

TEST_CASE("the time for a request runs from its first byte, and no further byte puts it off") {
    Desk desk(10);
    Connection connection = desk.connect();
    CHECK(connection.deadline() == desk.now + desk.limits.idle);
    const Clock::time_point first = desk.now + milliseconds(500);
    desk.send("G");
    connection.proceed(first);
    CHECK(connection.deadline() == first + desk.limits.request);
    for (int i = 1; i < 20; ++i) {
        desk.send("E");
        connection.proceed(first + milliseconds(i * 100));
        CHECK(connection.deadline() == first + desk.limits.request);
    }
    connection.expire(connection.deadline());
    CHECK(desk.receive(1000).starts_with("HTTP/1.1 408 "));
    CHECK_FALSE(connection.closed());  // it drains what is still on its way
    CHECK_FALSE(connection.open());
    connection.expire(connection.deadline());
    CHECK(connection.closed());
}

// Lets the server send as long as the client takes it, `most` bytes of it.
void read_on(const Desk& desk, Connection& connection, std::size_t most, std::size_t at_once) {
    for (std::size_t taken = 0; taken < most;) {
        const std::string bytes = desk.receive(std::min(at_once, most - taken));
        REQUIRE_FALSE(bytes.empty());
        taken += bytes.size();
        connection.proceed(desk.now);
    }
}

TEST_CASE("a client that reads on is given time") {
    Desk desk(large);
    Connection connection = desk.connect();
    desk.send(ask);
    connection.proceed(desk.now);
    for (int i = 0; i < 10; ++i) {
        const Clock::time_point deadline = connection.deadline();
        read_on(desk, connection, std::size_t{512} << 10, std::size_t{64} << 10);  // more than the kernel keeps
        CHECK(connection.deadline() == deadline);
        connection.expire(deadline);
        REQUIRE(connection.open());
        CHECK(connection.awaits() == POLLOUT);
        CHECK(connection.deadline() == deadline + desk.limits.progress);
    }
}

TEST_CASE("a client that does not read, or only now and then a byte, is dropped") {
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{100}}) {
        Desk desk(large);
        Connection connection = desk.connect();
        desk.send(ask);
        connection.proceed(desk.now);
        connection.expire(connection.deadline());  // what the kernel keeps for the client counts as taken
        REQUIRE(connection.open());
        read_on(desk, connection, bytes, 1);
        connection.expire(connection.deadline());
        CHECK(connection.closed());
    }
}

TEST_CASE("between requests a connection is idle, and its last request ends it") {
    Desk desk(10);
    Connection connection = desk.connect();
    for (std::size_t i = 1; i <= desk.limits.requests; ++i) {
        desk.now += milliseconds(700);
        desk.send(ask);
        connection.proceed(desk.now);
        const std::string answer = desk.receive(1000);
        CHECK(answer.ends_with("\r\n\r\nxxxxxxxxxx"));
        const bool last = i == desk.limits.requests;
        CHECK((answer.find("Connection: close\r\n") != std::string::npos) == last);
        CHECK(connection.open() == !last);
        if (last) break;
        CHECK(connection.deadline() == desk.now + desk.limits.idle);
        CHECK(connection.idle_since(desk.now));
        CHECK_FALSE(connection.idle_since(desk.now - milliseconds(1)));
    }
}

TEST_CASE("an idle connection ends without a word") {
    Desk desk(10);
    Connection connection = desk.connect();
    connection.expire(connection.deadline());
    CHECK(connection.closed());
    CHECK(desk.receive(10).empty());
}

TEST_CASE("what is read from a file that has changed is not sent") {
    Desk desk(large);
    Connection connection = desk.connect();
    desk.send(ask);
    connection.proceed(desk.now);
    std::filesystem::resize_file(desk.folder + "/file.bin", 100);
    std::size_t taken = 0;
    while (!connection.closed()) {
        taken += desk.receive(1 << 16).size();
        REQUIRE(taken < large);
        connection.proceed(desk.now);
    }
}

}  // namespace
}  // namespace verbatim::cli
