// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/reader.hpp>
#include <p2s/archive/writer.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/package_reader.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace p2s::test {

inline constexpr std::string_view kSettings = "Generic/VpnSettings.xml";
inline constexpr std::string_view kOpenVpn = "OpenVPN/vpnconfig.ovpn";
inline constexpr std::string_view kAzureVpn = "AzureVPN/azurevpnconfig.xml";
inline constexpr std::string_view kScript = "WindowsPowershell/VpnProfileSetup.ps1";

/// The parts of a sample package, which can be changed and read.
class SampleParts {
 public:
  explicit SampleParts(int year) {
    const std::string path =
        std::string(P2S_TEST_DATA) + "/vendor/azure-" + std::to_string(year) + ".zip";
    for (const archive::Entry& entry : archive::read_zip(read_file(path), path)) {
      files[entry.name] = std::string(as_text(entry.content));
    }
  }

  std::string& operator[](std::string_view name) { return files[std::string(name)]; }

  /// Every `from` in that part becomes `to`; there must be one.
  SampleParts& change(std::string_view name, std::string_view from, std::string_view to) {
    std::string& text = files.at(std::string(name));
    EXPECT_NE(text.find(from), std::string::npos) << from;
    text = replace_all(text, from, to);
    return *this;
  }

  SampleParts& drop(std::string_view name) {
    EXPECT_EQ(files.erase(std::string(name)), 1U) << name;
    return *this;
  }

  Bytes zip() const {
    std::vector<archive::Entry> entries;
    for (const auto& [name, content] : files) entries.push_back({name, to_bytes(content)});
    return archive::write_zip(entries);
  }

  package::VendorPackage read() const { return package::read_vendor_package(zip(), "azure.zip"); }

  std::map<std::string, std::string> files;
};

/// A profile of Intune with that text in CustomConfiguration.
inline std::string intune(std::string_view configuration) {
  return fmt::format(
      "<VPNProfile>\n  <PluginProfile>\n    <ServerUrlList>azuregateway-66666666-7777-8888-9999-"
      "aaaaaaaaaaaa-1f2e3d4c5b6a.vpn.azure.com</ServerUrlList>\n    <CustomConfiguration>\n{}\n"
      "    </CustomConfiguration>\n    <PluginPackageFamilyName>Microsoft.AzureVpn_8wekyb3d8bbwe"
      "</PluginPackageFamilyName>\n  </PluginProfile>\n</VPNProfile>\n",
      configuration);
}

/// An Apple profile of a package for RADIUS.
inline constexpr std::string_view kApple = R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadContent</key><array>
<dict><key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadContent</key><data>MAA=</data></dict>
<dict><key>PayloadType</key><string>com.apple.vpn.managed</string>
<key>UserDefinedName</key><string>vnet-corp</string>
<key>VPNType</key><string>IKEv2</string>
<key>DNS</key><dict><key>ServerAddresses</key><array><string>10.0.0.4</string></array></dict>
<key>IKEv2</key><dict>
<key>RemoteAddress</key><string>gw.vpn.azure.com</string>
<key>RemoteIdentifier</key><string>id.vpn.azure.com</string>
<key>AuthenticationMethod</key><string>None</string>
<key>ExtendedAuthEnabled</key><true/></dict></dict></array>
</dict></plist>
)";

inline std::vector<std::string> rules_of(const Findings& findings) {
  std::vector<std::string> rules;
  for (const Finding& finding : findings) rules.push_back(finding.rule);
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  return rules;
}

using Rules = std::vector<std::string>;

/// The message of an Error(malformed) that `call` throws; empty when it throws none.
template <typename Call>
std::string refusal(Call call) {
  try {
    call();
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed) << error.message();
    return error.message();
  }
}

inline bool says(const std::string& message, std::string_view part) {
  return message.find(part) != std::string::npos;
}

}  // namespace p2s::test
