#pragma once

#include <p2s/app/kits/build_kits.hpp>

#include <span>

namespace p2s::app::detail {

/// Error(conflict) that names what is not of ours where the kits and passwords of these clients go:
/// --force and --resume replace kits and generated passwords, never anything else.
void require_ours(const KitRequest& request, std::span<const store::ClientRecord> clients);

/// Whether a password is generated for the client's kit, and a file written for it.
bool has_password_file(const KitRequest& request, const store::ClientRecord& client) noexcept;

}  // namespace p2s::app::detail
