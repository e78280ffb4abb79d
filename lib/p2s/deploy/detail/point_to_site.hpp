// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/deploy/deployment.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace p2s::deploy::detail {

using Json = nlohmann::ordered_json;

/// Azure's values for what p2s.toml may omit.
inline constexpr std::int64_t kLifetimeSeconds = 27000;
inline constexpr std::int64_t kDataSizeKilobytes = 102400000;
inline constexpr std::int64_t kHighestScore = 30;

/// An expression of the output's language in place of a value.
Json expression(std::string text);
/// Its text; null if the node is a value.
const std::string* expression_in(const Json& node);

/// Expressions of a format.
struct Terms {
  std::function<Json(std::size_t server)> radius_secret;  ///< of the server with this index
  std::function<Json(const std::string& group)> group_id;
};

/// The part of `properties` of Microsoft.Network/virtualNetworkGateways that is point-to-site, in
/// Azure's spelling and sorted by name. It is complete: what is not used is an empty list or null.
Json point_to_site(const spec::GatewaySpec& gateway, const Terms& terms);

/// Without null in objects.
Json without_null(const Json& node);
/// Error(usage) if a text in `node` is not one line of printable text.
void require_text(const Json& node);

/// Servers that RADIUS authentication uses, by their index; empty without RADIUS.
std::vector<spec::RadiusServer> radius_servers(const spec::GatewaySpec& gateway);
/// "radiusSecret", or "radiusSecret2" for the second of several.
std::string radius_secret_name(const spec::GatewaySpec& gateway, std::size_t server,
                               std::string_view stem);

/// A connection configuration: groups that share pools.
struct Connection {
  std::string name;
  std::vector<std::string> groups;
  std::vector<std::string> pools;
};
/// Those of [[configurations]], and one for each group with pools.
std::vector<Connection> connections(const spec::GatewaySpec& gateway);
/// Pools of the gateway without those of groups.
std::vector<std::string> gateway_pools(const spec::GatewaySpec& gateway);
std::vector<std::string> custom_routes(const spec::GatewaySpec& gateway);
/// Groups by name; members by type and value.
std::vector<spec::UserGroup> sorted_groups(const spec::GatewaySpec& gateway);
std::vector<std::string> protocols(const spec::GatewaySpec& gateway);
std::vector<std::string> authentication_types(const spec::GatewaySpec& gateway);

/// SHA-256 of the point-to-site configuration, in hexadecimal.
std::string desired_state(const spec::GatewaySpec& gateway);

}  // namespace p2s::deploy::detail
