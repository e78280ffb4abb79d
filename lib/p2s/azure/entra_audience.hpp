// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace p2s::azure {

/// An application id of the Azure VPN Client in Microsoft Entra ID: the value of the gateway's
/// field "Audience".
struct EntraAudience {
  std::string_view id;        ///< GUID in lower case
  std::string_view cloud;     ///< as [entra] cloud; empty: every cloud
  std::string_view host;      ///< of the tenant's address; empty: that of the cloud
  std::string_view last_day;  ///< of manual registration; empty: no end date is published
  bool registered_by_hand;    ///< in the tenant, with an administrator's consent
};

inline constexpr std::string_view kMicrosoftAudience = "c632b3df-fb67-4d84-bdcf-b95ad541b5c8";

P2S_API std::span<const EntraAudience> entra_audiences() noexcept;
/// Null for the id of a custom application.
P2S_API std::optional<EntraAudience> find_audience(std::string_view id) noexcept;
/// The application that an unknown id was probably meant to be: at most a few of its digits differ.
P2S_API std::optional<EntraAudience> similar_audience(std::string_view id);
/// How many digits of two ids differ.
P2S_API std::size_t differing_digits(std::string_view a, std::string_view b) noexcept;
/// An id that neither is, nor resembles, an application of Microsoft's.
P2S_API bool is_custom_audience(std::string_view id);
/// The cloud whose tenants have this login host; empty if the host is unknown.
P2S_API std::optional<std::string_view> cloud_of_host(std::string_view host) noexcept;

}  // namespace p2s::azure
