#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>

#include <filesystem>

namespace p2s::app {

/// What a password file holds: one line, so that file:PATH reads it and people can copy it.
P2S_API Secret password_line(const Secret& password);

/// Beside the PFX, never in it: alice.pfx has alice.pfx.password.
P2S_API std::filesystem::path password_file_of(const std::filesystem::path& pfx);

}  // namespace p2s::app
