// SPDX-License-Identifier: Apache-2.0
#include <p2s/kit/clients/azure_vpn/azure_profile.hpp>
#include <p2s/package/readers/azure_vpn_reader.hpp>
#include <p2s/package/readers/intune_reader.hpp>

namespace p2s::kit {
namespace {

void take_profile(package::AzureVpnProfile profile, ProfileContents& facts) {
  facts.servers = std::move(profile.servers);
  facts.server_root_hashes = std::move(profile.server_root_hashes);
  facts.tls_auth_key = std::move(profile.server_secret);
  facts.client_hash = std::move(profile.client_hash);
  facts.client_root_hash = std::move(profile.client_root_hash);
  wipe(profile.text);
}

}  // namespace

void read_azure_vpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings) {
  take_profile(package::read_azure_vpn_profile(file.content.bytes(), file.path, findings), facts);
}

void read_intune_facts(const KitFile& file, ProfileContents& facts, Findings& findings) {
  auto read = package::read_intune_profile(file.content.bytes(), file.path, findings);
  if (read.profile) take_profile(*std::move(read.profile), facts);
  if (facts.servers.empty()) facts.servers = std::move(read.servers);
}

}  // namespace p2s::kit
