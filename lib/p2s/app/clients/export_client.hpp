#pragma once

#include <p2s/app/clients/pfx_protection.hpp>
#include <p2s/app/store/workspace.hpp>

namespace p2s::app {

enum class ClientFormat { pfx, pem, cer, der, key };

P2S_API std::optional<ClientFormat> parse_client_format(std::string_view text) noexcept;
/// Whether it holds the private key: such a file is its owner's only.
P2S_API bool holds_key(ClientFormat format) noexcept;

/// What is known of one client, opened.
struct ClientKeys {
  pki::Certificate leaf;
  std::vector<pki::Certificate> chain;  ///< the root
  std::optional<pki::PrivateKey> key;   ///< nothing when it never was in the store
};
P2S_API ClientKeys open_client(Workspace& workspace, const store::ClientRecord& client);

struct ExportedClient {
  Secret content;
  Secret generated_password;  ///< of a PFX; empty when the password was chosen
};

/// pem: the certificate and its root. cer: the certificate alone, Base-64. der: the same, binary.
/// key: the private key, plain PKCS#8 PEM. Error(not_found) when the format needs a key that the
/// store does not have.
P2S_API ExportedClient export_client(Workspace& workspace, const store::ClientRecord& client,
                                     ClientFormat format, const PfxProtection& protection);

/// Writes into the events that the private key of the client left the store.
P2S_API void record_export(Workspace& workspace, const store::ClientRecord& client,
                           ClientFormat format);

}  // namespace p2s::app
