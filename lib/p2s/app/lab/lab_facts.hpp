// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>
#include <p2s/net/prefix.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// What the scripts of the lab (templates/lab) have to know of the gateway. IPv4 only.
struct LabFacts {
  std::vector<std::string> gateway_names;  ///< host names that clients connect to
  std::vector<net::Prefix> routes;         ///< behind the gateway
  std::vector<net::Address> hosts;         ///< that answer there: one of each route
  std::optional<net::Prefix> ikev2_pool;   ///< empty: the gateway has no IKEv2
  std::optional<net::Prefix> openvpn_pool;
  std::vector<net::Address> dns_servers;
  std::vector<std::string> ike;  ///< proposals, as strongSwan writes them
  std::vector<std::string> esp;
  bool certificates = true;        ///< checked by the gateway; otherwise RADIUS decides
  bool strict_revocation = false;  ///< IKEv2 requires a CRL of each CA
};

/// Of the gateway that kits are built for. Each tunnel type has half of the pool, but OpenVPN has
/// all of a small one, because it cannot use less than a /29: clients connect one after the other.
/// Error(unsupported) for one that a lab does not support.
P2S_API LabFacts lab_facts(const KitPlan& plan);

/// facts.sh: assignments of bash, every value quoted as one word. Error(usage) for a value that is
/// not one line of text.
P2S_API std::string facts_script(const LabFacts& facts);

}  // namespace p2s::app
