// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/kits/build_kits.hpp>

#include <span>

namespace p2s::app::detail {

/// Error(conflict) if something is at `path`.
void require_free(const std::filesystem::path& path);

/// Error(conflict) listing these files, unless there are none.
void refuse_foreign(const std::vector<std::filesystem::path>& foreign);

/// Error(conflict) listing foreign files in place of the kits and passwords of these clients:
/// --force and --resume replace only kits and generated passwords.
void require_ours(const KitRequest& request, std::span<const store::ClientRecord> clients);

/// Whether a password is generated for the client's kit and written to a file.
bool has_password_file(const KitRequest& request, const store::ClientRecord& client) noexcept;

}  // namespace p2s::app::detail
