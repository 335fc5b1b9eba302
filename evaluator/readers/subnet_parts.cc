#include "evaluator/readers/subnet_parts.h"

#include <algorithm>

#include "evaluator/base/text.h"

namespace routesight {
namespace {

PlanValue<TextList> ReadDelegations(JsonView blocks) {
  if (blocks.IsNull()) return {};
  if (blocks.IsUnknown()) return PlanValue<TextList>::Unknown();
  TextList services;
  for (size_t i = 0; i < blocks.size(); ++i) {
    const JsonView delegated = blocks.At(i)["service_delegation"];
    if (delegated.IsUnknown()) return PlanValue<TextList>::Unknown();
    for (size_t place = 0; place < delegated.size(); ++place) {
      const JsonView name = delegated.At(place)["name"];
      if (!name.IsText()) return PlanValue<TextList>::Unknown();
      services.emplace_back(name.Text());
    }
  }
  std::sort(services.begin(), services.end());
  return services;
}

}  // namespace

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

void ReadSubnetSwitches(JsonView values, SubnetDraft& subnet) {
  subnet.delegations = ReadDelegations(values["delegation"]);
  subnet.default_outbound_access = ResourceReader::Bool(values["default_outbound_access_enabled"]);
  subnet.link_service_policies =
      ResourceReader::Bool(values["private_link_service_network_policies_enabled"]);
}

}  // namespace routesight
