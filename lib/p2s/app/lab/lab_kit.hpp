// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>
#include <p2s/pki/certificate.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app::detail {

inline constexpr const char* kSums = "SHA256SUMS";

/// A kit, and what of it a lab can connect.
struct LabKit {
  std::string path;    ///< as given
  std::string client;  ///< common name of the certificate, or the name of the kit
  kit::KitArchive archive;
  std::optional<pki::Certificate> certificate;  ///< the client's
  std::string profile;                          ///< for OpenVPN 2; empty: none
  bool strongswan = false;                      ///< has files for strongSwan on Linux
};

/// One kit, as zip or folder. Error(malformed) for anything else, Error(usage) for several kits.
LabKit read_lab_kit(const std::filesystem::path& path);

/// The kits directly in a folder, or the folder itself if it is one, by name. Error(not_found).
std::vector<std::filesystem::path> kits_in(const std::filesystem::path& folder);

}  // namespace p2s::app::detail
