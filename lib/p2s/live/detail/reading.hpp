// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "p2s/live/detail/forms.hpp"

#include <p2s/base/rule.hpp>
#include <p2s/live/live_gateway.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace p2s::live::detail {

/// What the readers of the parts share.
struct Reading {
  Reading(const FoundGateway& found, Document& of)
      : gateway(found.gateway),
        envelope(found.envelope),
        document(of),
        config(gateway.find("vpnClientConfiguration")) {}

  /// Of the gateway, or else of what is around it.
  Node outer(std::initializer_list<std::string_view> names) const;
  /// The node, whose path is shown for a key of p2s.toml.
  Node placed(std::string key, Node node);
  void report(const Rule& rule, const std::string& where, std::string message,
              std::string hint = {});
  /// Reports a value without Azure's spelling `right`; returns `known`.
  bool check_spelling(const Node& node, std::string_view right, bool known);

  const Node& gateway;
  const Node& envelope;
  Document& document;
  Node config;  ///< the point-to-site configuration; empty: there is none
  LiveGateway live;
};

// Name, group, location and state of the resource; then SKU, generation and addresses.
void read_resource(Reading& reading);
void read_deployment(Reading& reading);
// Who may connect.
void read_roots(Reading& reading);
void read_revoked(Reading& reading);
void read_entra(Reading& reading);
void read_radius(Reading& reading);
/// After the ones above: a gateway that does not say it uses those that are configured.
void read_methods(Reading& reading);
// How, and with which addresses.
void read_tunnels(Reading& reading);
void read_pools(Reading& reading);
void read_routes(Reading& reading);
void read_ipsec(Reading& reading);
void read_groups(Reading& reading);
void read_connections(Reading& reading);  ///< after the groups

}  // namespace p2s::live::detail
