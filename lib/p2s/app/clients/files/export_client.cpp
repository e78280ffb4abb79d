// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/export_client.hpp"

#include <p2s/app/roots/authorities.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace p2s::app {
namespace {

struct NamedFormat {
  std::string_view name;
  ClientFormat format;
};

constexpr std::array<NamedFormat, 5> kFormats{{{"pfx", ClientFormat::pfx},
                                               {"pem", ClientFormat::pem},
                                               {"cer", ClientFormat::cer},
                                               {"der", ClientFormat::der},
                                               {"key", ClientFormat::key}}};

const pki::PrivateKey& require_key(const ClientKeys& keys, const store::ClientRecord& client) {
  if (keys.key) return *keys.key;
  throw Error(
      ErrorKind::not_found,
      fmt::format("the private key of client '{}' is not in the store", printable(client.name)))
      .hint("the key is on the device that created it; export the certificate with: --format cer");
}

}  // namespace

std::optional<ClientFormat> parse_client_format(std::string_view text) noexcept {
  for (const auto& row : kFormats) {
    if (row.name == text) return row.format;
  }
  return std::nullopt;
}

std::string_view to_string(ClientFormat format) noexcept {
  return std::find_if(kFormats.begin(), kFormats.end(),
                      [&](const auto& row) { return row.format == format; })
      ->name;
}

bool holds_key(ClientFormat format) noexcept {
  return format == ClientFormat::pfx || format == ClientFormat::key;
}

ClientKeys open_client(Workspace& workspace, const store::ClientRecord& client) {
  ClientKeys keys{pki::Certificate::from_pem(client.certificate),
                  certificates_of(Authorities(workspace.inventory()).chain(client.issuer)),
                  {}};
  if (!client.sealed_key.empty()) {
    keys.key =
        pki::PrivateKey::from_pkcs8(workspace.vault().open(client.sealed_key, client.thumbprint));
  }
  return keys;
}

ExportedClient export_client(Workspace& workspace, const store::ClientRecord& client,
                             ClientFormat format, const PfxProtection& protection, Secret waiting) {
  if (!holds_key(format)) {
    const auto leaf = pki::Certificate::from_pem(client.certificate);
    if (format == ClientFormat::der) return {Secret(as_text(leaf.der())), {}};
    if (format == ClientFormat::cer) return {Secret(leaf.pem()), {}};
    std::string pem = leaf.pem();
    for (const auto& authority : Authorities(workspace.inventory()).chain(client.issuer))
      pem += authority.certificate;
    return {Secret(pem), {}};
  }
  if (client.sealed_key.empty())
    require_key({pki::Certificate::from_pem(client.certificate), {}, {}}, client);
  const ClientKeys keys = open_client(workspace, client);
  const auto& key = require_key(keys, client);
  if (format == ClientFormat::key) return {key.pem(), {}};
  auto made = protect_pfx(key, keys.leaf, keys.chain, client.name, protection, std::move(waiting));
  return {std::move(made.pfx), std::move(made.generated_password)};
}

void record_export(Workspace& workspace, const store::ClientRecord& client, ClientFormat format) {
  workspace.inventory().add_event("client.export", client.thumbprint,
                                  fmt::format("{} as {}", client.name, to_string(format)),
                                  workspace.actor());
}

}  // namespace p2s::app
