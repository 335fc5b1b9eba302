#include "plugin/service/work_form.h"

#include "evaluator/base/text.h"

namespace routesight {
namespace {

constexpr char kFirstMethod = 'A';

}  // namespace

std::string_view MethodName(Method method) {
  switch (method) {
    case Method::kEvaluate:
      return "Evaluate";
    case Method::kEffectiveRoutes:
      return "EffectiveRoutes";
    case Method::kWhy:
      return "Why";
  }
  return "";
}

std::string WorkText(Method method, std::string_view request) {
  std::string text(1, static_cast<char>(kFirstMethod + static_cast<char>(method)));
  text += request;
  return text;
}

std::optional<Work> ReadWork(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const int method = text.front() - kFirstMethod;
  if (method < 0 || method > static_cast<int>(Method::kWhy)) return std::nullopt;
  return Work{static_cast<Method>(method), text.substr(1)};
}

std::string ResultText(const absl::StatusOr<std::string>& response) {
  std::string text(1, static_cast<char>(response.status().code()));
  text += response.ok() ? *response : std::string(response.status().message());
  return text;
}

absl::StatusOr<std::string> ReadResult(std::string_view text) {
  if (text.empty()) return absl::InternalError("the evaluation gave no answer");
  const auto code = static_cast<absl::StatusCode>(text.front());
  text.remove_prefix(1);
  if (code == absl::StatusCode::kOk) return std::string(text);
  return absl::Status(code, ToAbsl(text));
}

}  // namespace routesight
