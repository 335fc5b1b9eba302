#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

void Read(const ResourceReader& server, TopologyBuilder& builder) {
  auto draft = server.NewDraft<RouteServerDraft>();
  draft.subnet = server.Link("subnet_id");
  draft.branch_to_branch = ResourceReader::Bool(server["branch_to_branch_traffic_enabled"]);
  builder.Add(std::move(draft));
}

constexpr std::string_view kAttributes[] = {"branch_to_branch_traffic_enabled", "subnet_id"};

}  // namespace

const Reader kReadAzurermRouteServer = {"azurerm_route_server", kAttributes, Read};

}  // namespace routesight
