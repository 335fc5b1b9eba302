// The process that answers one request.
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "plugin/service/answer.h"
#include "plugin/service/serve.h"
#include "plugin/service/work_form.h"

namespace routesight {
namespace {

std::string ReadAll(int descriptor) {
  std::string text;
  static char buffer[1 << 18];
  while (true) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer, static_cast<size_t>(count));
  }
}

bool WriteAll(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) text.remove_prefix(static_cast<size_t>(count));
  }
  return true;
}

template <typename Request>
absl::StatusOr<std::string> AnswerAs(std::string_view bytes) {
  Request request;
  if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InternalError("the request is not readable");
  }
  const auto response = Answer(request);
  if (!response.ok()) return response.status();
  return response->SerializeAsString();
}

absl::StatusOr<std::string> AnswerWork(const Work& work) {
  switch (work.method) {
    case Method::kEvaluate:
      return AnswerAs<v1::EvaluateRequest>(work.request);
    case Method::kEffectiveRoutes:
      return AnswerAs<v1::EffectiveRoutesRequest>(work.request);
    case Method::kWhy:
      return AnswerAs<v1::WhyRequest>(work.request);
  }
  return absl::InternalError("no such method");
}

}  // namespace

int AnswerOneRequest() {
  // Whoever kills the service kills what it has started.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::string text = ReadAll(STDIN_FILENO);
  const std::optional<Work> work = ReadWork(text);
  if (!work) return 1;
  return WriteAll(STDOUT_FILENO, ResultText(AnswerWork(*work))) ? 0 : 1;
}

}  // namespace routesight
