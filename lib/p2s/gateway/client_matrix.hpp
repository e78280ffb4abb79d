#pragma once

#include <p2s/base/clock.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/system.hpp>
#include <p2s/gateway/authentication.hpp>
#include <p2s/gateway/tunnel.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::gateway {

struct GatewaySpec;

// Which software connects from which system, by which tunnel and with which proof: Azure's
// published matrix as rows, and the part of it that one gateway serves on one day.

/// One kind of client software. Its id is what [clients.software] holds and what the folder of a
/// kit is called.
struct ClientSoftware {
  std::string_view id;    ///< "azure-vpn-client"
  std::string_view name;  ///< for people: "Azure VPN Client"
};

// The ids that rules and emitters name.
inline constexpr std::string_view kNativeClient = "native";
inline constexpr std::string_view kAzureVpnClient = "azure-vpn-client";
inline constexpr std::string_view kOpenvpnClient = "openvpn";
inline constexpr std::string_view kOpenvpnConnect = "openvpn-connect";
inline constexpr std::string_view kStrongswanClient = "strongswan";
inline constexpr std::string_view kSstpClient = "sstp-client";  ///< not supported anywhere

/// One row of the matrix.
struct ClientRow {
  Method method;
  Tunnel tunnel;
  System system;
  std::string_view software;         ///< an id of client_software()
  std::string_view minimum_version;  ///< of the software; empty: none is published
  std::string_view minimum_system;   ///< "macOS 13"; empty: none is published
  std::string_view last_day;  ///< it works until the end of that day, UTC; empty: no end known
  bool confirmed;  ///< false: the tunnel is documented, but no published page names this software
  std::string_view source;
};

/// All software that has a name here, also some that Azure does not support.
P2S_API std::span<const ClientSoftware> client_software() noexcept;
/// "Azure VPN Client" for its id; the text itself when it is none.
P2S_API std::string_view software_name(std::string_view id) noexcept;
P2S_API std::vector<std::string> software_ids();

/// The whole matrix, system by system, what to recommend first.
P2S_API std::span<const ClientRow> client_matrix() noexcept;
/// The row's last day is over.
P2S_API bool is_retired(const ClientRow& row, Time as_of);

/// What a gateway offers. An empty set means all of its kind.
struct ClientQuestion {
  TunnelSet tunnels;
  MethodSet methods;
  std::vector<System> systems;
  std::string sku;  ///< the Basic SKU serves less; empty: not known
  Time as_of{};
};
P2S_API ClientQuestion client_question(const GatewaySpec& spec, Time as_of);

/// A row that the gateway serves.
struct UsableClient {
  const ClientRow* row = nullptr;  ///< of client_matrix()
  std::string note;                ///< what to know before relying on it; may be empty
};

/// Users of a system who have nothing to connect with when they authenticate this way.
struct LeftOut {
  System system{};
  Method method{};
  std::string reason;
};

struct ClientChoice {
  std::vector<UsableClient> usable;  ///< in the order of the matrix
  std::vector<LeftOut> left_out;     ///< of the methods asked for
};

/// Who can connect to such a gateway with what, and who cannot and why.
P2S_API ClientChoice choose_clients(const ClientQuestion& question);

/// Why the gateway does not serve this row; nothing when it does. A kit for the row can be made
/// exactly when there is no reason.
P2S_API std::optional<std::string> obstacle(const ClientRow& row, const ClientQuestion& question);

}  // namespace p2s::gateway
