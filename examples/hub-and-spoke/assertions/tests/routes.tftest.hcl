run "the_spoke_reaches_the_hub_directly" {
  command = plan

  assert {
    condition = provider::routesight::next_hop(
      data.routesight_effective_routes.app, "10.0.0.70"
    ).next_hop_type == "VNetPeering"
    error_message = "The hub is not reached through the peering."
  }
}

run "the_internet_is_inspected" {
  command = plan

  assert {
    condition     = output.internet.next_hop_type == "VirtualAppliance"
    error_message = "8.8.8.8 is reached through ${output.internet.next_hop_type}."
  }
}
