// Found where the policy is applied (policy/apply_policy.cc).
#include "evaluator/findings/detector.h"

namespace routesight {
namespace {

constexpr std::string_view kReferences[] = {
    "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation"};

}  // namespace

const Detector kExceptionWithoutEffect = {
    {"RS510",
     "exception-without-effect",
     "An exception to a finding ignores nothing",
     Severity::kLow,
     {"An entry under policy.ignore of routesight.yaml is about a finding that this plan does not "
      "have.",
      "What it was made for is gone, or its name is not right and it would hide nothing when it "
      "should; kept, it may hide something else later.",
      "ignore: [{finding: overlaping-subnets}]", "Remove the exception, or correct what it names."},
     kReferences},
    nullptr,
    nullptr};

}  // namespace routesight
