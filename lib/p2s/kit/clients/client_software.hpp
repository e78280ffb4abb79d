// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit.hpp>
#include <p2s/kit/kit_reader.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// Input of every client software.
struct KitContext {
  const package::VendorPackage& gateway;
  const ClientMaterial& client;
  const KitInputs& inputs;

  /// Name of the connection (default: name of the VNet, or of the gateway).
  std::string connection() const;
  /// A file name without extension for it.
  std::string connection_file() const;
  /// Networks routed through the tunnel: 0.0.0.0/0 with forced tunnelling, otherwise the routes
  /// announced by the gateway, without the pools.
  std::vector<net::Prefix> tunnelled() const;
  /// The DNS suffixes of the gateway, and of networks that need no tunnel, without a leading dot.
  std::vector<std::string> dns_domains() const;
  /// The DNS servers of the network with addresses of that family.
  std::vector<std::string> dns_servers(net::Family family) const;
  std::vector<std::string> trusted_domains() const;
  /// Whether an IPv6 prefix is excluded from the tunnel, which IPv4-only formats do not support.
  bool excludes_ipv6() const noexcept;
};

/// Why no profile can be created for the gateway, whatever the software; empty if one can.
std::string missing_server(const package::VendorPackage& gateway);

using Methods = std::span<const azure::ConnectionMethod>;
/// Whether one of the methods has this tunnel type and authentication method.
bool has_method(Methods methods, azure::Tunnel tunnel, azure::Method authentication) noexcept;

/// What a client software contributes to the kit of one platform. A kit has each file once, also if
/// several write it.
struct Emitted {
  std::vector<KitFile> files;  ///< paths are relative to its folder
  Findings findings;
  std::vector<KitFile> shared{};  ///< certificates and keys, in the folder "certificate"
  std::string installer{};        ///< its part of linux/install.sh; empty if it has none
};

/// A kind of file that a client software has in a kit.
struct FileKind {
  enum class Form : std::uint8_t { text, script, binary };
  std::string_view ending;  ///< of the path in lower case
  Form form = Form::text;
  /// Reads what `package check` compares; null if nothing is. Error(malformed) for another format.
  void (*read)(const KitFile& file, ProfileContents& facts, Findings& findings) = nullptr;
  /// Whether a file with any name and place is of this kind; null if that cannot be said.
  bool (*is)(ByteView content) = nullptr;
  /// Of files that packages have too, instead of `is`.
  std::optional<package::PartKind> part{};
};

/// The part of START-HERE.html that explains a client software.
struct PageSection {
  /// In templates/start-page/START-HERE.html: {{#name}}steps{{/name}}. Its texts are in
  /// texts.en.txt, "name.title" is the title.
  std::string_view name;
  bool certificate_first = false;     ///< the user opens the PFX before the file
  bool may_contain_password = false;  ///< of the PFX: then the user is not asked for it
};

/// Who needs the files. Those of users are in SYSTEM/ID, those of administrators in admin/ID, and
/// certificates, which all systems share, in ID.
enum class Audience : std::uint8_t { user, administrator, anyone_by_hand };

/// Everything that kits know about one client software; each has a folder in clients/ and a line in
/// clients.def.
struct ClientSoftware {
  std::string_view id;                         ///< "openvpn": the name of its folder in a kit
  std::span<const std::string_view> serves{};  ///< ids of azure::client_software(), whose methods
                                               ///< it uses; none: certificates for everyone
  std::span<const System> systems;
  Audience audience = Audience::user;
  /// Creates the files and reads each back. `methods` are the supported ones of `serves` on this
  /// platform, at least one unless `serves` is empty.
  Emitted (*emit)(const KitContext& context, System system, Methods methods);
  std::span<const FileKind> files;
  PageSection page;

  bool runs_on(System system) const noexcept;
  /// Its folder in a kit, "linux/openvpn/".
  std::string folder(System system) const;
};

/// Each as a named object, as in "openvpn_connect".
#define P2S_CLIENT(name) extern const ClientSoftware name;
#include "p2s/kit/clients/clients.def"
#undef P2S_CLIENT

/// All, in the order in which START-HERE.html recommends them.
std::span<const ClientSoftware* const> all_client_software() noexcept;

/// The kind of a file at this path in a kit; null if no client software writes it. Knows the
/// folders of older kits too, which had everything in SYSTEM/ID.
const FileKind* kind_of(std::string_view path) noexcept;

/// The kind of a file alone, by FileKind::is and FileKind::part; null if it is none.
const FileKind* kind_by_content(ByteView content);

/// Whether a kit may have this folder at its top: "linux", "admin", "certificate".
bool is_kit_folder(std::string_view name) noexcept;

}  // namespace p2s::kit
