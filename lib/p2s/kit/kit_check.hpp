#pragma once

#include <p2s/kit/kit_reader.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace p2s::kit {

/// Whether a finished kit holds together: checksums, placeholders, gateway names, server roots and
/// their hashes, encodings. Not included: kit.findings, and what only a reader of certificates can
/// tell (app/check_package.hpp).
P2S_API Findings check_kit(const KitArchive& kit, const Digests& digests);

/// The name of the list that every kit has.
inline constexpr std::string_view kSumsName = "SHA256SUMS";

/// What such a list says: digest by path.
P2S_API std::map<std::string, std::string> listed_sums(std::string_view text);

/// Whether every file is as SHA256SUMS says, none is missing and none was added.
P2S_API Findings check_sums(const KitArchive& kit, const Digests& digests);

/// Whether a kit's folder is for its owner alone, and holds plain files and folders only.
P2S_API Findings check_kit_folder(const std::filesystem::path& folder);

/// Whether a kit still fits the gateway's newest package: its name, all its server roots, its
/// tls-auth key.
P2S_API Findings check_gateway_match(const KitArchive& kit, const package::VendorPackage& package,
                                     const Digests& digests);

}  // namespace p2s::kit
