// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/entry_change.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

namespace p2s::deploy {
namespace {

std::string az_removal(const EntryChange& change, const EntryTarget& target) {
  return fmt::format("az network vnet-gateway {}-cert delete -g {} --gateway-name {} -n {}\n",
                     change.kind == EntryKind::root ? "root" : "revoked",
                     shell_word(detail::group_word(target.resource_group)),
                     shell_word(target.gateway), shell_word(change.entry.name));
}

/// The cmdlet compares the stored text, which may be wrapped: it is read from the gateway.
std::string powershell_removal(const EntryChange& change, const EntryTarget& target) {
  const bool root = change.kind == EntryKind::root;
  const auto name = render::escape_powershell(change.entry.name);
  const auto gateway =
      fmt::format("-VirtualNetworkGatewayName {} -ResourceGroupName {}",
                  render::escape_powershell(target.gateway),
                  render::escape_powershell(detail::group_word(target.resource_group)));
  const auto* const word = root ? "Root" : "Revoked";
  return fmt::format(
      "Remove-AzVpnClient{0}Certificate -VpnClient{0}CertificateName {1} {2} -{3} (Get-AzVpnClient"
      "{0}Certificate {2} | Where-Object Name -eq {1}).{3}\n",
      word, name, gateway, root ? "PublicCertData" : "Thumbprint");
}

std::string commands(Format format, const EntryChange& change, const EntryTarget& target) {
  using Action = EntryChange::Action;
  const bool az = format == Format::az;
  std::string text;
  // az replaces an entry of the same name, PowerShell adds a second one.
  if (change.action == Action::remove || (change.action == Action::replace && !az))
    text += az ? az_removal(change, target) : powershell_removal(change, target);
  if (change.action != Action::remove) {
    text += entry_text(change.kind, az ? EntryFormat::az : EntryFormat::powershell,
                       {&change.entry, 1}, target);
  }
  return text;
}

}  // namespace

Artefact emit_changes(Format format, const Deployment& deployment,
                      std::span<const EntryChange> changes) {
  const bool az = format == Format::az;
  auto lines = detail::header(deployment);
  lines.emplace_back(
      "Only the change. Each command writes the gateway, which takes about a minute.");
  auto text = (az ? "#!/usr/bin/env bash\n" : std::string()) + detail::comment(lines, "#") +
              (az ? "set -euo pipefail\n" : "$ErrorActionPreference = 'Stop'\n");
  const EntryTarget target{deployment.gateway.name, deployment.resource_group};
  if (!deployment.subscription.empty()) {
    text +=
        az ? fmt::format("az account set --subscription {}\n", shell_word(deployment.subscription))
           : fmt::format("Set-AzContext -SubscriptionId {} | Out-Null\n",
                         render::escape_powershell(deployment.subscription));
  }
  for (const auto& change : changes) text += commands(format, change, target);
  return {fmt::format("{}.change.{}", azure::resource_name(deployment.gateway.name, "gateway"),
                      az ? "sh" : "ps1"),
          text};
}

}  // namespace p2s::deploy
