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
  bool without_root = false;       ///< `certificates` end before the root, which the file never has
  Secret private_key;              ///< PEM
  Secret pfx;                      ///< the client's certificates and key, PKCS#12
  Secret pfx_password;             ///< if the file contains it
  std::vector<std::string> needs;  ///< files that the installed connection refers to
};

/// A file, or a part of it, whose content was not read.
struct UnreadFile {
  std::string path;
  std::string reason;  ///< "its format is unknown"
};

/// A kit as read from disk.
struct KitArchive {
  std::string source;          ///< as given by the user
  std::vector<KitFile> files;  ///< paths from the kit's own folder, sorted
  std::vector<ProfileContents> facts;
  std::vector<UnreadFile> unread;
  bool is_single_file = false;  ///< one file of a kit, without the others
  Findings findings;            ///< of reading
};

/// The folder of the kit inside an archive that contains it, "alice/"; empty if it has none. Valid
/// as long as `files`.
P2S_API std::string_view kit_folder_in(const std::vector<archive::Entry>& files);

/// Whether these are the files of a kit (kit.hpp), possibly inside one folder, not of a vendor
/// package.
P2S_API bool looks_like_kit(const std::vector<archive::Entry>& files);

/// The folders at the top of these files that are kits; several are kits of several users.
P2S_API std::vector<std::string> folders_of_kits(const std::vector<archive::Entry>& files);

/// Reads every file that its client software can read (FileKind::read). An unreadable profile is a
/// finding; nothing is thrown.
P2S_API KitArchive read_kit(std::vector<archive::Entry> files, std::string_view name);

/// Whether this is a file that kits have, whatever its name. With `or_part`, also one that packages
/// have too.
P2S_API bool looks_like_kit_file(const archive::Entry& file, bool or_part);
/// The same as read_kit() for such a file alone.
P2S_API KitArchive read_kit_file(archive::Entry file, std::string_view name);

}  // namespace p2s::kit
