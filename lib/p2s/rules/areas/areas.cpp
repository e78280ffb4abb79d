// SPDX-License-Identifier: Apache-2.0
#include "p2s/rules/areas/areas.hpp"

#include <array>

namespace p2s::rules {

std::span<const PoolRules> pool_rules() noexcept {
  static const std::array kFiles{pool_form_rules(),  pool_range_rules(),    pool_overlap_rules(),
                                 pool_split_rules(), pool_capacity_rules(), pool_ipv6_rules()};
  return kFiles;
}

std::span<const GatewayRules> gateway_rules() noexcept {
  static const std::array kFiles{
      gateway_kind_rules(),
      gateway_subnet_rules(),
      gateway_address_rules(),
      sku_rules(),
      resize_rules(),
      sstp_end_rules(),
      tunnel_method_rules(),
      tunnel_system_rules(),
      client_rules(),
      root_data_rules(),
      root_content_rules(),
      root_chain_rules(),
      revocation_rules(),
      entra_tenant_rules(),
      entra_application_rules(),
      radius_rules(),
      group_list_rules(),
      group_member_rules(),
      certificate_content_rules(),
      certificate_relation_rules(),
      policy_value_rules(),
      policy_client_rules(),
      tls_rules(),
      migration_sstp_rules(),
      migration_effect_rules(),
      routing_rules(),
      routing_bgp_rules(),
      server_rules(),
  };
  return kFiles;
}

}  // namespace p2s::rules
