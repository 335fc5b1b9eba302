#include "evaluator/readers/reader.h"
#include "evaluator/readers/route_parts.h"

namespace routesight {
namespace {

void Read(const ResourceReader& resource, TopologyBuilder& builder) {
  UserRouteDraft route = ReadRoute(resource, resource.values(), "");
  route.name = resource["name"].Text();
  route.address = resource.address();
  route.arm_id = resource.arm_id();
  route.route_table = resource.Parent("route_table_name");
  builder.Add(std::move(route));
}

constexpr std::string_view kAttributes[] = {"address_prefix", "next_hop_in_ip_address",
                                            "next_hop_type"};

}  // namespace

const Reader kReadAzurermRoute = {"azurerm_route", kAttributes, Read};

}  // namespace routesight
