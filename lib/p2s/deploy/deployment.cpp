// SPDX-License-Identifier: Apache-2.0
#include "p2s/deploy/deployment.hpp"

#include <p2s/azure/resource_name.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/deploy/detail/complete.hpp>
#include <p2s/deploy/detail/header.hpp>
#include <p2s/deploy/formats/formats.hpp>
#include <p2s/render/escapes.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::deploy {
namespace {

struct FormatRow {
  Format format;
  std::string_view extension;
  std::string (*emit)(const Deployment&);
};

constexpr std::array kFormats{
    FormatRow{Format::az, "sh", detail::emit_az},
    FormatRow{Format::powershell, "ps1", detail::emit_powershell},
    FormatRow{Format::terraform, "tf", detail::emit_terraform},
    FormatRow{Format::azapi, "azapi.tf", detail::emit_azapi},
    FormatRow{Format::bicep, "bicep", detail::emit_bicep},
    FormatRow{Format::arm, "json", detail::emit_arm},
};

}  // namespace

Format parse_format(std::string_view text) {
  const auto found = std::find(kFormatNames.begin(), kFormatNames.end(), text);
  if (found == kFormatNames.end()) {
    throw Error(ErrorKind::usage, fmt::format("unknown format '{}'", printable(text)))
        .hint(fmt::format("formats: {}", fmt::join(kFormatNames, ", ")));
  }
  return static_cast<Format>(found - kFormatNames.begin());
}

Artefact emit(Format format, const Deployment& deployment) {
  detail::require_complete(deployment.gateway);
  const auto& row = *std::find_if(kFormats.begin(), kFormats.end(),
                                  [&](const FormatRow& each) { return each.format == format; });
  const auto stem = azure::resource_name(deployment.gateway.name, "gateway");
  return {fmt::format("{}.{}", stem, row.extension), row.emit(deployment)};
}

PackageCommands package_commands(std::string_view gateway, std::string_view resource_group) {
  const auto group = detail::group_word(resource_group);
  const auto zip = azure::resource_name(gateway, "gateway") + ".zip";
  return {fmt::format("az network vnet-gateway vpn-client generate -g {} -n {} -o tsv | tr -d "
                      "'\\r\"' | sed 's/.*/url = \"&\"/' | curl -fsS -o {} -K -",
                      render::escape_shell(group), render::escape_shell(gateway),
                      render::escape_shell(zip)),
          fmt::format(
              "Invoke-WebRequest -UseBasicParsing -OutFile {2} -Uri "
              "(New-AzVpnClientConfiguration -ResourceGroupName {0} -Name {1}).VpnProfileSASUrl",
              render::escape_powershell(group), render::escape_powershell(gateway),
              render::escape_powershell(zip))};
}

}  // namespace p2s::deploy
