// SPDX-License-Identifier: Apache-2.0
#include "support/temp_dir.hpp"
#include "unit/package/sample_parts.hpp"

#include <p2s/app/kits/kit_planning.hpp>
#include <p2s/app/packages/diff_packages.hpp>
#include <p2s/app/packages/inspect_package.hpp>
#include <p2s/kit/kit.hpp>
#include <p2s/package/package_fields.hpp>
#include <p2s/pki/thumbprint.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

namespace p2s::app {
namespace {

using package::KitUser;
using test::kAzureVpn;
using test::kOpenVpn;
using test::kScript;
using test::kSettings;
using test::SampleParts;
using Users = std::set<KitUser>;

constexpr Time kDiffDay{std::chrono::seconds(1'780'000'000)};

SampleParts vendor_sample(const std::string& name) {
  const auto path = std::string(P2S_TEST_DATA) + "/vendor/" + name;
  SampleParts parts(2024);
  parts.files.clear();
  for (const auto& entry : archive::read_zip(read_file(path), path))
    parts.files[entry.name] = std::string(as_text(entry.content));
  return parts;
}

/// One change of one field, as it appears in all parts that state it.
struct Mutation {
  std::string field;
  std::string zip;
  std::function<void(SampleParts&)> apply;
};

std::string config(std::string_view content) {
  return fmt::format("<clientconfig>{}</clientconfig>", content);
}

Mutation edit(std::string field, std::vector<std::string_view> parts, std::string from,
              std::string to, std::string zip = "azure-2024.zip") {
  return {std::move(field), std::move(zip), [=](SampleParts& sample) {
            for (const auto part : parts) sample.change(part, from, to);
          }};
}

std::vector<Mutation> mutations() {
  const std::string nil = R"(<clientconfig i:nil="true" />)";
  const std::string key = SampleParts(2024).read().tls_auth_key;
  const std::string first = key.substr(0, 32);
  const std::string other_root =
      vendor_sample("azure-2022.zip").files.at("Generic/VpnServerRoot.cer");
  const std::string route = "<route><destination>10.9.0.0</destination><mask>16</mask></route>";
  return {
      edit("gateway", {kSettings, kOpenVpn, kAzureVpn, kScript}, "1f2e3d4c5b6a.vpn",
           "ffffffffffff.vpn"),
      edit("gateway", {kAzureVpn}, "</ServerEntry>",
           "</ServerEntry><ServerEntry><fqdn>second.vpn.azure.com</fqdn></ServerEntry>"),
      edit("server_name", {kOpenVpn}, "aaaaaaaaaaaa.vpn.azure.com name",
           "bbbbbbbbbbbb.vpn.azure.com name"),
      {"server_roots", "azure-2024.zip",
       [=](SampleParts& parts) { parts["Generic/VpnServerRoot.cer_1"] = other_root; }},
      {"radius_roots", "azure-2022-radius-eaptls.zip",
       [=](SampleParts& parts) { parts["Generic/RadiusServerRoot.cer"] = other_root; }},
      edit("pinned_server_roots", {kAzureVpn}, "<hash>85", "<hash>95"),
      edit("server_issuer", {kSettings}, "<ServerCertsIssuerCn>\r\n    <string>Sample",
           "<ServerCertsIssuerCn>\r\n    <string>Other"),
      {"tls_auth_key", "azure-2024.zip",
       [=](SampleParts& parts) {
         parts.change(kOpenVpn, first, std::string(32, '0'))
             .change(kAzureVpn, first, std::string(32, '0'));
       }},
      edit("tunnels", {kSettings}, "IkeV2,OpenVPN", "IkeV2,OpenVPN,SSTP"),
      edit("tunnels", {kSettings}, "IkeV2,OpenVPN", "OpenVPN"),
      {"authentications", "azure-2022-radius-eaptls.zip",
       [](SampleParts& parts) { parts.drop("Generic/RadiusServerRoot.cer"); }},
      edit("eap_method", {kSettings}, ">EAPTLS<", ">PEAP<"),
      edit("tunnels", {kSettings}, "IkeV2,OpenVPN", "IkeV2,OpenVPN,WireGuard"),
      edit("eap_method", {kSettings}, "EAPMSCHAPV2", "EAPTLS", "azure-2022-radius-eapmschapv2.zip"),
      edit("routes", {kSettings, kScript}, "10.21.0.0/16", "10.31.0.0/16"),
      edit("pools", {kSettings, kScript}, "172.20.0.0/23", "172.24.0.0/23"),
      edit("dns_servers", {kSettings}, "<CustomDnsServers />",
           "<CustomDnsServers>10.20.0.4</CustomDnsServers>"),
      edit("dns_suffixes", {kAzureVpn}, nil,
           config("<dnssuffixes><dnssuffix>.corp.example</dnssuffix></dnssuffixes>")),
      edit("include_routes", {kAzureVpn}, nil,
           config("<includeroutes>" + route + "</includeroutes>")),
      edit("exclude_routes", {kAzureVpn}, nil,
           config("<excluderoutes>" + route + "</excluderoutes>")),
      edit("client_roots", {kAzureVpn}, "<issuer>5ff", "<issuer>6ff"),
      edit("entra", {kAzureVpn, kSettings}, "c632b3df", "d632b3df", "azure-2024-entra.zip"),
      edit("entra", {kAzureVpn}, "</audience>",
           "</audience><applicationid>c632b3df-fb67-4d84-bdcf-b95ad541b5c8</applicationid>",
           "azure-2024-entra.zip"),
      edit("transport", {kAzureVpn}, ">tcp<", ">udp<"),
      edit("high_availability", {kAzureVpn}, "<version>",
           "<highavailability>true</highavailability><version>"),
      edit("azure_vpn_options", {kAzureVpn}, "<version>1", "<version>2"),
      edit("openvpn_options", {kOpenVpn}, "auth SHA256", "auth SHA512"),
      edit("openvpn_options", {kOpenVpn}, ".com 443", ".com 8443"),
      edit("openvpn_options", {kOpenVpn}, "remote azuregateway-6", "remote azuregateway-7"),
      edit("azure_vpn_options", {kAzureVpn}, "<fqdn>azuregateway-6", "<fqdn>azuregateway-7"),
      edit("openvpn_lines", {kOpenVpn}, "key-direction 1", "key-direction 0"),
      edit("openvpn_lines", {kOpenVpn}, "key-direction 1", "key-direction 1\r\nfragment 1300"),
      edit("openvpn_lines", {kOpenVpn}, "<ca>", "<extra-certs>\r\n</extra-certs>\r\n<ca>"),
      edit("tls_auth_key", {kAzureVpn}, "<serversecret>0a7d", "<serversecret>0a7e"),
      edit("vnet_name", {kSettings, kAzureVpn, kScript}, "vnet-corp", "vnet-other"),
      edit("vnet_id", {kSettings}, "<VnetId>6", "<VnetId>7"),
      edit("generation", {kSettings}, "CaCerts>", "CaCert>"),
  };
}

/// Everything in kits of the package, by path; of a client with a certificate and of a user.
std::map<std::string, std::string> kit_files(const package::VendorPackage& gateway) {
  std::map<std::string, std::string> files;
  for (const bool certificate : {true, false}) {
    kit::ClientMaterial client;
    client.name = certificate ? "alice" : "bob";
    if (certificate) {
      client.certificate = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
      client.chain = {"-----BEGIN CERTIFICATE-----\nYg==\n-----END CERTIFICATE-----\n"};
      client.private_key = Secret("-----BEGIN PRIVATE KEY-----\nZA==\n-----END PRIVATE KEY-----\n");
      client.pfx = Secret("an archive");
      client.thumbprint = std::string(40, 'A');
      client.root_thumbprint = std::string(40, 'B');
      client.root_name = "Root";
      client.key = "rsa:2048";
    }
    client.not_before = kDiffDay;
    client.not_after = kDiffDay + std::chrono::days(700);
    kit::KitInputs inputs;
    Findings ignored;
    inputs.as_of = kDiffDay;
    inputs.methods = connection_methods(gateway, nullptr, {}, kDiffDay, ignored);
    inputs.proposals = azure::recommended_proposals();
    inputs.digests = {pki::sha1_hex, pki::sha256_hex};
    for (const auto& file : kit::build_kit(gateway, client, inputs).files) {
      if (file.path != "SHA256SUMS") files[client.name + '/' + file.path] = file.content.text();
    }
  }
  return files;
}

/// SYSTEM and SOFTWARE in "alice/SYSTEM/SOFTWARE/…"; files for administrators are for Windows. The
/// certificates and keys of connections on Linux are those that install.sh installs.
Users users_of(const std::string& path) {
  const auto parts = split(path, '/');
  if (parts.size() < 3) return {};
  const KitUser strongswan{System::gnu_linux, "strongswan"};
  const KitUser network_manager{System::gnu_linux, "networkmanager"};
  if (parts[1] == "certificate") {
    if (parts[2].ends_with(".cer") || parts[2].ends_with(".pfx")) return {};
    if (parts[2].starts_with("radius-root")) return {strongswan};
    if (parts[2] == "tls-auth.key") return {network_manager};
    return {strongswan, network_manager};
  }
  if (parts.size() < 4) return {};
  if (parts[1] == "admin") return {{System::windows, std::string(parts[2])}};
  const auto system = parse_system(parts[1]);
  return system ? Users{{*system, std::string(parts[2])}} : Users{};
}

struct Outcome {
  ComparedPackages diff;
  bool kit_changes = false;
  Users changed;
};

Outcome outcome_of(const Mutation& mutation) {
  const test::TempDir folder;
  const auto save = [&](const SampleParts& parts, const std::string& name) {
    write_file(folder / name, parts.zip(), Access::owner_only, OnExisting::fail);
    return folder / name;
  };
  auto parts = vendor_sample(mutation.zip);
  const auto before = save(parts, "before.zip");
  mutation.apply(parts);
  const auto after = save(parts, "after.zip");
  Outcome outcome{diff_packages(before, after, kDiffDay), false, {}};
  static std::map<std::string, std::map<std::string, std::string>> unchanged;  // by sample
  auto& old_files = unchanged[mutation.zip];
  if (old_files.empty()) old_files = kit_files(inspect_package(before, kDiffDay).package);
  const auto new_files = kit_files(inspect_package(after, kDiffDay).package);
  outcome.kit_changes = old_files != new_files;
  const auto has_profile = [&](const KitUser& user) {
    const auto part = fmt::format("/{}/{}/", to_string(user.system), user.software);
    return std::any_of(old_files.begin(), old_files.end(), [&](const auto& file) {
      return file.first.find(part) != std::string::npos ||
             (user.software == "always-on" && file.first.find("/admin/") != std::string::npos);
    });
  };
  const auto note = [&](const auto& files, const auto& others) {
    for (const auto& [path, content] : files) {
      const auto found = others.find(path);
      if (found != others.end() && found->second == content) continue;
      for (const auto& user : users_of(path)) {
        if (has_profile(user)) outcome.changed.insert(user);
      }
    }
  };
  note(old_files, new_files);
  note(new_files, old_files);
  return outcome;
}

std::string names(const Users& users) {
  std::string text;
  for (const auto& user : users)
    text += fmt::format("{}/{} ", to_string(user.system), user.software);
  return text;
}

TEST(DiffPackages, NamesThoseWhoseFilesChange) {
  for (const auto& mutation : mutations()) {
    const auto outcome = outcome_of(mutation);
    Users named;
    std::set<std::string> fields;
    for (const auto& change : outcome.diff.changes) {
      fields.insert(change.what);
      named.insert(change.files_change.begin(), change.files_change.end());
      for (const auto& user : change.needs_new_kit) EXPECT_TRUE(named.contains(user));
    }
    EXPECT_TRUE(fields.contains(mutation.field)) << mutation.field;
    EXPECT_FALSE(fields.contains("files")) << mutation.field << ": " << names(named);
    EXPECT_EQ(names(named), names(outcome.changed)) << mutation.field;
    if (!outcome.kit_changes) {
      EXPECT_TRUE(outcome.diff.needs_new_kit.empty()) << mutation.field;
    }
    // Another authentication method states other facts.
    if (mutation.field != "authentications" && mutation.field != "eap_method") {
      EXPECT_TRUE(outcome.diff.incomparable.empty()) << mutation.field;
    }
  }
}

TEST(DiffPackages, EachFieldIsMutated) {
  std::set<std::string_view> mutated;
  const auto all = mutations();
  for (const auto& mutation : all) mutated.insert(mutation.field);
  for (const auto& field : package::package_fields())
    EXPECT_TRUE(mutated.contains(field.key)) << field.key;
}

const package::PackageChange& change_of(const Outcome& outcome, std::string_view what) {
  for (const auto& change : outcome.diff.changes) {
    if (change.what == what) return change;
  }
  throw std::runtime_error("no such change");
}

TEST(DiffPackages, UsersOfAnotherRemoteNeedANewKit) {
  const auto outcome = outcome_of(
      edit("openvpn_options", {kOpenVpn}, "remote azuregateway-6", "remote azuregateway-7"));
  const auto& change = change_of(outcome, "openvpn_options");
  EXPECT_EQ(change.needs_new_kit, change.files_change);
  EXPECT_FALSE(change.needs_new_kit.empty());
  EXPECT_TRUE(change.removed.empty());
}

TEST(DiffPackages, NamesFilesThatDifferOtherwise) {
  const auto outcome = outcome_of(edit("", {kOpenVpn}, "client\r\n", "client\r\n# a comment\r\n"));
  EXPECT_TRUE(outcome.diff.are_equal());
  EXPECT_EQ(outcome.diff.other_files, std::vector<std::string>{std::string(kOpenVpn)});
  const auto changed = outcome_of(edit("routes", {kSettings, kScript}, "10.21.0.0", "10.31.0.0"));
  EXPECT_TRUE(changed.diff.other_files.empty());
}

TEST(DiffPackages, SecondServerIsNoNewAddress) {
  const auto outcome = outcome_of(mutations()[1]);
  EXPECT_EQ(change_of(outcome, "gateway").added, std::vector<std::string>{"second.vpn.azure.com"});
  EXPECT_TRUE(change_of(outcome, "gateway").needs_new_kit.empty());
}

TEST(DiffPackages, RoutesAreInNetworkManagerAlwaysOnAndStrongSwan) {
  const auto all = mutations();
  const auto routes = std::find_if(
      all.begin(), all.end(), [](const Mutation& mutation) { return mutation.field == "routes"; });
  const auto outcome = outcome_of(*routes);
  Users users(outcome.diff.needs_new_kit.begin(), outcome.diff.needs_new_kit.end());
  EXPECT_TRUE(users.contains({System::gnu_linux, "networkmanager"})) << names(users);
  EXPECT_TRUE(users.contains({System::gnu_linux, "strongswan"})) << names(users);
  EXPECT_TRUE(users.contains({System::windows, "native"})) << names(users);
  EXPECT_TRUE(users.contains({System::windows, "always-on"})) << names(users);
  EXPECT_FALSE(users.contains({System::windows, "openvpn"})) << names(users);
}

TEST(DiffPackages, FactsOfOnePackageOnlyCannotBeCompared) {
  const test::TempDir folder;
  const auto whole = std::string(P2S_TEST_DATA) + "/vendor/azure-2024.zip";
  const auto parts = vendor_sample("azure-2024.zip");
  write_file(folder / "azurevpnconfig.xml", as_bytes(parts.files.at(std::string(kAzureVpn))),
             Access::owner_only, OnExisting::fail);
  const auto diff = diff_packages(whole, folder / "azurevpnconfig.xml", kDiffDay);
  EXPECT_TRUE(diff.changes.empty());
  EXPECT_FALSE(diff.are_equal());
  EXPECT_TRUE(std::any_of(diff.incomparable.begin(), diff.incomparable.end(),
                          [](const package::IncomparableField& field) {
                            return field.what == "routes" &&
                                   field.reason.find("not in azurevpnconfig.xml") !=
                                       std::string::npos;
                          }));
}

}  // namespace
}  // namespace p2s::app
