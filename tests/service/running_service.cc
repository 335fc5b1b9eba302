#include "tests/service/running_service.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

using nlohmann::json;

// Of the first line with this event; empty while there is none.
std::string DetailOf(const std::string& log, const std::string& event) {
  std::istringstream lines(log);
  for (std::string line; std::getline(lines, line);) {
    const json entry = json::parse(line, nullptr, false);
    if (entry.is_object() && entry.value("event", "") == event) return entry.value("detail", "");
  }
  return "";
}

int PortIn(const std::string& detail) { return std::stoi(detail.substr(detail.rfind(' ') + 1)); }

std::string PlanFile(const std::string& test_case) {
  return Concat(ROUTESIGHT_SOURCE_DIR, "/testdata/", test_case, "/plan.json");
}

}  // namespace

RunningService::RunningService(const std::string& flags) {
  const std::string folder = directory_.path().string();
  const bool has_address = flags.find("--listen") != std::string::npos;
  const std::string command =
      Concat("exec '", ROUTESIGHT_BINARY, "' serve --metrics 127.0.0.1:0 ",
             has_address ? "" : Concat("--listen 'unix:", folder, "/socket' "), flags, " 2>'",
             folder, "/log'");
  process_ = fork();
  if (process_ == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  for (int i = 0; i < 2000; ++i) {
    if (!DetailOf(Log(), "serving").empty()) return;
    if (waitpid(process_, nullptr, WNOHANG) != 0) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  process_ = 0;
  throw std::runtime_error("the service did not start: " + Log());
}

RunningService::~RunningService() {
  if (process_ == 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

std::shared_ptr<grpc::Channel> RunningService::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel(Concat("unix:", directory_.path().string(), "/socket"),
                                   grpc::InsecureChannelCredentials(), arguments);
}

int RunningService::port() const { return PortIn(DetailOf(Log(), "serving")); }

std::string RunningService::Log() const { return ReadWholeFile(directory_.path() / "log"); }

std::string RunningService::Page(const std::string& path) const {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(PortIn(DetailOf(Log(), "metrics"))));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  std::string page;
  if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string request = Concat("GET ", path, " HTTP/1.1\r\nHost: service\r\n\r\n");
    static_cast<void>(!write(connection, request.data(), request.size()));
    char buffer[4096];
    for (ssize_t count = 0; (count = read(connection, buffer, sizeof buffer)) > 0;) {
      page.append(buffer, static_cast<size_t>(count));
    }
  }
  close(connection);
  return page;
}

double RunningService::Metric(const std::string& name) const {
  const std::string page = Page("/metrics");
  const size_t place = page.find("\n" + name + " ");
  return place == std::string::npos ? 0 : std::stod(page.substr(place + name.size() + 2));
}

bool RunningService::Becomes(const std::string& name, double value) const {
  for (int i = 0; i < 500; ++i) {
    if (Metric(name) == value) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

std::vector<pid_t> RunningService::Workers() const {
  std::vector<pid_t> workers;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto number = ParseNumber<pid_t>(entry.path().filename().string());
    if (!number) continue;
    // `NUMBER (NAME) STATE PARENT …`
    const std::string status = ReadWholeFile(entry.path() / "stat");
    const size_t name_end = status.rfind(')');
    if (name_end == std::string::npos) continue;
    if (status.substr(name_end + 4).starts_with(Concat(process_, " "))) workers.push_back(*number);
  }
  return workers;
}

void RunningService::Signal(int number) const { kill(process_, number); }

int RunningService::WaitForEnd() {
  int status = 0;
  waitpid(process_, &status, 0);
  process_ = 0;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

v1::Network NetworkOf(const std::string& test_case) {
  v1::Network network;
  const std::filesystem::path plan = PlanFile(test_case);
  network.mutable_plan()->set_name(plan.string());
  network.mutable_plan()->set_content(ReadWholeFile(plan));
  const std::filesystem::path configuration = plan.parent_path() / "routesight.yaml";
  if (std::filesystem::exists(configuration)) {
    v1::Document& document = *network.add_configurations();
    document.set_name(configuration.string());
    document.set_content(ReadWholeFile(configuration));
  }
  return network;
}

std::string CommandLineSays(const std::string& command, const std::string& test_case,
                            const std::string& flags) {
  return RunProgram(Concat(command, " ", PlanOf(test_case), " --format json ", flags)).output;
}

}  // namespace routesight
