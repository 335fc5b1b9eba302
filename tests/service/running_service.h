// `routesight serve` as a process, and what a client does with it.
#pragma once

#include <grpcpp/grpcpp.h>
#include <sys/types.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "routesight/v1/evaluator.grpc.pb.h"
#include "tests/cli/run_program.h"

namespace routesight {

class RunningService {
 public:
  // Listens at a socket file, unless `flags` say otherwise.
  explicit RunningService(const std::string& flags);
  ~RunningService();
  RunningService(const RunningService&) = delete;
  RunningService& operator=(const RunningService&) = delete;

  // A connection of its own.
  std::shared_ptr<grpc::Channel> Connect() const;
  std::unique_ptr<v1::Evaluator::Stub> NewClient() const {
    return v1::Evaluator::NewStub(Connect());
  }

  int port() const;  // Of TLS or plain text over TCP.
  std::string Log() const;
  // What is at http://…/`path`, headers included.
  std::string Page(const std::string& path) const;
  // The number behind `name` in the metrics; 0 if it is not there.
  double Metric(const std::string& name) const;
  // Waits until the metric has this value; false if it takes longer than ten seconds.
  bool Becomes(const std::string& name, double value) const;

  // The processes that answer requests just now.
  std::vector<pid_t> Workers() const;
  void Signal(int number) const;
  int WaitForEnd();  // The exit code; 128 and the number of a signal.

 private:
  TemporaryDirectory directory_;
  pid_t process_ = 0;
};

// A plan of testdata/ as a request, named as the command line names it, with the configuration
// beside it.
v1::Network NetworkOf(const std::string& test_case);
// What the command line prints as JSON for it.
std::string CommandLineSays(const std::string& command, const std::string& test_case,
                            const std::string& flags);

inline std::chrono::system_clock::time_point In(std::chrono::milliseconds time) {
  return std::chrono::system_clock::now() + time;
}

}  // namespace routesight
