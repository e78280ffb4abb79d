#pragma once

#include <p2s/kit/kit_reader.hpp>

#include <span>
#include <string_view>

namespace p2s::kit {

/// Takes what one format says of a kit's facts. `ending` is how the file's path ends, in lower
/// case; the first row that fits reads the file. Error(malformed) when it is no such file.
struct FactReader {
  std::string_view ending;
  void (*read)(const KitFile& file, ProfileContents& facts, Findings& findings);
};

/// Every format of which facts are taken, the more special endings first.
std::span<const FactReader> fact_readers() noexcept;

void read_openvpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
void read_azure_vpn_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
void read_root_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// <TrustedRootCA>, <Servers> and their like in EAP XML, ProfileXML and scripts that hold them.
void read_tagged_facts(const KitFile& file, ProfileContents& facts, Findings& findings);

}  // namespace p2s::kit
