// SPDX-License-Identifier: Apache-2.0
#include "p2s/azure/entra_audience.hpp"

#include <p2s/base/text/text.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace p2s::azure {
namespace {

// point-to-site-entra-gateway.md (2024-05-02), openvpn-azure-ad-tenant.md; end dates of manual
// registration: point-to-site-about.md (2026-08-17).
constexpr std::array kAudiences{
    EntraAudience{kMicrosoftAudience, "", "", "", false},
    EntraAudience{"41b23e61-6c1e-4545-b367-cd054e0ed4b4", "public", "login.microsoftonline.com",
                  "2028-03-31", true},
    EntraAudience{"51bb15d4-3a4f-4ebf-9dca-40096fe32426", "government", "login.microsoftonline.us",
                  "2029-03-31", true},
    EntraAudience{"538ee9e6-310a-468d-afef-ea97365856a9", "germany", "login-us.microsoftonline.de",
                  "", true},
    EntraAudience{"49f817b6-84ae-4cc0-928c-73f27289b3aa", "china", "login.chinacloudapi.cn",
                  "2029-03-31", true},
};

/// Other login hosts of the clouds.
constexpr std::array kOtherHosts{
    std::pair{std::string_view("login.windows.net"), std::string_view("public")},
    std::pair{std::string_view("login.microsoft.com"), std::string_view("public")},
    std::pair{std::string_view("login.partner.microsoftonline.cn"), std::string_view("china")},
    std::pair{std::string_view("login.microsoftonline.de"), std::string_view("germany")},
};

}  // namespace

std::span<const EntraAudience> entra_audiences() noexcept { return kAudiences; }

std::optional<EntraAudience> find_audience(std::string_view id) noexcept {
  for (const auto& row : kAudiences) {
    if (equals_ignoring_case(row.id, id)) return row;
  }
  return std::nullopt;
}

std::size_t differing_digits(std::string_view a, std::string_view b) noexcept {
  const auto same = [](char x, char y) {
    return equals_ignoring_case(std::string_view(&x, 1), std::string_view(&y, 1));
  };
  std::size_t count = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) count += same(a[i], b[i]) ? 0 : 1;
  return count;
}

std::optional<EntraAudience> similar_audience(std::string_view id) {
  constexpr std::size_t kFew = 4;  // of 32; unrelated ids differ in about 30
  if (find_audience(id)) return std::nullopt;
  for (const auto& row : kAudiences) {
    if (differing_digits(row.id, id) <= kFew) return row;
  }
  return std::nullopt;
}

bool is_custom_audience(std::string_view id) {
  return is_guid(id) && !find_audience(id) && !similar_audience(id);
}

std::optional<std::string_view> cloud_of_host(std::string_view host) noexcept {
  for (const auto& [name, cloud] : kOtherHosts) {
    if (equals_ignoring_case(name, host)) return cloud;
  }
  for (const auto& row : kAudiences) {
    if (!row.host.empty() && equals_ignoring_case(row.host, host)) return row.cloud;
  }
  return std::nullopt;
}

}  // namespace p2s::azure
