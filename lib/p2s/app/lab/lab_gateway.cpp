// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_gateway.hpp"

#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRootName = "p2sctl lab server root";

/// Azure's key is not ours: a root of the lab, and a certificate with the names of the gateway.
void write_server(const fs::path& folder, const package::VendorPackage& gateway, Time now) {
  constexpr Period kValidity{30, Period::Unit::days};
  const auto root_key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
  const auto root = pki::make_root(kRootName, root_key, now, kValidity);
  const auto key = pki::PrivateKey::generate(pki::KeyKind::rsa2048);
  // A package without OpenVPN does not state the short name. Host names are too long for a subject.
  const auto& name = gateway.server_name;
  auto names = gateway.servers;
  if (!name.empty()) names.push_back(name);
  const auto server = pki::make_server(name.empty() ? "gateway" : name, names, key, root, root_key);
  write_lab_file(folder / "server-root.pem", root.pem());
  write_lab_file(folder / "server.pem", server.pem());
  write_lab_file(folder / "server.key", key.pem().text());
}

void write_identity(const fs::path& file, const Secret& identity) {
  if (!identity.empty()) write_lab_file(file, identity.text());
}

void write_trust(const fs::path& folder, const LabTrust& trust) {
  std::string roots;
  for (std::size_t i = 0; i < trust.roots.size(); ++i) {
    roots += trust.roots[i].pem();
    write_lab_file(folder / fmt::format("client-root-{}.pem", i + 1), trust.roots[i].pem());
  }
  write_lab_file(folder / "client-root.pem", roots);
  for (std::size_t i = 0; i < trust.crls.size(); ++i)
    write_lab_file(folder / fmt::format("crl-{}.pem", i + 1), trust.crls[i]);
  write_lab_file(folder / "revoked.txt",
                 trust.revoked.empty() ? std::string() : join(trust.revoked, "\n") + "\n");
  write_identity(folder / "revoked-client.pem", trust.revoked_client);
  write_identity(folder / "expired-client.pem", trust.expired_client);
}

/// In the form of an OpenVPN static key: lines of 32 digits.
void write_tls_auth(const fs::path& folder, const std::string& digits) {
  constexpr std::size_t kLine = 32;
  std::string text = "-----BEGIN OpenVPN Static key V1-----\n";
  for (std::size_t at = 0; at < digits.size(); at += kLine) text += digits.substr(at, kLine) + "\n";
  text += "-----END OpenVPN Static key V1-----\n";
  const Secret key(text);
  wipe(text);
  write_lab_file(folder / "ta.key", key.text());
}

/// A lab without certificates of clients has no use for roots, but OpenVPN and FreeRADIUS want one.
void write_no_trust(const fs::path& folder) {
  std::error_code failed;
  fs::copy_file(folder / "server-root.pem", folder / "client-root.pem",
                fs::copy_options::overwrite_existing, failed);
  if (failed) throw Error(ErrorKind::io, "cannot copy a certificate: " + failed.message());
  write_lab_file(folder / "revoked.txt", "");
}

}  // namespace

void write_gateway(const fs::path& folder, const package::VendorPackage& gateway,
                   const LabFacts& facts, const LabTrust& trust, Time now) {
  write_lab_file(folder / "facts.sh", facts_script(facts));
  write_server(folder, gateway, now);
  if (trust.roots.empty())
    write_no_trust(folder);
  else
    write_trust(folder, trust);
  if (facts.openvpn_pool) write_tls_auth(folder, gateway.tls_auth_key);
}

}  // namespace p2s::app::detail
