// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/secret.hpp>
#include <p2s/kit/clients/client_software.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::kit {

/// Error(usage) with the template's name unless its file contains what was planned.
void require_as_planned(bool as_planned, std::string_view template_name);

/// Name of the connection in Windows: KitContext::connection() with '-' for characters that a RAS
/// entry name must not contain (RasValidateEntryName) and for the wildcards of PowerShell. At most
/// 256 characters.
std::string windows_connection(const KitContext& context);

/// A PowerShell script for Windows PowerShell 5.1: CRLF, and a UTF-8 byte order mark if it is not
/// pure ASCII, because the code page would be used otherwise.
Secret windows_script(std::string_view text);

/// A root certificate that Windows must trust: its file in the kit's folder of certificates, and
/// its thumbprint.
struct WindowsRoot {
  std::string file;
  std::string thumbprint;
};

/// Those of the gateway, then those of its RADIUS server.
std::vector<WindowsRoot> windows_roots(const KitContext& context);

/// Networks that Windows routes through a split tunnel: those of the gateway, and its pools, as in
/// Azure's own script, so that clients reach each other.
std::vector<net::Prefix> windows_routes(const KitContext& context);

/// Windows must trust the roots, or the client pins them itself.
enum class RootTrust : std::uint8_t { windows, of_client };

/// The certificate section of a script, rendered: templates/windows/certificates.ps1.
std::string certificates_part(const KitContext& context, bool certificate,
                              RootTrust trust = RootTrust::windows);

/// All single-quoted strings of the assignment `$variable = …` at the beginning of a line, decoded
/// as PowerShell does. Empty when the script has no such line.
std::vector<std::string> powershell_strings(std::string_view script, std::string_view variable);

/// What a script installs: $Server, $ServerRoots, $Pfx and $Thumbprint.
void read_script_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
/// <TrustedRootCA> and <Servers> in EAP XML, ProfileXML and scripts with them, whose variables are
/// read too.
void read_windows_facts(const KitFile& file, ProfileContents& facts, Findings& findings);
bool is_windows_script(ByteView content);
/// ProfileXML of the client in Windows.
bool is_native_profile(ByteView content);

}  // namespace p2s::kit
