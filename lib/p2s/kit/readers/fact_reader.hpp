// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>

#include <span>
#include <string_view>

namespace p2s::kit {

/// Reads the contents of one format. `ending` is the suffix of the path in lower case; the first
/// matching row reads the file. Error(malformed) for a file in a different format.
struct FactReader {
  std::string_view ending;
  void (*read)(const KitFile& file, ProfileContents& facts, Findings& findings);
};

/// Every readable format, the more specific suffixes first.
std::span<const FactReader> fact_readers() noexcept;

void read_openvpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
void read_azure_vpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
void read_root_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// <TrustedRootCA>, <Servers> and similar elements in EAP XML, ProfileXML and scripts with them.
void read_tagged_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
