// After the handshake nothing may reach the real standard output. What the process prints there all
// the same is caught here and handed to Terraform, which logs it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace routesight {

class StandardOutput {
 public:
  StandardOutput() = default;
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;
  ~StandardOutput();

  // Prints the handshake line and catches everything from then on. False when it cannot.
  bool Announce(std::string_view line);

  // Waits for text; empty when the output was closed.
  std::string Take();

  // Ends the catching and every Take().
  void Close();

 private:
  void Read(int pipe);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string caught_;
  bool is_closed_ = false;
  std::thread reader_;
};

}  // namespace routesight
