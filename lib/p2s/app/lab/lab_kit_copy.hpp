// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/lab/lab_kit.hpp>
#include <p2s/base/secret.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace p2s::app::detail {

/// Writes what a connection needs to `target`, an empty folder, owner-only. In this copy `root`
/// (PEM) replaces the roots of the gateway, and `identity` (PEM of certificates and key), if it is
/// not empty, the client's. SHA256SUMS has the digests of what was replaced, so that install.sh
/// still finds damage.
void write_lab_kit(const LabKit& kit, const std::filesystem::path& target, const std::string& root,
                   const Secret& identity);

/// `text` with `content` between the lines <tag> and </tag>; unchanged without them.
std::string with_block(std::string_view text, std::string_view tag, std::string_view content);

}  // namespace p2s::app::detail
