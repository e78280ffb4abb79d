{{header}}#
# An update replaces the whole point-to-site configuration: roots, revocations, groups and routes that are not in this
# file are removed. What is not point-to-site is kept: ignore_changes lists it.
{{#radius}}
# Terraform stores the RADIUS secret in its state, in clear. The format azapi avoids that.
{{/radius}}

terraform {
  required_version = ">= 1.6.0"

  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 5.0.0"
    }
  }
}

{{variables}}
variable "gateway_subnet_id" {
  type        = string
  description = "Resource id of GatewaySubnet."
}

variable "public_ip_address_id" {
  type        = string
  description = "Resource id of the gateway's public IP address."
}

import {
  to = azurerm_virtual_network_gateway.point_to_site
  id = var.gateway_id
}

resource "azurerm_virtual_network_gateway" "point_to_site" {
  name                = {{name}}
  resource_group_name = {{resource_group}}
  location            = {{location}}
  type                = "Vpn"
  vpn_type            = "RouteBased"
  sku                 = {{sku}}

  ip_configuration {
    subnet_id            = var.gateway_subnet_id
    public_ip_address_id = var.public_ip_address_id
  }
{{#routes}}

  custom_route {
    address_prefixes = {{prefixes}}
  }
{{/routes}}
{{#groups}}

  policy_group {
    name       = {{name}}
    is_default = {{is_default}}
    priority   = {{priority}}
{{#members}}

    policy_member {
      name  = {{name}}
      type  = {{type}}
      value = {{value}}
    }
{{/members}}
  }
{{/groups}}

  vpn_client_configuration {
    address_space        = {{pools}}
    vpn_client_protocols = {{protocols}}
    vpn_auth_types       = {{types}}
{{#entra}}

    aad_tenant   = {{tenant}}
    aad_audience = {{audience}}
    aad_issuer   = {{issuer}}
{{/entra}}
{{#single_server}}

    radius_server_address = {{address}}
    radius_server_secret  = {{secret}}
{{/single_server}}
{{#servers}}

    radius_server {
      address = {{address}}
      secret  = {{secret}}
      score   = {{score}}
    }
{{/servers}}
{{#roots}}

    root_certificate {
      name             = {{name}}
      public_cert_data = {{data}}
    }
{{/roots}}
{{#revoked}}

    revoked_certificate {
      name       = {{name}}
      thumbprint = {{thumbprint}}
    }
{{/revoked}}
{{#ipsec}}

    ipsec_policy {
      dh_group                  = {{dh_group}}
      ike_encryption            = {{ike_encryption}}
      ike_integrity             = {{ike_integrity}}
      ipsec_encryption          = {{ipsec_encryption}}
      ipsec_integrity           = {{ipsec_integrity}}
      pfs_group                 = {{pfs_group}}
      sa_lifetime_in_seconds    = {{lifetime}}
      sa_data_size_in_kilobytes = {{data_size}}
    }
{{/ipsec}}
{{#connections}}

    virtual_network_gateway_client_connection {
      name               = {{name}}
      policy_group_names = {{group_names}}
      address_prefixes   = {{pools}}
    }
{{/connections}}
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes = [
      active_active,
      bgp_enabled,
      bgp_route_translation_for_nat_enabled,
      bgp_settings,
      default_local_network_gateway_id,
      dns_forwarding_enabled,
      edge_zone,
      generation,
      ip_configuration,
      ip_sec_replay_protection_enabled,
      location,
      private_ip_address_enabled,
      remote_vnet_traffic_enabled,
      sku,
      tags,
      virtual_wan_traffic_enabled,
      vpn_type,
    ]
  }
}
