// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"

#include <p2s/app/lab/connect_lab.hpp>
#include <p2s/app/lab/lab_facts.hpp>
#include <p2s/app/lab/lab_folder.hpp>
#include <p2s/app/lab/lab_kit.hpp>
#include <p2s/app/lab/lab_kit_copy.hpp>
#include <p2s/app/lab/lab_programs.hpp>
#include <p2s/app/lab/program.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>

namespace p2s::app {
namespace {

net::Prefix lab_prefix(std::string_view text) { return *net::Prefix::parse(text).prefix; }

KitPlan lab_plan() {
  KitPlan plan;
  plan.gateway.servers = {"gateway.example"};
  plan.gateway.server_name = "example";
  plan.gateway.tunnels = {azure::Tunnel::ikev2, azure::Tunnel::openvpn};
  plan.gateway.authentications = {azure::Method::certificate};
  plan.gateway.pools = {lab_prefix("172.16.201.0/24")};
  plan.gateway.routes = {lab_prefix("10.20.0.0/16"), lab_prefix("10.22.4.7/32"),
                         lab_prefix("2001:db8::/48")};
  plan.gateway.dns_servers = {"10.20.0.5", "10.0.0.1 }\nevil", "fd00::1"};
  plan.proposals = azure::recommended_proposals();
  return plan;
}

TEST(LabFacts, GiveEachTunnelTypeHalfOfThePool) {
  const auto facts = lab_facts(lab_plan());
  EXPECT_EQ(facts.openvpn_pool->to_string(), "172.16.201.0/25");
  EXPECT_EQ(facts.ikev2_pool->to_string(), "172.16.201.128/25");
  auto one = lab_plan();
  one.gateway.tunnels = {azure::Tunnel::ikev2};
  EXPECT_EQ(lab_facts(one).ikev2_pool->to_string(), "172.16.201.0/24");
  EXPECT_FALSE(lab_facts(one).openvpn_pool);
}

TEST(LabFacts, LimitThePoolOfOpenVpn) {
  auto large = lab_plan();
  large.gateway.pools = {lab_prefix("10.128.0.0/9")};
  EXPECT_EQ(lab_facts(large).openvpn_pool->to_string(), "10.128.0.0/16");
}

TEST(LabFacts, GiveOpenVpnAllOfASmallPool) {
  auto small = lab_plan();
  small.gateway.pools = {lab_prefix("172.16.201.8/29")};
  EXPECT_EQ(lab_facts(small).openvpn_pool->to_string(), "172.16.201.8/29");
  EXPECT_EQ(lab_facts(small).ikev2_pool->to_string(), "172.16.201.12/30");
  small.gateway.pools = {lab_prefix("172.16.201.0/28")};
  EXPECT_EQ(lab_facts(small).openvpn_pool->to_string(), "172.16.201.0/29");
  EXPECT_EQ(lab_facts(small).ikev2_pool->to_string(), "172.16.201.8/29");
}

TEST(LabFacts, NameAPoolThatALabCannotUse) {
  auto wrong = lab_plan();
  for (const std::string pool : {"172.16.201.8/30", "198.18.0.64/26", "198.18.0.0/15"}) {
    wrong.gateway.pools = {lab_prefix(pool)};
    try {
      lab_facts(wrong);
      ADD_FAILURE() << pool;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::unsupported);
      EXPECT_NE(error.message().find(pool), std::string::npos) << error.message();
    }
  }
  wrong.gateway.tunnels = {azure::Tunnel::ikev2};
  wrong.gateway.pools = {lab_prefix("172.16.201.8/30")};
  EXPECT_EQ(lab_facts(wrong).ikev2_pool->to_string(), "172.16.201.8/30");
}

TEST(LabFacts, HaveAHostInEachRoute) {
  auto routes = lab_plan();
  routes.gateway.routes.push_back(lab_prefix("0.0.0.0/0"));
  const auto facts = lab_facts(routes);
  ASSERT_EQ(facts.hosts.size(), 2U);
  EXPECT_EQ(facts.hosts[0].to_string(), "10.20.0.4");
  EXPECT_EQ(facts.hosts[1].to_string(), "10.22.4.7");
  EXPECT_EQ(facts.routes.size(), 3U);
}

TEST(LabFacts, TakeAddressesOnlyAsDnsServers) {
  const auto facts = lab_facts(lab_plan());
  ASSERT_EQ(facts.dns_servers.size(), 1U);
  EXPECT_EQ(facts.dns_servers[0].to_string(), "10.20.0.5");
}

TEST(LabFacts, HaveThePublishedPolicyOrTheCustomOne) {
  EXPECT_EQ(lab_facts(lab_plan()).ike, azure::default_proposals().ike);
  auto custom = lab_plan();
  custom.proposals = {{"aes256-sha384-prfsha384-ecp384"}, {"aes256gcm16"}, {}, {}, {{}}};
  EXPECT_EQ(lab_facts(custom).ike, custom.proposals.ike);
  custom.proposals.esp.clear();
  EXPECT_THROW(lab_facts(custom), Error);
}

TEST(LabFacts, RejectGatewaysThatALabDoesNotSupport) {
  auto entra = lab_plan();
  entra.gateway.authentications = {azure::Method::entra};
  auto sstp = lab_plan();
  sstp.gateway.tunnels = {azure::Tunnel::sstp};
  auto no_pool = lab_plan();
  no_pool.gateway.pools = {lab_prefix("2001:db8::/64")};
  auto no_name = lab_plan();
  no_name.gateway.server_name.clear();
  for (const auto& wrong : {entra, sstp, no_pool, no_name}) EXPECT_THROW(lab_facts(wrong), Error);
}

TEST(FactsScript, QuotesEveryValue) {
  auto facts = lab_facts(lab_plan());
  facts.gateway_names = {"a.example", "$(touch evil)'; touch evil #"};
  const auto text = facts_script(facts);
  EXPECT_NE(text.find("vnet_prefixes=('10.20.0.0/16' '10.22.4.7/32')\n"), text.npos) << text;
  EXPECT_NE(text.find("authentication='certificate'\nrevocation='relaxed'\n"), text.npos) << text;
  const test::TempDir folder;
  write_file(folder.path() / "facts.sh", as_bytes(text), Access::owner_only, OnExisting::fail);
  const auto result = detail::run_program(
      {"/bin/bash", "-c", "cd \"$1\" && . ./facts.sh && printf '%s|' \"${gateway_names[@]}\"; ls",
       "bash", folder.path().string()},
      folder.path(), nullptr);
  EXPECT_EQ(result.status, 0) << result.errors;
  EXPECT_EQ(result.output,
            "a.example|$(touch evil)'; touch evil #|facts.sh\nprogram.err\nprogram.out\n");
}

TEST(FactsScript, RejectsLineBreaks) {
  auto facts = lab_facts(lab_plan());
  facts.gateway_names = {"a\ntouch evil"};
  EXPECT_THROW(facts_script(facts), Error);
}

TEST(LabPrograms, NameWhatIsMissingAndItsPackage) {
  const test::TempDir root;
  for (const auto* name :
       {"bash", "awk", "ip", "ping", "sysctl", "nsenter", "unshare", "openvpn"}) {
    std::filesystem::create_directories(root.path() / "usr/bin");
    write_file(root.path() / "usr/bin" / name, {}, Access::owner_only, OnExisting::fail);
  }
  std::filesystem::create_directories(root.path() / "dev/net");
  write_file(root.path() / "dev/net/tun", {}, Access::owner_only, OnExisting::fail);
  auto facts = lab_facts(lab_plan());
  EXPECT_EQ(lab_lack(facts, root.path()).packages,
            (std::vector<std::string>{"libcharon-extra-plugins", "strongswan-charon",
                                      "strongswan-swanctl"}));
  facts.ikev2_pool.reset();
  EXPECT_TRUE(lab_lack(facts, root.path()).what.empty());
  facts.certificates = false;
  EXPECT_EQ(lab_lack(facts, root.path()).packages,
            (std::vector<std::string>{"freeradius", "freeradius-utils"}));
  std::filesystem::remove(root.path() / "dev/net/tun");
  EXPECT_EQ(lab_lack(facts, root.path()).what.back(), "/dev/net/tun");
}

TEST(LabKit, ReplacesABlockOfAProfile) {
  EXPECT_EQ(detail::with_block("a\n<ca>\nold\n</ca>\nb\n", "ca", "new\n"),
            "a\n<ca>\nnew\n</ca>\nb\n");
  EXPECT_EQ(detail::with_block("a\n<cert>\nx\n</cert>\n", "ca", "new\n"),
            "a\n<cert>\nx\n</cert>\n");
}

TEST(LabKits, HaveAFaultForEachDamagedOne) {
  const test::TempDir folder;
  const auto path = folder.path();
  const auto add = [&](const std::string& name, std::string_view text) {
    std::filesystem::create_directories((path / name).parent_path());
    write_file(path / name, as_bytes(text), Access::owner_only, OnExisting::fail);
  };
  std::filesystem::create_directory(path / "empty");
  add("no-sums/START-HERE.html", "");
  EXPECT_THROW(detail::read_lab_kits(path), Error);
  add("kit/SHA256SUMS", "");
  add("cut.zip", "PK\x03\x04");
  add(".hidden/START-HERE.html", "");
  add("notes.txt", "");
  const auto kits = detail::read_lab_kits(path);
  ASSERT_EQ(kits.size(), 4U);
  EXPECT_EQ(kits[0].name, "cut");
  EXPECT_NE(kits[0].fault.find("cut.zip"), std::string::npos) << kits[0].fault;
  EXPECT_EQ(kits[1].fault, "the directory is empty");
  EXPECT_TRUE(kits[2].kit && kits[2].fault.empty());
  EXPECT_EQ(kits[3].fault, "SHA256SUMS is missing");
}

TEST(LabOption, NamesALabThatIsNotTheDefault) {
  EXPECT_EQ(lab_option(kLabFolder), "");
  EXPECT_EQ(lab_option("/srv/lab"), " --lab /srv/lab");
}

TEST(LabConnection, IsAsExpectedOnlyForTheExpectedCause) {
  LabConnection connection;
  connection.result = "connected";
  EXPECT_TRUE(connection.is_as_expected());
  connection.expected = "revoked";
  EXPECT_FALSE(connection.is_as_expected());
  connection.result = "refused";
  connection.cause = "unknown-root";
  EXPECT_FALSE(connection.is_as_expected());
  connection.cause = "revoked";
  EXPECT_TRUE(connection.is_as_expected());
  connection.result = "failed";
  EXPECT_FALSE(connection.is_as_expected());
}

TEST(RunProgram, ReportsStatusOutputAndErrors) {
  const test::TempDir folder;
  const auto result =
      detail::run_program({"/bin/sh", "-c", "echo \"$1 $PATH\"; echo no >&2; exit 7", "sh", "a b"},
                          folder.path(), nullptr);
  EXPECT_EQ(result.status, 7);
  EXPECT_EQ(result.output, "a b /usr/sbin:/usr/bin:/sbin:/bin\n");
  EXPECT_EQ(result.errors, "no\n");
  EXPECT_THROW(detail::run_program({"/nonexistent"}, folder.path(), nullptr), Error);
}

TEST(RunProgram, EndsTheWholeGroupWhenCancelled) {
  const test::TempDir folder;
  const std::atomic<bool> cancelled{true};
  EXPECT_THROW(detail::run_program({"/bin/sh", "-c", "sleep 60 & wait"}, folder.path(), &cancelled),
               Error);
}

}  // namespace
}  // namespace p2s::app
