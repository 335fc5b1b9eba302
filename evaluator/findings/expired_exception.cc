// Found where the policy is applied (policy/apply_policy.cc).
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation"};

}  // namespace

const Detector kExpiredException = {
    {"RS509",
     "expired-exception",
     "An exception to a finding has expired",
     Severity::kLow,
     {"An entry under policy.ignore of routesight.yaml has a day until which it holds, and the "
      "plan "
      "was made later.",
      "The findings that it hid are reported again.",
      "ignore: [{finding: RS504, reason: lab only, until: 2026-01-31}]",
      "Mend what the exception is about, or set a later day with a reason."},
     kReferences},
    nullptr,
    nullptr};

}  // namespace routesight
