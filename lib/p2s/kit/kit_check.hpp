// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/kit_reader.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace p2s::kit {

/// Checks the consistency of a finished kit: checksums, placeholders, gateway names, server roots
/// and their hashes, encodings. Does not include kit.findings and checks that require parsed
/// certificates (app/kits/kit_certificates.hpp).
P2S_API Findings check_kit(const KitArchive& kit, const Digests& digests);

/// Name of the checksum list in every kit.
inline constexpr std::string_view kSumsName = "SHA256SUMS";
/// Name of its signature, CMS in DER without the list, in a kit that is signed.
inline constexpr std::string_view kSignatureName = "SHA256SUMS.p7s";

/// Content of such a list: digest by path.
P2S_API std::map<std::string, std::string> listed_sums(std::string_view text);

/// Checks that every file matches SHA256SUMS, that none is missing and none was added. Not its
/// signature (app/packages/sums_signature.hpp).
P2S_API Findings check_sums(const KitArchive& kit, const Digests& digests);

/// Checks that all files name the same gateway, its names and key, and that the server roots and
/// other files that they refer to are in the kit.
P2S_API Findings check_agreement(const KitArchive& kit, const Digests& digests);

/// Checks that only the owner has access to a kit's folder, and that it contains only regular files
/// and folders.
P2S_API Findings check_kit_folder(const std::filesystem::path& folder);

/// Checks that a kit matches the latest package of the gateway: name, server roots, tls-auth key.
P2S_API Findings check_gateway_match(const KitArchive& kit, const package::VendorPackage& package,
                                     const Digests& digests);

}  // namespace p2s::kit
