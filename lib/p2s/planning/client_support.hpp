#pragma once

#include <p2s/azure/client_matrix.hpp>
#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/system.hpp>
#include <p2s/spec/spec.hpp>

#include <optional>
#include <string>
#include <vector>

namespace p2s::planning {

/// What a gateway offers. An empty set means all of its kind.
struct ClientQuery {
  azure::TunnelSet tunnels;
  azure::MethodSet methods;
  std::vector<System> systems;
  std::string sku;  ///< the Basic SKU serves less; empty: not known
  Time as_of{};
};
P2S_API ClientQuery client_query(const spec::GatewaySpec& spec, Time as_of);

/// A row that the gateway serves.
struct UsableClient {
  const azure::ClientRow* row = nullptr;  ///< of client_matrix()
  std::string note;                       ///< what to know before relying on it; may be empty
};

/// Users of a system who have nothing to connect with when they authenticate this way.
struct UnsupportedCase {
  System system{};
  azure::Method method{};
  std::string reason;
};

struct ClientSupport {
  std::vector<UsableClient> usable;          ///< in the order of the matrix
  std::vector<UnsupportedCase> unsupported;  ///< of the methods asked for
};

/// Who can connect to such a gateway with what, and who cannot and why.
P2S_API ClientSupport supported_clients(const ClientQuery& query);

/// Why the gateway does not serve this row; nothing when it does. A kit for the row can be made
/// exactly when there is no reason.
P2S_API std::optional<std::string> unsupported_reason(const azure::ClientRow& row,
                                                      const ClientQuery& query);

}  // namespace p2s::planning
