// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/archive/entry.hpp>
#include <p2s/base/export.hpp>
#include <p2s/base/finding.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/kit/kit.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// Content of one file of a kit that can be compared with other files. Empty if the format does not
/// contain it. Hashes are SHA-1 in upper-case hex.
struct ProfileContents {
  std::string path;
  std::vector<std::string> servers;             ///< the gateways that it connects to
  std::string server_name;                      ///< that OpenVPN requires in the server certificate
  std::vector<Bytes> server_roots;              ///< DER
  std::vector<Bytes> radius_roots;              ///< DER
  std::vector<std::string> server_root_hashes;  ///< of roots that are referred to, not included
  std::string tls_auth_key;                     ///< 512 lower-case hex digits; never printed
  std::string client_hash;                      ///< of the client's certificate
  std::string client_root_hash;                 ///< of the root that issued it
  std::vector<Bytes> certificates;              ///< the client's: DER, leaf first
  Secret private_key;                           ///< PEM
};

/// A kit as read from disk.
struct KitArchive {
  std::string source;          ///< as given by the user
  std::vector<KitFile> files;  ///< paths from the kit's own folder, sorted
  std::vector<ProfileContents> facts;
  Findings findings;  ///< of reading
};

/// The folder of the kit inside an archive that contains it, "alice/"; empty if it has none. Valid
/// as long as `files`.
P2S_API std::string_view kit_folder_in(const std::vector<archive::Entry>& files);

/// Whether these are the files of a kit (kit.hpp), possibly inside one folder, not of a vendor
/// package.
P2S_API bool looks_like_kit(const std::vector<archive::Entry>& files);

/// Reads every file that its client software can read (FileKind::read). An unreadable profile is a
/// finding; nothing is thrown.
P2S_API KitArchive read_kit(std::vector<archive::Entry> files, std::string_view name);

}  // namespace p2s::kit
