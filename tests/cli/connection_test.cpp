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

// As Desk, with a page whose news can be waited for. `ask_news` asks for the version that it shows.
class LiveDesk : public Desk {
  public:
    LiveDesk() : Desk(10) {
        put("<head></head>one");
        auto opened = SiteFiles::open(folder);
        REQUIRE(opened.ok());
        answers.emplace(std::move(*opened), ServedHosts(8000, {}), LivePages::yes);
    }
    void put(const std::string& page) {
        std::ofstream(folder + "/new.html", std::ios::binary) << page;
        std::filesystem::rename(folder + "/new.html", folder + "/index.html");
        version = page_version(page);
    }
    std::string ask_news() const { return "GET /.verbatim/live?page=" + version + " HTTP/1.1\r\nHost: localhost:8000\r\n\r\n"; }

    std::string version;
};

TEST_CASE("news is waited for, and told when it comes") {
    LiveDesk desk;
    Connection connection = desk.connect();
    desk.send(desk.ask_news());
    connection.proceed(desk.now);
    CHECK(desk.receive(1000).empty());
    CHECK(connection.deadline() == desk.now + desk.limits.hold);
    connection.reconsider(desk.now + milliseconds(5));  // a build that has changed nothing
    CHECK(desk.receive(1000).empty());
    CHECK(connection.deadline() == desk.now + desk.limits.hold);
    desk.put("<head></head>two");
    connection.reconsider(desk.now + milliseconds(10));
    CHECK(desk.receive(1000).ends_with("\r\n\r\n" + version_as_json(desk.version)));
    CHECK(connection.deadline() == desk.now + milliseconds(10) + desk.limits.idle);
    desk.send(ask);
    connection.proceed(desk.now);
    CHECK(desk.receive(1000).ends_with("xxxxxxxxxx"));
}

TEST_CASE("news that has come already is told at once, and none is told after a while") {
    LiveDesk desk;
    Connection connection = desk.connect();
    const std::string question = desk.ask_news();
    desk.send(question);
    connection.proceed(desk.now);
    desk.send(ask);  // the next question, which waits for the answer to the first
    connection.proceed(desk.now);
    CHECK(desk.receive(1000).empty());
    connection.expire(connection.deadline());
    const std::string both = desk.receive(4000);
    CHECK(both.find(version_as_json(desk.version)) != std::string::npos);
    CHECK(both.ends_with("xxxxxxxxxx"));
    desk.put("<head></head>two");
    desk.send(question);
    connection.proceed(desk.now);
    CHECK(desk.receive(1000).ends_with(version_as_json(desk.version)));
}

TEST_CASE("who waits for news keeps nobody out, and may leave") {
    LiveDesk desk;
    Connection connection = desk.connect();
    desk.send(desk.ask_news());
    connection.proceed(desk.now);
    CHECK(connection.idle_since(desk.now));
    CHECK_FALSE(connection.idle_since(desk.now - milliseconds(1)));
    CHECK(connection.awaits() == POLLIN);
    for (int i = 0; i < 3; ++i) {
        desk.send(std::string(20'000, 'x'));
        connection.proceed(desk.now);
    }
    CHECK(connection.awaits() == 0);  // nobody makes the server keep more
    connection.give_way();
    CHECK(connection.closed());

    LiveDesk other;
    Connection left = other.connect();
    other.send(other.ask_news());
    left.proceed(other.now);
    other.client = Descriptor();
    left.proceed(other.now);
    CHECK(left.closed());
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
