// SPDX-License-Identifier: Apache-2.0
#include "p2s/planning/detail/migration_steps.hpp"

#include <p2s/azure/dates.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/planning/detail/tunnel_commands.hpp>

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
    const auto part = rules::outdated_part(target_);
    if (!part.empty() && !rules::must_be_replaced(target_, change_, as_of_)) {
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
          target_.authentication.contains(azure::Method::radius)
              ? "no client software is documented for RADIUS over OpenVPN (TUN-034): test one of "
                "each operating system first"
              : "Windows 11: Azure VPN Client or an OpenVPN client; other operating systems: an "
                "OpenVPN client");
    }
    if (const auto ending = rules::still_working(change_.dropped(), as_of_); !ending.empty()) {
      add(fmt::format("tell the users of {} when it will stop", ending.display()));
    }
  }

  void set_tunnels() {
    if (rules::must_be_replaced(target_, change_, as_of_)) {
      add("delete the gateway and create it with another SKU, such as VpnGw1AZ",
          fmt::format("the Basic SKU does not support {} and cannot be upgraded; this takes at "
                      "least 45 minutes without any connection, and the public address changes",
                      change_.adds(azure::Tunnel::openvpn) ? "OpenVPN" : "IKEv2"));
      return;
    }
    add(fmt::format("set the tunnel type to {}", change_.to.display()),
        "in the portal under Point-to-site configuration, or in PowerShell, which requires the "
        "unchanged settings too");
    steps_.back().powershell = tunnel_commands(target_);
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
