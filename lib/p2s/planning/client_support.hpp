// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/files/system.hpp>
#include <p2s/spec/spec.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::planning {

/// What a gateway offers. An empty set means all.
struct ClientQuery {
  azure::TunnelSet tunnels;
  azure::MethodSet methods;
  std::vector<System> systems;
  std::string sku;  ///< the Basic SKU supports fewer clients; empty: unknown
  Time as_of{};
};
P2S_API ClientQuery client_query(const spec::GatewaySpec& spec, Time as_of);

/// A supported row.
struct UsableClient {
  const azure::ClientRow* row = nullptr;  ///< of client_matrix()
  std::string note;                       ///< restrictions; may be empty
};

/// An operating system and authentication method without client software.
struct UnsupportedCase {
  System system{};
  azure::Method method{};
  std::string reason;
};

struct ClientSupport {
  std::vector<UsableClient> usable;          ///< in the order of the matrix
  std::vector<UnsupportedCase> unsupported;  ///< for the requested methods
};

/// The client software that the gateway supports, and the cases without any.
P2S_API ClientSupport supported_clients(const ClientQuery& query);

/// Why the gateway does not support this row; nullopt if it does.
P2S_API std::optional<std::string> unsupported_reason(const azure::ClientRow& row,
                                                      const ClientQuery& query);

}  // namespace p2s::planning
