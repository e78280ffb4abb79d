// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/revocation/revocation_names.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace p2s::app {
namespace {

constexpr std::size_t kThumbprintPart = 8;
constexpr std::size_t kLongestStem = 71;  // with '-' and the part of the thumbprint, Azure's 80

}  // namespace

void RevocationNames::reserve(std::string_view name) { taken_.insert(to_lower(name)); }

std::string RevocationNames::add(const store::ClientRecord& client) {
  const auto part = client.thumbprint.substr(0, kThumbprintPart);
  auto name = azure::resource_name(client.name, "revoked-" + part);
  if (!taken_.insert(to_lower(name)).second) {
    const auto stem = azure::resource_name(name.substr(0, kLongestStem), "revoked");
    name = fmt::format("{}-{}", stem, part);
    taken_.insert(to_lower(name));
  }
  return name;
}

void sort_by_revocation(std::vector<store::ClientRecord>& clients) {
  std::sort(clients.begin(), clients.end(), [](const auto& a, const auto& b) {
    return std::tie(*a.revoked_at, a.thumbprint) < std::tie(*b.revoked_at, b.thumbprint);
  });
}

}  // namespace p2s::app
