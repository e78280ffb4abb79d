// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// The connection's name for files, sections and commands of Linux: [a-z0-9_-] alone.
std::string linux_name(const KitContext& context);

/// Where install.sh puts the files that connections name.
std::string linux_folder(const KitContext& context);

/// One certificate as PEM, with a line end at the end.
std::string certificate_pem(ByteView der);

/// client.pem: the client's certificate, those between it and its root, and its key.
KitFile client_pem(const ClientMaterial& client);

/// server-root-1.pem and so on, radius-root-1.pem: the names of these files in a kit.
std::vector<KitFile> root_files(const std::vector<package::ServerRoot>& roots,
                                std::string_view whose);

/// The part of linux/install.sh that installs one client software: functions ID_found, ID_install
/// and ID_uninstall of the shell.
struct InstallerPart {
  std::string id;
  std::string text;
  std::set<std::string> files;  ///< by path in the kit; verified before anything is installed
};
/// linux/install.sh of all parts, in the order in which it prefers them.
KitFile install_script(const KitContext& context, const std::vector<InstallerPart>& parts);

/// Name expected in the gateway's certificate (default: name of the first gateway).
std::string checked_name(const package::VendorPackage& gateway);

/// Renders the template. Error(usage) unless the result contains every line of `facts`, ignoring
/// indentation: users may replace the template.
Secret rendered_with(const KitContext& context, std::string_view name, const render::Model& model,
                     render::Language language, const std::vector<std::string>& facts);

}  // namespace p2s::kit
