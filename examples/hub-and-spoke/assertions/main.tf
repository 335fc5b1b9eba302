# What must hold in the network after the plan is applied.
terraform {
  required_version = ">= 1.8"
  required_providers {
    routesight = {
      source = "routesight/routesight"
    }
  }
}

variable "plan_file" {
  description = "The plan of the network, as terraform show -json prints it."
  type        = string
  default     = "../plan.json"
}

data "routesight_effective_routes" "app" {
  plan_file = var.plan_file
  subnet    = "azurerm_subnet.app"
}

data "routesight_path" "app_to_hub" {
  plan_file = var.plan_file
  from      = "azurerm_subnet.app"
  to        = "10.0.0.70"
}

locals {
  internet = provider::routesight::next_hop(data.routesight_effective_routes.app, "8.8.8.8")
}

check "the_internet_is_reached_through_the_firewall" {
  assert {
    condition     = local.internet.complete && contains(local.internet.next_hop_ips, "10.0.0.68")
    error_message = "8.8.8.8 is reached through ${local.internet.next_hop_type}."
  }
}

check "app_and_hub_reach_each_other" {
  assert {
    condition     = data.routesight_path.app_to_hub.symmetric == true
    error_message = "From app to the hub and back: ${join(", ", data.routesight_path.app_to_hub.fates)}."
  }
}

check "nothing_severe_is_found" {
  data "routesight_evaluation" "network" {
    plan_file = var.plan_file
  }

  assert {
    condition = alltrue([
      for finding in data.routesight_evaluation.network.findings :
      !contains(["critical", "high"], finding.severity) || finding.status == "resolved"
    ])
    error_message = data.routesight_evaluation.network.verdict.headline
  }
}

output "internet" {
  description = "The route of the app subnet to the internet."
  value       = local.internet
}
