// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>
#include <p2s/pki/certificate.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app::detail {

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

/// A directory or zip file that must be a kit.
struct ReadKit {
  std::string path;
  std::string name;           ///< of the file
  std::optional<LabKit> kit;  ///< empty: it has a fault
  std::string fault;          ///< "SHA256SUMS is missing"
};

/// The kits directly in a folder, by name: every directory and zip file that is not hidden. Or the
/// path itself, if it is a kit, with the errors of read_lab_kit(). Error(not_found) if nothing is a
/// kit.
std::vector<ReadKit> read_lab_kits(const std::filesystem::path& path);

}  // namespace p2s::app::detail
