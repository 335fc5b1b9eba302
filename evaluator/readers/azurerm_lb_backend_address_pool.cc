#include "evaluator/base/text.h"
#include "evaluator/readers/plain_values.h"
#include "evaluator/readers/reader.h"

namespace routesight {
namespace {

constexpr std::string_view kConfigurations = "/ipconfigurations/";
constexpr std::string_view kScaleSets = "/virtualmachinescalesets/";

// The interface that an ip configuration belongs to, or the scale set.
std::string OwnerOf(std::string_view configuration) {
  const std::string lowered = Lowered(configuration);
  size_t end = lowered.rfind(kConfigurations);
  if (const size_t sets = lowered.find(kScaleSets); sets != lowered.npos) {
    end = lowered.find('/', sets + kScaleSets.size());
  }
  return std::string(configuration.substr(0, end));
}

std::string NameOf(std::string_view configuration) {
  return std::string(configuration.substr(configuration.rfind('/') + 1));
}

// What Azure lists counts for interfaces that are in no file at hand.
void ReadListedMembers(const ResourceReader& pool, const Reference& self,
                       TopologyBuilder& builder) {
  const JsonView listed = pool["backend_ip_configurations"];
  for (size_t i = 0; i < listed.size(); ++i) {
    const JsonView item = listed.At(i);
    const std::string id = KnownText(item.IsObject() ? item["id"] : item);
    if (id.empty()) continue;
    PoolMemberDraft member;
    member.stated_by = pool.address();
    member.pool = self;
    member.nic = Reference::ToArmId(OwnerOf(id));
    member.ip_configuration = NameOf(id);
    member.copied = true;
    builder.Add(std::move(member));
  }
}

// Only a data source has them.
void ReadListedAddresses(const ResourceReader& pool, const Reference& self,
                         TopologyBuilder& builder) {
  const JsonView addresses = pool["backend_address"];
  for (size_t i = 0; i < addresses.size(); ++i) {
    const JsonView block = addresses.At(i);
    PoolMemberDraft member;
    member.address = KnownText(block["ip_address"]);
    if (member.address.empty()) continue;
    member.stated_by = pool.address();
    member.pool = self;
    member.vnet = pool.Link(block["virtual_network_id"],
                            Concat("backend_address.", i, ".virtual_network_id"));
    member.copied = true;
    builder.Add(std::move(member));
  }
}

void Read(const ResourceReader& pool, TopologyBuilder& builder) {
  auto draft = pool.NewDraft<BackendPoolDraft>();
  draft.balancer = pool.Link("loadbalancer_id");
  const Reference self = Reference::ToNode(draft.name);
  builder.Add(std::move(draft));
  ReadListedMembers(pool, self, builder);
  ReadListedAddresses(pool, self, builder);
}

constexpr std::string_view kAttributes[] = {"backend_address", "backend_ip_configurations",
                                            "loadbalancer_id"};

}  // namespace

const Reader kReadAzurermLbBackendAddressPool = {"azurerm_lb_backend_address_pool", kAttributes,
                                                 Read};

}  // namespace routesight
