// `routesight serve`: the evaluator as a gRPC service (schemas/routesight/v1/evaluator.proto). Each
// request is answered by a process of its own, so that a cancelled one stops at once and none can
// harm another.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/status.h"

namespace routesight {

enum class PlainText : uint8_t { kOnlyLocal, kAnywhere };

struct ServeSettings {
  std::string listen;   // HOST:PORT or unix:PATH.
  std::string metrics;  // HOST:PORT for /metrics and /healthz; empty: none.

  std::string certificate_file;       // PEM; with a key the service speaks TLS.
  std::string key_file;               // PEM.
  std::string client_authority_file;  // PEM; clients must have a certificate of these.
  PlainText plain_text = PlainText::kOnlyLocal;

  size_t jobs = 1;                          // Requests that are worked on at once.
  size_t queue = 16;                        // That may wait besides.
  size_t message_bytes = size_t{64} << 20;  // The largest message.
  size_t upload_bytes = size_t{512} << 20;  // The largest sum of parts.
  std::chrono::seconds time_limit{60};      // For one request, its upload included.
  std::chrono::seconds grace{30};           // For running requests when the service is to end.
};

// Serves until SIGTERM or SIGINT.
absl::Status Serve(const ServeSettings& settings);

// Answers one request: what the service starts for each. Standard input and output are pipes of
// the service. Gives the exit code.
int AnswerOneRequest();

}  // namespace routesight
