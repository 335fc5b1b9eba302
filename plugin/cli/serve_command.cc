#include "plugin/cli/serve_command.h"

#include <algorithm>
#include <thread>

namespace routesight {
namespace {

constexpr size_t kMostJobs = 1024;
constexpr size_t kMostMebibytes = 2047;  // What gRPC can count.
constexpr size_t kMostSeconds = 86400;

CLI::Option& AddNumber(CLI::App& command, const std::string& name, size_t& value, size_t least,
                       size_t most, const std::string& description) {
  return *command.add_option(name, value, description)
              ->type_name("N")
              ->check(CLI::Range(least, most));
}

}  // namespace

ServeCommand::ServeCommand(CLI::App& program)
    : command_(*program.add_subcommand("serve", "Evaluates plans as a gRPC service")) {
  command_.add_option("--listen", listen_, "HOST:PORT or unix:PATH; default: 127.0.0.1:8080")
      ->type_name("ADDRESS");
  command_
      .add_option("--metrics", metrics_,
                  "HOST:PORT of /metrics (Prometheus) and /healthz, over HTTP; default: none")
      ->type_name("ADDRESS");
  command_.add_option("--tls-certificate", certificate_, "Certificates of the service, PEM")
      ->type_name("FILE");
  command_.add_option("--tls-key", key_, "Their key, PEM")->type_name("FILE");
  command_
      .add_option("--tls-client-authority", client_authority_,
                  "Clients must have a certificate of one of these authorities, PEM")
      ->type_name("FILE");
  command_.add_flag("--plain-text", plain_text_,
                    "No TLS, though others than this machine can connect");
  AddNumber(command_, "--jobs", jobs_, 1, kMostJobs,
            "Requests that are worked on at once; default: one per processor");
  AddNumber(command_, "--queue", queue_, 0, kMostJobs,
            "Requests that may wait besides; more are refused; default: 16");
  AddNumber(command_, "--max-message", message_mebibytes_, 1, kMostMebibytes,
            "MiB of a message; default: 64");
  AddNumber(command_, "--max-upload", upload_mebibytes_, 1, kMostMebibytes,
            "MiB of a plan that comes in parts; default: 512");
  AddNumber(command_, "--time-limit", time_limit_seconds_, 1, kMostSeconds,
            "Seconds for a request; default: 60");
  AddNumber(command_, "--grace", grace_seconds_, 0, kMostSeconds,
            "Seconds for running requests after SIGTERM; default: 30");
  command_.add_flag("--one-request", one_request_)->group("");
}

ServeSettings ServeCommand::settings() const {
  ServeSettings settings;
  settings.listen = listen_;
  settings.metrics = metrics_;
  settings.certificate_file = certificate_;
  settings.key_file = key_;
  settings.client_authority_file = client_authority_;
  settings.plain_text = plain_text_ ? PlainText::kAnywhere : PlainText::kOnlyLocal;
  settings.jobs = jobs_ > 0 ? jobs_ : std::max<size_t>(1, std::thread::hardware_concurrency());
  settings.queue = queue_;
  settings.message_bytes = message_mebibytes_ << 20;
  settings.upload_bytes = upload_mebibytes_ << 20;
  settings.time_limit = std::chrono::seconds(time_limit_seconds_);
  settings.grace = std::chrono::seconds(grace_seconds_);
  return settings;
}

}  // namespace routesight
