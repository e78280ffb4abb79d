// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/entries.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace p2s::deploy {
namespace {

constexpr std::array<std::string_view, 4> kEntryFormats{"az", "powershell", "terraform", "arm"};

std::string_view gateway_word(const EntryTarget& target) {
  return target.gateway.empty() ? std::string_view("GATEWAY") : std::string_view(target.gateway);
}

/// The Azure CLI reads a certificate correctly from a DER file only.
std::string az_command(EntryKind kind, const Entry& entry, const EntryTarget& target) {
  const auto name = shell_word(entry.name);
  const auto place = fmt::format("-g {} --gateway-name {} -n {}",
                                 shell_word(detail::group_word(target.resource_group)),
                                 shell_word(gateway_word(target)), name);
  if (kind == EntryKind::revoked) {
    return fmt::format("az network vnet-gateway revoked-cert create {} --thumbprint {}\n", place,
                       shell_word(entry.value));
  }
  return fmt::format(
      "printf %s {0} | base64 -d >{1}.cer\n"
      "az network vnet-gateway root-cert create {2} --public-cert-data {1}.cer\n",
      render::escape_shell(entry.value), name, place);
}

std::string powershell_command(EntryKind kind, const Entry& entry, const EntryTarget& target) {
  const bool root = kind == EntryKind::root;
  return fmt::format(
      "Add-AzVpnClient{0}Certificate -VpnClient{0}CertificateName {1} -VirtualNetworkGatewayName "
      "{2} -ResourceGroupName {3} -{4} {5}\n",
      root ? "Root" : "Revoked", render::escape_powershell(entry.name),
      render::escape_powershell(gateway_word(target)),
      render::escape_powershell(detail::group_word(target.resource_group)),
      root ? "PublicCertData" : "Thumbprint", render::escape_powershell(entry.value));
}

std::string terraform_block(EntryKind kind, const Entry& entry) {
  const auto name = render::escape_hcl(entry.name);
  const auto value = render::escape_hcl(entry.value);
  if (kind == EntryKind::root) {
    return fmt::format(
        "root_certificate {{\n  name             = {}\n  public_cert_data = {}\n}}\n", name, value);
  }
  return fmt::format("revoked_certificate {{\n  name       = {}\n  thumbprint = {}\n}}\n", name,
                     value);
}

std::string arm_list(EntryKind kind, std::span<const Entry> entries) {
  const auto* const key = kind == EntryKind::root ? "publicCertData" : "thumbprint";
  auto list = nlohmann::ordered_json::array();
  for (const auto& entry : entries)
    list.push_back({{"name", entry.name}, {"properties", {{key, entry.value}}}});
  return list.dump(2) + "\n";
}

}  // namespace

EntryFormat parse_entry_format(std::string_view text) {
  const auto found = std::find(kEntryFormats.begin(), kEntryFormats.end(), text);
  if (found != kEntryFormats.end()) return static_cast<EntryFormat>(found - kEntryFormats.begin());
  throw Error(ErrorKind::usage, fmt::format("unknown format '{}'", printable(text)))
      .hint(fmt::format("formats: {}", fmt::join(kEntryFormats, ", ")));
}

std::string entry_text(EntryKind kind, EntryFormat format, std::span<const Entry> entries,
                       const EntryTarget& target) {
  if (format == EntryFormat::arm) return arm_list(kind, entries);
  std::string text;
  for (const auto& entry : entries) {
    if (format == EntryFormat::az) text += az_command(kind, entry, target);
    if (format == EntryFormat::powershell) text += powershell_command(kind, entry, target);
    if (format == EntryFormat::terraform) text += terraform_block(kind, entry);
  }
  return text;
}

}  // namespace p2s::deploy
