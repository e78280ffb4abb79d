// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/connect_lab.hpp"

#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_kit_copy.hpp>
#include <p2s/app/lab/program.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/files/folder_lock.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;
using detail::LabKit;

struct Software {
  std::string_view name;
  std::string_view tunnel;
};
constexpr std::array kSoftware{Software{"openvpn", "openvpn"}, Software{"strongswan", "ikev2"}};

/// "key=value" of the script.
void read_report(std::string_view line, LabConnection& connection) {
  const auto equals = line.find('=');
  if (equals == line.npos) return;
  const auto key = line.substr(0, equals);
  const std::string value = printable(line.substr(equals + 1), 1000);
  if (key == "state") connection.result = value;
  if (key == "cause") connection.cause = value;
  if (key == "address") connection.address = value;
  if (key == "route") connection.routes.push_back(value);
  if (key == "dns") connection.dns_servers.push_back(value);
  if (key == "log") connection.log.push_back(value);
}

/// A lab that runs, for one command.
class RunningLab {
 public:
  RunningLab(fs::path folder, const Services& services)
      : folder_(std::move(folder)), services_(services) {
    root_ = std::string(as_text(read_file(folder_ / "server-root.pem")));
    const auto revoked = read_file(folder_ / "revoked.txt");
    for (const auto line : split_lines(as_text(revoked))) revoked_.emplace(line);
  }

  /// With each software that kit and gateway have. `client` and `expected` are those of another
  /// identity, if it is not empty.
  std::vector<LabConnection> connect(const LabKit& kit, const std::string& only,
                                     const Secret& identity = {}, const std::string& client = {},
                                     const std::string& expected = {}) const {
    std::vector<LabConnection> all;
    for (const auto& software : kSoftware) {
      const bool has = software.name == "openvpn" ? !kit.profile.empty() : kit.strongswan;
      if (!has || (!only.empty() && only != software.name)) continue;
      LabConnection connection;
      connection.client = client.empty() ? kit.client : client;
      connection.kit = kit.path;
      connection.software = software.name;
      connection.tunnel = software.tunnel;
      connection.expected = client.empty() ? expected_of(kit) : expected;
      run(kit, identity, connection);
      all.push_back(std::move(connection));
    }
    if (all.empty()) all.push_back(nothing(kit));
    return all;
  }

  /// The identity in NAME.pem; empty if the lab has none.
  Secret identity(const std::string& name) const {
    const auto file = folder_ / (name + ".pem");
    return fs::exists(file) ? Secret(read_file(file)) : Secret();
  }

  std::string expected_of(const LabKit& kit) const {
    if (!kit.certificate) return {};
    if (revoked_.contains(kit.certificate->thumbprint())) return "revoked";
    return kit.certificate->facts().not_after < services_.clock.now() ? "expired" : "";
  }

 private:
  static LabConnection nothing(const LabKit& kit) {
    LabConnection connection;
    connection.client = kit.client;
    connection.kit = kit.path;
    connection.result = "skipped";
    connection.cause = "no-profile";
    return connection;
  }

  bool has_gateway(const std::string& tunnel) const {
    return fs::exists(folder_ / (tunnel + ".pid"));
  }

  void run(const LabKit& kit, const Secret& identity, LabConnection& connection) const {
    const bool has_crl = connection.tunnel != "ikev2" || fs::exists(folder_ / "crl-1.pem");
    if (!has_gateway(connection.tunnel) || (connection.expected == "revoked" && !has_crl)) {
      connection.result = "skipped";
      connection.cause = has_gateway(connection.tunnel) ? "no-crl" : "no-tunnel";
      return;
    }
    const auto copy = folder_ / "kit";
    std::error_code failed;
    fs::remove_all(copy, failed);
    detail::write_lab_kit(kit, copy, root_, identity);
    const auto target = connection.software == "openvpn" ? "kit/" + kit.profile : "kit";
    const auto result = detail::run_program({"/bin/bash", (folder_ / "lab.sh").string(), "connect",
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

  fs::path folder_;
  const Services& services_;
  std::string root_;
  std::set<std::string, std::less<>> revoked_;
};

void append(std::vector<LabConnection>& all, std::vector<LabConnection>&& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// The lab's own clients, with the profiles of a kit.
void test_refusals(const RunningLab& lab, const std::vector<LabKit>& kits,
                   const std::string& software, std::vector<LabConnection>& all) {
  const auto kit = std::find_if(kits.begin(), kits.end(), [&](const LabKit& each) {
    return each.certificate && lab.expected_of(each).empty() &&
           (!each.profile.empty() || each.strongswan);
  });
  if (kit == kits.end()) return;
  for (const std::string cause : {"revoked", "expired"}) {
    const auto identity = lab.identity(cause + "-client");
    if (!identity.empty())
      append(all, lab.connect(*kit, software, identity, fmt::format("({})", cause), cause));
  }
}

}  // namespace

bool LabConnection::is_as_expected() const {
  if (result == "skipped") return true;
  return expected.empty() ? result == "connected" : result == "refused" && cause == expected;
}

std::vector<LabConnection> connect_lab(const ConnectRequest& request, const Services& services) {
  detail::require_root();
  const auto kit = detail::read_lab_kit(request.kits);
  detail::require_lab(request.lab);
  const FolderLock lock(request.lab);
  return RunningLab(request.lab, services).connect(kit, request.software);
}

std::vector<LabConnection> test_lab(const ConnectRequest& request, const Services& services,
                                    const Progress& progress) {
  detail::require_root();
  std::vector<LabKit> kits;
  for (const auto& path : detail::kits_in(request.kits)) kits.push_back(detail::read_lab_kit(path));
  detail::require_lab(request.lab);
  const FolderLock lock(request.lab);
  const RunningLab lab(request.lab, services);
  std::vector<LabConnection> all;
  const auto total = kits.size() + 1;
  for (std::size_t i = 0; i < kits.size(); ++i) {
    append(all, lab.connect(kits[i], request.software));
    if (progress) progress(i + 1, total);
  }
  test_refusals(lab, kits, request.software, all);
  if (progress) progress(total, total);
  return all;
}

}  // namespace p2s::app
