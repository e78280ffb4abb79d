#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/secret.hpp>
#include <p2s/base/staging.hpp>

#include <filesystem>

namespace p2s::app {

/// What a password file holds: one line, so that file:PATH reads it and people can copy it.
P2S_API Secret password_line(const Secret& password);

/// Beside the PFX, never in it: alice.pfx has alice.pfx.password.
P2S_API std::filesystem::path password_file_of(const std::filesystem::path& pfx);

/// Gives a file or folder and the password that opens it (null: none) their names. When that fails,
/// the old pair is as it was.
P2S_API void commit_pair(StagedPath& sealed, StagedPath* password, OnExisting existing);

/// Writes a PFX and, unless it is empty, its generated password beside it, both or neither.
P2S_API void write_pfx(const std::filesystem::path& pfx, const Secret& content,
                       const Secret& generated_password, OnExisting existing);

}  // namespace p2s::app
