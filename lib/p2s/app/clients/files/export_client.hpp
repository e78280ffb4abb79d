// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/clients/files/pfx_protection.hpp>
#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

enum class ClientFormat { pfx, pem, cer, der, key };

P2S_API std::optional<ClientFormat> parse_client_format(std::string_view text) noexcept;
P2S_API std::string_view to_string(ClientFormat format) noexcept;
/// Whether it contains the private key: such a file is owner-only.
P2S_API bool holds_key(ClientFormat format) noexcept;

/// A client with parsed certificate and opened key.
struct ClientKeys {
  pki::Certificate leaf;
  pki::Issuers chain;
  std::optional<pki::PrivateKey> key;  ///< empty if it was never in the store
};
P2S_API ClientKeys open_client(Workspace& workspace, const store::ClientRecord& client);

struct ExportedClient {
  Secret content;
  Secret generated_password;  ///< of a PFX; empty if the user chose the password
};

/// pem: the certificate and the CAs above it. cer: the certificate alone, Base-64. der: the same,
/// binary. key: the private key, plain PKCS#8 PEM. Error(not_found) if the format requires a key
/// that is not in the store. `waiting`: as for protect_pfx().
P2S_API ExportedClient export_client(Workspace& workspace, const store::ClientRecord& client,
                                     ClientFormat format, const PfxProtection& protection,
                                     Secret waiting = {});

/// Records in the events that the private key of the client was exported.
P2S_API void record_export(Workspace& workspace, const store::ClientRecord& client,
                           ClientFormat format);

}  // namespace p2s::app
