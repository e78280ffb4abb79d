// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/start_lab.hpp"

#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_programs.hpp>
#include <p2s/app/lab/lab_trust.hpp>
#include <p2s/app/lab/program.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/folder_lock.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/pki/issuer.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;
using detail::write_lab_file;

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

void write_trust(const fs::path& folder, const detail::LabTrust& trust) {
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

void run_script(const fs::path& folder, const std::vector<std::string>& arguments,
                const std::atomic<bool>* cancelled) {
  std::vector<std::string> command{"/bin/bash", (folder / "lab.sh").string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  const auto result = detail::run_program(command, folder, cancelled);
  if (result.status == 0) return;
  const auto lines = split_lines(trim(result.errors));
  const auto last = lines.empty() || lines.back().empty()
                        ? fmt::format("exit status {}", result.status)
                        : printable(lines.back());
  throw Error(ErrorKind::io, fmt::format("the lab failed: {}", last));
}

void write_gateway(const fs::path& folder, const package::VendorPackage& gateway,
                   const LabFacts& facts, const detail::LabTrust& trust, const Services& services) {
  write_lab_file(folder / "facts.sh", facts_script(facts));
  write_server(folder, gateway, services.clock.now());
  if (trust.roots.empty())
    write_no_trust(folder);
  else
    write_trust(folder, trust);
  if (facts.openvpn_pool) write_tls_auth(folder, gateway.tls_auth_key);
}

void require_no_lab(const fs::path& folder) {
  if (!detail::is_lab(folder)) return;
  throw Error(ErrorKind::conflict,
              fmt::format("a lab is already in '{}'", printable(folder.string())))
      .hint("remove it first (lab down), or choose another directory with --lab DIR");
}

void remove_lab(const fs::path& folder) {
  run_script(folder, {"down"}, nullptr);
  detail::empty_lab(folder);
}

}  // namespace

StartedLab start_lab(const LabRequest& request, Workspace& workspace, bool dry_run) {
  detail::require_root();
  detail::require_plain(request.folder);
  KitRequest kits;
  kits.azure = request.azure;
  const auto plan = plan_gateway(kits, workspace);
  StartedLab lab{lab_facts(plan), {}};
  require_programs(lab.facts);
  if (lab.facts.openvpn_pool && plan.gateway.tls_auth_key.empty()) {
    throw Error(ErrorKind::unsupported, "the tls-auth key of the gateway is unknown")
        .hint("set server.tls_auth_key in p2s.toml, or use a complete package from Azure");
  }
  require_no_lab(request.folder);
  detail::LabTrust trust;
  if (kit::accepts_certificates(plan.gateway)) trust = detail::lab_trust(plan, workspace);
  lab.facts.strict_revocation = trust.every_crl;
  lab.notes = trust.notes;
  if (dry_run) return lab;
  const FolderLock lock(request.folder);
  require_no_lab(request.folder);
  detail::write_lab_scripts(request.folder);
  try {
    write_gateway(request.folder, plan.gateway, lab.facts, trust, workspace.services());
    run_script(request.folder, {"up"}, workspace.services().cancelled);
  } catch (...) {
    remove_lab(request.folder);
    throw;
  }
  return lab;
}

bool stop_lab(const fs::path& folder, bool dry_run) {
  detail::require_root();
  detail::require_plain(folder);
  const bool existed = detail::is_lab(folder);
  if (dry_run) return existed;
  const FolderLock lock(folder);
  detail::write_lab_scripts(folder);
  remove_lab(folder);
  return existed;
}

}  // namespace p2s::app
