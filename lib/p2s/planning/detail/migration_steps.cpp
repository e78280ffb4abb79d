// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/detail/migration_steps.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/net/prefix.hpp>

#include <fmt/format.h>

namespace p2s::planning {
namespace {

class StepWriter {
 public:
  StepWriter(const spec::GatewaySpec& target, const rules::TunnelChange& change, Time as_of)
      : target_(target), change_(change), as_of_(as_of) {}

  std::vector<MigrationStep> write() && {
    prepare();
    set_tunnels();
    roll_out();
    finish();
    return std::move(steps_);
  }

 private:
  void add(std::string what, std::string why = {}, StepTask task = StepTask::none) {
    steps_.push_back({std::move(what), std::move(why), {}, task});
  }

  void prepare() {
    if (const auto part = rules::outdated_part(target_); !part.empty()) {
      add("migrate the SKU or the public address first, on another day",
          part + "; connections are interrupted for up to 10 minutes");
    }
    if (change_.keeps(azure::Tunnel::sstp) && rules::is_split(change_.to) &&
        !rules::is_split(change_.from)) {
      add("count the SSTP clients at the busiest hour",
          "the pools are split, and SSTP gets the part shown below");
    }
    if (change_.adds(azure::Tunnel::ikev2)) {
      add("make sure that the users' networks allow outgoing UDP 500, UDP 4500 and ESP (IP "
          "protocol 50)");
    }
    if (change_.adds(azure::Tunnel::openvpn) && !change_.from.has(azure::Tunnel::openvpn)) {
      add("install the client software for OpenVPN",
          "Windows 11: Azure VPN Client or an OpenVPN client; other operating systems: an OpenVPN "
          "client");
    }
    if (!change_.dropped().empty()) {
      add(fmt::format("tell the users of {} when it will stop", change_.dropped().display()));
    }
  }

  void set_tunnels() {
    if (rules::must_be_replaced(target_, change_, as_of_)) {
      add("delete the gateway and create it with another SKU, such as VpnGw1AZ",
          fmt::format("the Basic SKU does not support {} and cannot be upgraded; the public "
                      "address changes",
                      change_.adds(azure::Tunnel::openvpn) ? "OpenVPN" : "IKEv2"));
      return;
    }
    add(fmt::format("set the tunnel type to {}", change_.to.display()),
        "in the portal under Point-to-site configuration, or in PowerShell, which requires the "
        "unchanged settings too ($gateway is the result of Get-AzVirtualNetworkGateway)");
    steps_.back().powershell = powershell();
  }

  void roll_out() {
    if (!change_.added().empty()) {
      add("download the VPN client package of the gateway again",
          fmt::format("the old one contains no settings for {}", change_.added().display()));
      add("build the kits of all users from it", "certificates and keys do not change",
          StepTask::build_kits);
      const bool calm = change_.dropped().empty();
      add(calm ? "test it with a few users, then migrate the others in batches"
               : "test it with a few users, then distribute it to all others without delay",
          calm ? "" : "users of the removed type cannot connect until they have it");
    } else {
      add("distribute a package without the old type later",
          fmt::format("{} users continue with their current profiles", change_.kept().display()),
          StepTask::build_kits);
    }
  }

  void finish() {
    add("record the new state and check it",
        fmt::format("in p2s.toml: set tunnels = [{}] and remove current_tunnels",
                    quoted(change_.to)),
        StepTask::check_gateway);
    if (change_.to.has(azure::Tunnel::sstp) && rules::days_until(azure::kSstpStops, as_of_) > 0) {
      add(fmt::format("remove SSTP before it stops on {}", azure::kSstpStops),
          "after all users have changed to the other type", StepTask::plan_migration);
    }
  }

  static std::string quoted(const azure::TunnelSet& tunnels) {
    std::vector<std::string> names;
    for (const auto tunnel : tunnels.list())
      names.push_back(fmt::format("\"{}\"", to_string(tunnel)));
    return join(names, ", ");
  }

  /// The documented form: protocols, with pool, authentication and roots repeated.
  std::string powershell() const {
    std::vector<std::string> protocols;
    for (const auto tunnel : change_.to.list()) protocols.emplace_back(azure_name(tunnel));
    std::string command = fmt::format(
        "Set-AzVirtualNetworkGateway -VirtualNetworkGateway $gateway -VpnClientProtocol {}",
        join(protocols, ","));
    std::vector<std::string> pools;
    for (const auto& pool : target_.pools) {
      const auto prefix = net::Prefix::parse(pool.text).prefix;
      if (prefix && pool.group.empty()) pools.push_back(prefix->to_string());
    }
    if (!pools.empty())
      command += fmt::format(" -VpnClientAddressPool \"{}\"", join(pools, "\",\""));
    const auto methods = authentication();
    if (!methods.empty()) command += fmt::format(" -VpnAuthenticationType {}", join(methods, ","));
    if (target_.authentication.contains(azure::Method::certificate))
      command += " -VpnClientRootCertificates $roots";
    return command;
  }

  std::vector<std::string> authentication() const {
    std::vector<std::string> names;
    if (target_.authentication.contains(azure::Method::certificate))
      names.emplace_back("Certificate");
    if (target_.authentication.contains(azure::Method::radius)) names.emplace_back("Radius");
    if (target_.authentication.contains(azure::Method::entra)) names.emplace_back("AAD");
    return names;
  }

  const spec::GatewaySpec& target_;
  const rules::TunnelChange& change_;
  Time as_of_;
  std::vector<MigrationStep> steps_;
};

}  // namespace

std::vector<MigrationStep> migration_steps(const spec::GatewaySpec& target,
                                           const rules::TunnelChange& change, Time as_of) {
  return StepWriter(target, change, as_of).write();
}

}  // namespace p2s::planning
