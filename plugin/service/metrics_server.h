// /metrics and /healthz over HTTP, for those who scrape and probe: one connection at a time, no
// TLS.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "absl/status/statusor.h"

namespace routesight {

class MetricsServer {
 public:
  struct Pages {
    std::function<std::string()> metrics;
    std::function<bool()> is_healthy;
  };

  // At HOST:PORT. Port 0: one that is free.
  static absl::StatusOr<std::unique_ptr<MetricsServer>> Start(const std::string& address,
                                                              Pages pages);
  ~MetricsServer();
  MetricsServer(const MetricsServer&) = delete;
  MetricsServer& operator=(const MetricsServer&) = delete;

  int port() const { return port_; }

 private:
  MetricsServer(int listener, int port, Pages pages);

  void Run();
  void AnswerOn(int connection) const;
  std::string ResponseTo(std::string_view request) const;

  int listener_;
  int port_;
  Pages pages_;
  std::atomic<bool> stops_ = false;
  std::thread thread_;
};

}  // namespace routesight
