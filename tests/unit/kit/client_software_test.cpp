// SPDX-License-Identifier: Apache-2.0
#include "unit/kit/kit_sample.hpp"
#include "unit/kit/windows_sample.hpp"

#include <p2s/azure/client_matrix.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace p2s::test {
namespace {

using kit::all_client_software;
using kit::ClientSoftware;

TEST(ClientSoftware, HasOneFolderPerPlatform) {
  std::set<std::pair<System, std::string_view>> folders;
  std::set<std::string_view> sections;
  for (const auto* software : all_client_software()) {
    for (const auto system : software->systems)
      EXPECT_TRUE(folders.emplace(system, software->id).second) << software->id;
    EXPECT_TRUE(sections.insert(software->page.name).second) << software->page.name;
    EXPECT_FALSE(software->systems.empty()) << software->id;
  }
}

TEST(ClientSoftware, ServesOnlySoftwareOfAzuresMatrix) {
  const auto& known = azure::kSoftwareIds;
  for (const auto* software : all_client_software()) {
    for (const auto id : software->serves)
      EXPECT_EQ(std::count(known.begin(), known.end(), id), 1) << id;
  }
}

TEST(ClientSoftware, IsExplainedOnStartPage) {
  const render::Templates templates;
  const auto& names = templates.get("start-page/START-HERE.html").names();
  for (const auto* software : all_client_software()) {
    EXPECT_FALSE(templates.text(std::string(software->page.name) + ".title").empty());
    EXPECT_TRUE(names.contains(std::string(software->page.name))) << software->page.name;
  }
}

// All files of a software for a client and gateway that support everything.
kit::Emitted everything(const ClientSoftware& software, System system) {
  KitSample sample;
  sample.client.key = "rsa:2048";
  sample.inputs.digests = {sample_hash, sample_hash};
  sample.inputs.settings.pkcs12_aside = true;
  sample.inputs.proposals.ike = {"aes256gcm16-prfsha384-ecp384"};
  sample.inputs.proposals.esp = {"aes256gcm16"};
  for (const auto id : software.serves)
    sample.serve(id, azure::Method::certificate)
        .serve(id, azure::Method::certificate, azure::Tunnel::ikev2);
  return software.emit(sample.context(), system, sample.methods);
}

TEST(ClientSoftware, KnowsEveryFileThatItWrites) {
  for (const auto* software : all_client_software()) {
    for (const auto system : software->systems) {
      const auto emitted = everything(*software, system);
      EXPECT_FALSE(emitted.files.empty()) << software->id;
      std::vector<std::string> paths;
      for (const auto& file : emitted.files) paths.push_back(software->folder(system) + file.path);
      for (const auto& file : emitted.shared) paths.push_back("certificate/" + file.path);
      for (const auto& path : paths) {
        EXPECT_NE(kit::kind_of(path), nullptr) << path;
      }
      EXPECT_TRUE(std::any_of(emitted.files.begin(), emitted.files.end(), [](const auto& file) {
        return file.start.has_value();
      })) << software->id;
    }
  }
}

TEST(ClientSoftware, KnowsFilesByFolderAndEnding) {
  EXPECT_EQ(kit::kind_of("linux/openvpn/corp.OVPN"), &kit::openvpn2.files.front());
  EXPECT_EQ(kit::kind_of("windows/azure-vpn-client/a.xml"), &kit::azure_vpn_client.files.front());
  for (const auto* path : {"corp.ovpn", "openvpn/corp.ovpn", "ios/openvpn/corp.ovpn",
                           "linux/openvpn", "linux/openvpn.ovpn", "admin/openvpn/a.ovpn",
                           "windows/openvpn/corp.exe", "START-HERE.html"})
    EXPECT_EQ(kit::kind_of(path), nullptr) << path;
}

}  // namespace
}  // namespace p2s::test
