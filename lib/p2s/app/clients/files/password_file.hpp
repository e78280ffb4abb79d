// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/base/files/staging.hpp>
#include <p2s/base/secret.hpp>

#include <filesystem>
#include <optional>

namespace p2s::app {

/// Content of a password file: one line, readable by file:PATH and easy to copy.
P2S_API Secret password_line(const Secret& password);

/// Next to the PFX: alice.pfx has alice.pfx.password.
P2S_API std::filesystem::path password_file_of(const std::filesystem::path& pfx);

/// Renames a file or folder and its password (null: none) to their targets. On failure the previous
/// pair is unchanged.
P2S_API void commit_pair(StagedPath& sealed, StagedPath* password, OnExisting existing);

/// A PFX and, unless it is empty, its generated password next to it, complete under temporary
/// names.
class P2S_API StagedPfx {
 public:
  StagedPfx(const std::filesystem::path& pfx, const Secret& content,
            const Secret& generated_password);
  /// Renames both or neither.
  void commit(OnExisting existing);

 private:
  StagedFile sealed_;
  std::optional<StagedFile> password_;
};

/// Writes a PFX and its password, both or neither.
P2S_API void write_pfx(const std::filesystem::path& pfx, const Secret& content,
                       const Secret& generated_password, OnExisting existing);

}  // namespace p2s::app
