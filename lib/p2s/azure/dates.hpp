// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/clock.hpp>

#include <string_view>

namespace p2s::azure {

// Dates published by Azure. Unless its name says otherwise, a date is the first day of the new
// state (UTC); a retirement "on 2026-09-30" takes effect on the day after.

// SSTP: ikev2-openvpn-from-sstp.md (2025-09-29).
inline constexpr std::string_view kSstpClosed = "2026-03-31";  ///< no gateway may enable it
inline constexpr std::string_view kSstpStops = "2027-03-31";
inline constexpr std::string_view kSstpLastDay = "2027-03-30";
/// The Basic SKU supports IKEv2, according to the same page; other pages deny it (2026-08).
inline constexpr std::string_view kBasicTakesIkev2 = "2025-11-01";

// SKUs: gateway-sku-consolidation.md (2024-09-26), whats-new.md (2025-11-25). The newer page
// applies.
inline constexpr std::string_view kNonZonalClosing = "2025-01-01";  ///< closed by the older page
inline constexpr std::string_view kNonZonalClosed = "2025-05-01";   ///< closed by the newer page
inline constexpr std::string_view kNonZonalRetired = "2026-10-01";
// Legacy SKUs: whats-new.md (2026-05-26): creation blocked in 2024, retirement June 2026.
inline constexpr std::string_view kLegacyClosed = "2024-01-01";
inline constexpr std::string_view kLegacyRetired = "2026-07-01";

// Public addresses of the Basic SKU: about-gateway-skus.md (2026-06-11), whats-new.md.
inline constexpr std::string_view kBasicAddressClosed = "2023-12-01";
inline constexpr std::string_view kBasicAddressClosedToBasic = "2026-01-01";  ///< gateways of Basic
inline constexpr std::string_view kBasicAddressRetired = "2026-07-01";

// IPv6 inside the tunnel is generally available: Azure Updates 567847.
inline constexpr std::string_view kIpv6Released = "2026-07-20";

// azure-vpn-client-linux-retirement.md (2026-05-27).
inline constexpr std::string_view kLinuxClientLastDay = "2026-08-31";

/// Midnight UTC of a date from these tables; Error(internal) if it is not a date.
Time day(std::string_view date);

}  // namespace p2s::azure
