terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 5.2"
    }
  }
}

provider "azurerm" {
  features {}
}

locals {
  regions = {
    north = {
      location = "northeurope"
      hub      = "10.0.0.0/16"
      spokes = {
        app  = { range = "10.1.0.0/16", subnets = { web = { inspected = true }, db = { inspected = false } } }
        data = { range = "10.2.0.0/16", subnets = { lake = { inspected = true } } }
      }
    }
    south = {
      location = "southcentralus"
      hub      = "10.100.0.0/16"
      spokes = {
        app = { range = "10.101.0.0/16", subnets = { web = { inspected = true } } }
      }
    }
  }
}

module "region" {
  for_each = local.regions

  source   = "./modules/region"
  name     = each.key
  location = each.value.location
  hub      = each.value.hub
  spokes   = each.value.spokes
}
