#include "evaluator/base/text.h"
#include "evaluator/readers/location.h"
#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& table, TopologyBuilder& builder) {
  auto draft = table.NewDraft<RouteTableDraft>();
  draft.location = NormalisedLocation(table["location"].Text());
  draft.propagation = ResourceReader::Bool(table["bgp_route_propagation_enabled"]);
  draft.has_blocks = table.IsConfigured("route");
  const JsonView routes = table["route"];
  // The provider computes the attribute when no block is written; then routes are resources.
  if (routes.IsUnknown() && table.IsConfigured("route")) {
    draft.gaps.push_back(
        table.MakeGap(GapKind::kUnknownValue, "route", "its inline routes are missing"));
  }
  const std::string name = draft.name;
  const std::string arm_id = draft.arm_id;
  builder.Add(std::move(draft));
  for (size_t i = 0; i < routes.size(); ++i) {
    UserRouteDraft route = ReadRoute(table, routes.At(i), Concat("route.", i, "."));
    route.name = routes.At(i)["name"].Text();
    route.address = name;
    if (!arm_id.empty()) route.arm_id = Concat(arm_id, "/routes/", route.name);
    route.route_table = Reference::ToNode(name);
    route.embedded = true;
    builder.Add(std::move(route));
  }
}

constexpr std::string_view kAttributes[] = {"bgp_route_propagation_enabled", "location", "route"};

}  // namespace

const Reader kReadAzurermRouteTable = {"azurerm_route_table", kAttributes, Read};

}  // namespace routesight
