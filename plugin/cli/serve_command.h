// `routesight serve`: the evaluator as a gRPC service. The words are the same for routesight, which
// hands them over, and for routesight-serve, which serves: no other command pays for gRPC.
#pragma once

#include <string>

#include "CLI/CLI.hpp"
#include "plugin/service/serve.h"

namespace routesight {

class ServeCommand {
 public:
  explicit ServeCommand(CLI::App& program);

  bool named() const { return command_.parsed(); }
  ServeSettings settings() const;
  // What the service starts for each request: not for people.
  bool one_request() const { return one_request_; }

 private:
  CLI::App& command_;
  std::string listen_ = "127.0.0.1:8080";
  std::string metrics_;
  std::string certificate_;
  std::string key_;
  std::string client_authority_;
  size_t jobs_ = 0;  // One per processor.
  size_t queue_ = 16;
  size_t message_mebibytes_ = 64;
  size_t upload_mebibytes_ = 512;
  size_t time_limit_seconds_ = 60;
  size_t grace_seconds_ = 30;
  bool plain_text_ = false;
  bool one_request_ = false;
};

}  // namespace routesight
