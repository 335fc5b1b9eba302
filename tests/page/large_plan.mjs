// A plan over many virtual networks in regions: each region has a hub, the others are spokes of it.
// The plan adds a network, takes one away, and gives the spokes of one region a route table.

const scope = "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/large";
const network = (name) => `${scope}/providers/Microsoft.Network/virtualNetworks/${name}`;

const change = (type, name, values, actions = ["no-op"]) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_name: "registry.terraform.io/hashicorp/azurerm",
  change: {
    actions,
    before: actions[0] === "create" ? null : values,
    after: actions[0] === "delete" ? null : values,
    after_unknown: {},
    before_sensitive: false,
    after_sensitive: {},
  },
});

function networkChanges(name, range, subnets, actions) {
  return [
    change("azurerm_virtual_network", name, {
      id: network(name), name, resource_group_name: "large", location: "westeurope",
      address_space: [range], subnet: [],
    }, actions),
    ...subnets.map(({ short, prefix }) => change("azurerm_subnet", `${name}_${short}`, {
      id: `${network(name)}/subnets/${short}`, name: short, resource_group_name: "large",
      virtual_network_name: name, address_prefixes: [prefix],
    }, actions)),
  ];
}

const half = (from, to, actions) => change("azurerm_virtual_network_peering", `${from}_to_${to}`, {
  id: `${network(from)}/virtualNetworkPeerings/${to}`, name: to, resource_group_name: "large",
  virtual_network_name: from, remote_virtual_network_id: network(to),
  allow_virtual_network_access: true, allow_forwarded_traffic: true, allow_gateway_transit: false,
  use_remote_gateways: false,
}, actions);

export function largePlan(networks, regions) {
  const changes = [];
  for (let region = 0; region < regions; ++region) {
    changes.push(...networkChanges(`hub${region}`, `10.${240 + region}.0.0/16`,
      [{ short: "appliances", prefix: `10.${240 + region}.1.0/24` }]));
  }
  for (let spoke = 0; spoke < networks - regions; ++spoke) {
    const actions = spoke === 7 ? ["create"] : spoke === 8 ? ["delete"] : ["no-op"];
    const name = `spoke${String(spoke).padStart(3, "0")}`;
    const range = `10.${Math.floor(spoke / 256)}.${spoke % 256}`;
    changes.push(...networkChanges(name, `${range}.0/24`,
      [{ short: "app", prefix: `${range}.0/25` }, { short: "data", prefix: `${range}.128/25` }], actions));
    const hub = `hub${spoke % regions}`;
    changes.push(half(name, hub, actions), half(hub, name, actions));
    if (spoke % regions === 0 && spoke < 60) {
      const table = {
        id: `${scope}/providers/Microsoft.Network/routeTables/${name}`, name, resource_group_name: "large",
        location: "westeurope",
        route: [{ name: "all", address_prefix: "0.0.0.0/0", next_hop_type: "VirtualAppliance",
          next_hop_in_ip_address: "10.240.1.4" }],
      };
      changes.push(change("azurerm_route_table", name, table, ["create"]));
      changes.push(change("azurerm_subnet_route_table_association", name, {
        subnet_id: `${network(name)}/subnets/app`, route_table_id: table.id,
      }, ["create"]));
    }
  }
  return planWith(changes);
}

// Networks that are all peered with each other.
export function meshPlan(networks) {
  const names = Array.from({ length: networks }, (_, number) => `net${number}`);
  return planWith(names.flatMap((name, number) => [
    ...networkChanges(name, `10.1.${number}.0/24`, [{ short: "app", prefix: `10.1.${number}.0/25` }]),
    ...names.filter((peer) => peer !== name).map((peer) => half(name, peer)),
  ]));
}

function planWith(changes) {
  return {
    format_version: "1.2", terraform_version: "1.11.4", complete: true, applyable: true, errored: false,
    planned_values: { root_module: {} }, resource_changes: changes,
    configuration: { root_module: {} },
  };
}
