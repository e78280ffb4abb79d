// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_programs.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

enum class Use { always, ikev2, openvpn, radius, ikev2_radius, openvpn_radius };

struct Needed {
  std::string_view name;  ///< a program of PATH, or a path
  std::string_view package;
  Use use;
};

constexpr std::array kNeeded{
    Needed{"bash", "bash", Use::always},
    Needed{"awk", "mawk", Use::always},
    Needed{"ip", "iproute2", Use::always},
    Needed{"ping", "iputils-ping", Use::always},
    Needed{"sysctl", "procps", Use::always},
    Needed{"nsenter", "util-linux", Use::always},
    Needed{"unshare", "util-linux", Use::always},
    Needed{"swanctl", "strongswan-swanctl", Use::ikev2},
    Needed{"/usr/lib/ipsec/charon", "strongswan-charon", Use::ikev2},
    Needed{"/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so", "libcharon-extra-plugins",
           Use::ikev2},
    Needed{"/usr/lib/ipsec/plugins/libstrongswan-eap-tls.so", "libcharon-extra-plugins",
           Use::ikev2},
    Needed{"/usr/lib/ipsec/plugins/libstrongswan-eap-radius.so", "libcharon-extra-plugins",
           Use::ikev2_radius},
    Needed{"/usr/lib/ipsec/plugins/libstrongswan-eap-mschapv2.so", "libcharon-extauth-plugins",
           Use::ikev2_radius},
    Needed{"openvpn", "openvpn", Use::openvpn},
    Needed{"freeradius", "freeradius", Use::radius},
    Needed{"radclient", "freeradius-utils", Use::openvpn_radius},
};

bool is_used(Use use, const LabFacts& facts) {
  const bool ikev2 = facts.ikev2_pool.has_value();
  const bool openvpn = facts.openvpn_pool.has_value();
  const bool radius = !facts.certificates;
  switch (use) {
    case Use::always:
      return true;
    case Use::ikev2:
      return ikev2;
    case Use::openvpn:
      return openvpn;
    case Use::radius:
      return radius;
    case Use::ikev2_radius:
      return radius && ikev2;
    case Use::openvpn_radius:
      return radius && openvpn;
  }
  return true;
}

bool is_there(std::string_view name, const fs::path& root) {
  std::error_code ignored;
  if (name.starts_with('/')) return fs::exists(root / name.substr(1), ignored);
  constexpr std::array kFolders{"usr/sbin", "usr/bin", "sbin", "bin"};
  return std::any_of(kFolders.begin(), kFolders.end(),
                     [&](const char* folder) { return fs::exists(root / folder / name, ignored); });
}

}  // namespace

LabLack lab_lack(const LabFacts& facts, const fs::path& root) {
  LabLack lack;
  std::set<std::string> packages;
  for (const auto& needed : kNeeded) {
    if (!is_used(needed.use, facts) || is_there(needed.name, root)) continue;
    lack.what.emplace_back(needed.name);
    packages.emplace(needed.package);
  }
  lack.packages.assign(packages.begin(), packages.end());
  std::error_code ignored;
  if (!fs::exists(root / "dev/net/tun", ignored)) lack.what.emplace_back("/dev/net/tun");
  return lack;
}

void require_programs(const LabFacts& facts) {
  const auto lack = lab_lack(facts, "/");
  if (lack.what.empty()) return;
  throw Error(ErrorKind::io, fmt::format("this machine lacks {}", join(lack.what, ", ")))
      .hint(lack.packages.empty() ? "load the kernel module with: sudo modprobe tun"
                                  : "install with: sudo apt install " + join(lack.packages, " "));
}

}  // namespace p2s::app
