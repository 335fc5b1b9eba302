#include "plugin/service/metrics_server.h"

#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "evaluator/base/text.h"
#include "plugin/service/listening.h"

namespace routesight {
namespace {

constexpr int kLookMilliseconds = 200;
constexpr int kPatienceMilliseconds = 2000;
constexpr size_t kLargestRequest = 8192;

absl::Status Failed(const std::string& address, std::string_view why) {
  return absl::UnavailableError(ToAbsl(Concat(address, ": ", why)));
}

int Listen(const addrinfo& place) {
  const int listener = socket(place.ai_family, place.ai_socktype | SOCK_CLOEXEC, place.ai_protocol);
  const int yes = 1;
  if (listener < 0) return -1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, place.ai_addr, place.ai_addrlen) == 0 && listen(listener, 16) == 0) {
    return listener;
  }
  const int error = errno;
  close(listener);
  errno = error;
  return -1;
}

int PortOf(int listener) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6&>(address).sin6_port
                   : reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

bool IsReadable(int descriptor, int milliseconds) {
  pollfd wanted{descriptor, POLLIN, 0};
  return poll(&wanted, 1, milliseconds) > 0;
}

std::string Response(std::string_view status, std::string_view body) {
  return Concat("HTTP/1.1 ", status,
                "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: ",
                body.size(), "\r\nConnection: close\r\n\r\n", body);
}

}  // namespace

absl::StatusOr<std::unique_ptr<MetricsServer>> MetricsServer::Start(const std::string& address,
                                                                    Pages pages) {
  const absl::StatusOr<HostAndPort> place = ReadHostAndPort(address);
  if (!place.ok()) return place.status();
  addrinfo wish{};
  wish.ai_socktype = SOCK_STREAM;
  wish.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(place->host.c_str(), place->port.c_str(), &wish, &found);
  if (error != 0) return Failed(address, gai_strerror(error));
  const int listener = Listen(*found);
  const std::string why = std::generic_category().message(errno);
  freeaddrinfo(found);
  if (listener < 0) return Failed(address, why);
  return std::unique_ptr<MetricsServer>(
      new MetricsServer(listener, PortOf(listener), std::move(pages)));
}

MetricsServer::MetricsServer(int listener, int port, Pages pages)
    : listener_(listener), port_(port), pages_(std::move(pages)), thread_([this] { Run(); }) {}

MetricsServer::~MetricsServer() {
  stops_ = true;
  thread_.join();
  close(listener_);
}

void MetricsServer::Run() {
  while (!stops_) {
    if (!IsReadable(listener_, kLookMilliseconds)) continue;
    const int connection = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    AnswerOn(connection);
    close(connection);
  }
}

void MetricsServer::AnswerOn(int connection) const {
  const timeval patience{kPatienceMilliseconds / 1000, 0};
  setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  std::string request;
  while (request.find("\r\n\r\n") == std::string::npos) {
    char buffer[2048];
    if (!IsReadable(connection, kPatienceMilliseconds)) return;
    const ssize_t count = read(connection, buffer, sizeof buffer);
    if (count <= 0) return;
    request.append(buffer, static_cast<size_t>(count));
    if (request.size() > kLargestRequest) return;
  }
  const std::string response = ResponseTo(request);
  std::string_view left = response;
  while (!left.empty()) {
    const ssize_t count = send(connection, left.data(), left.size(), MSG_NOSIGNAL);
    if (count <= 0) return;
    left.remove_prefix(static_cast<size_t>(count));
  }
}

std::string MetricsServer::ResponseTo(std::string_view request) const {
  if (request.starts_with("GET /metrics ")) return Response("200 OK", pages_.metrics());
  if (request.starts_with("GET /healthz ")) {
    return pages_.is_healthy() ? Response("200 OK", "serving\n")
                               : Response("503 Service Unavailable", "about to end\n");
  }
  return Response("404 Not Found", "there are /metrics and /healthz\n");
}

}  // namespace routesight
