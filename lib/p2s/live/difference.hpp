// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/live/part.hpp>
#include <p2s/spec/spec.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::live {

enum class DifferenceKind : std::uint8_t { added, removed, changed };
P2S_API std::string_view to_string(DifferenceKind kind) noexcept;

/// What must be done to the gateway. Of sets, one for each element; a certificate to remove that
/// the gateway has under several names, once for each.
struct Difference {
  Part part{};
  DifferenceKind kind{};
  std::string name;    ///< of a root, a revoked certificate, a group; the field of other parts
  std::string before;  ///< the gateway's value; empty if it is added. Of a root its data
  std::string after;   ///< the desired value; empty if it is removed

  bool operator==(const Difference&) const = default;
};

/// Compares the point-to-site configurations of two gateways: pools and routes as networks, roots
/// by certificate, then by name, revoked certificates by thumbprint, addresses of Entra ID without
/// regard to case of the host and a trailing slash, RADIUS servers without secrets, groups by name,
/// their pools by the groups that share them. Order means nothing, except of IPsec policies.
/// Settings of authentication methods that are not in use are not compared. Parts in `unread` are
/// not compared. Sorted by part.
P2S_API std::vector<Difference> differences(const spec::GatewaySpec& live,
                                            const spec::GatewaySpec& desired,
                                            const Parts& unread = {});

}  // namespace p2s::live
