#include "evaluator/readers/subnet_parts.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {

std::vector<std::string> ServiceEndpoints(const ResourceReader& resource, JsonView blocks,
                                          std::string_view path, std::vector<Gap>& gaps) {
  constexpr std::string_view kEffect = "the row of a service endpoint is missing";
  std::vector<std::string> services;
  if (blocks.IsUnknown()) gaps.push_back(resource.MakeGap(GapKind::kUnknownValue, path, kEffect));
  for (size_t i = 0; i < blocks.size(); ++i) {
    const JsonView service = blocks.At(i)["service"];
    if (service.IsText()) {
      services.emplace_back(service.Text());
    } else {
      gaps.push_back(
          resource.MakeGap(GapKind::kUnknownValue, Concat(path, ".", i, ".service"), kEffect));
    }
  }
  std::sort(services.begin(), services.end());
  services.erase(std::unique(services.begin(), services.end()), services.end());
  return services;
}

EndpointPolicies ReadEndpointPolicies(JsonView policies) {
  if (policies.IsUnknown()) return EndpointPolicies::kUnknown;
  const std::string_view word = policies.Text();
  return word == "Enabled" || word == "RouteTableEnabled" ? EndpointPolicies::kObeyRoutes
                                                          : EndpointPolicies::kIgnoreRoutes;
}

}  // namespace routesight
