#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

// An address of a network, or a frontend of another load balancer.
void Read(const ResourceReader& resource, TopologyBuilder& builder) {
  PoolMemberDraft member;
  member.stated_by = resource.address();
  member.pool = resource.Link("backend_address_pool_id");
  member.vnet = resource.Link("virtual_network_id");
  member.address = KnownText(resource["ip_address"]);
  if (member.address.empty()) {
    member.address = KnownText(resource["backend_address_ip_configuration_id"]);
  }
  if (member.address.empty()) member.address = Concat(resource.address(), ".ip_address");
  builder.Add(std::move(member));
}

constexpr std::string_view kAttributes[] = {"backend_address_ip_configuration_id",
                                            "backend_address_pool_id", "ip_address",
                                            "virtual_network_id"};

}  // namespace

const Reader kReadAzurermLbBackendAddressPoolAddress = {"azurerm_lb_backend_address_pool_address",
                                                        kAttributes, Read};

}  // namespace routesight
