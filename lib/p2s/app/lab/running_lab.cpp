// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/running_lab.hpp"

#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_kit_copy.hpp>
#include <p2s/app/lab/program.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

/// "key=value" of the script.
void read_report(std::string_view line, LabConnection& connection) {
  const auto equals = line.find('=');
  if (equals == line.npos) return;
  const auto key = line.substr(0, equals);
  const std::string value = printable(line.substr(equals + 1), 1000);
  if (key == "state") connection.result = value;
  if (key == "cause") connection.cause = value;
  if (key == "message") connection.message = value;
  if (key == "address") connection.address = value;
  if (key == "route") connection.routes.push_back(value);
  if (key == "dns") connection.dns_servers.push_back(value);
  if (key == "log") connection.log.push_back(value);
}

LabConnection nothing(const LabKit& kit, std::string_view only) {
  LabConnection connection;
  connection.client = kit.client;
  connection.kit = kit.path;
  connection.result = "skipped";
  connection.cause = "no-profile";
  for (const auto& software : kLabSoftware) {
    if (software.name != only) continue;
    connection.software = software.name;
    connection.tunnel = software.tunnel;
    connection.cause = "no-" + connection.software;
  }
  return connection;
}

}  // namespace

RunningLab::RunningLab(fs::path folder, const Services& services)
    : folder_(std::move(folder)), lock_(lock_existing_lab(folder_)), services_(services) {
  require_started(folder_);
  root_ = std::string(as_text(read_file(folder_ / "server-root.pem")));
  const auto revoked = read_file(folder_ / "revoked.txt");
  for (const auto line : split_lines(as_text(revoked))) revoked_.emplace(line);
}

std::vector<LabConnection> RunningLab::connect(const LabKit& kit, std::string_view only,
                                               const LabIdentity* identity) const {
  const Secret own;
  std::vector<LabConnection> all;
  for (const auto& software : kLabSoftware) {
    const bool has = software.name == "openvpn" ? !kit.profile.empty() : kit.strongswan;
    if (!has || (!only.empty() && only != software.name)) continue;
    LabConnection connection;
    connection.client = identity != nullptr ? identity->name : kit.client;
    connection.kit = kit.path;
    connection.software = software.name;
    connection.tunnel = software.tunnel;
    connection.expected = identity != nullptr ? identity->expected : expected_of(kit);
    run(kit, identity != nullptr ? identity->pem : own, connection);
    all.push_back(std::move(connection));
  }
  if (all.empty()) all.push_back(nothing(kit, only));
  return all;
}

Secret RunningLab::identity(const std::string& name) const {
  const auto file = folder_ / (name + ".pem");
  return fs::exists(file) ? Secret(read_file(file)) : Secret();
}

std::string RunningLab::expected_of(const LabKit& kit) const {
  if (!kit.certificate) return {};
  if (revoked_.contains(kit.certificate->thumbprint())) return "revoked";
  return kit.certificate->facts().not_after < services_.clock.now() ? "expired" : "";
}

bool RunningLab::has_gateway(const std::string& tunnel) const {
  return fs::exists(folder_ / (tunnel + ".pid"));
}

void RunningLab::run(const LabKit& kit, const Secret& identity, LabConnection& connection) const {
  const bool has_crl = connection.tunnel != "ikev2" || fs::exists(folder_ / "crl-1.pem");
  if (!has_gateway(connection.tunnel) || (connection.expected == "revoked" && !has_crl)) {
    connection.result = "skipped";
    connection.cause = has_gateway(connection.tunnel) ? "no-crl" : "no-tunnel";
    return;
  }
  const auto copy = folder_ / "kit";
  std::error_code failed;
  fs::remove_all(copy, failed);
  write_lab_kit(kit, copy, root_, identity);
  const auto target = connection.software == "openvpn" ? "kit/" + kit.profile : "kit";
  const auto result = run_program({"/bin/bash", (folder_ / "lab.sh").string(), "connect",
                                   connection.software, target, kit.client},
                                  folder_, services_.cancelled);
  fs::remove_all(copy, failed);
  for (const auto line : split_lines(result.output)) read_report(line, connection);
  if (result.status == 0 && !connection.result.empty()) return;
  connection.result = "failed";
  connection.cause = "unknown";
  for (const auto line : split_lines(trim(result.errors)))
    connection.log.push_back(printable(line, 1000));
}

}  // namespace p2s::app::detail
