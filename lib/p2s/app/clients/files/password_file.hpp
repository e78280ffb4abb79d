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

/// The generated password in a file, if there is nothing else in it; not one that cannot be read.
P2S_API std::optional<Secret> generated_password_in(const std::filesystem::path& file);

/// The generated password next to a PFX that is missing, as after an interruption; empty if there
/// is none. The next PFX gets it again: somebody may have moved the first one.
P2S_API Secret waiting_password(const std::filesystem::path& pfx);

/// Renames a file or folder and its password (null: none) to their targets, the password first: no
/// interruption leaves a new file without its password. On failure the previous pair is unchanged.
P2S_API void commit_pair(StagedPath& sealed, StagedPath* password, OnExisting existing);

/// A PFX and, unless it is empty or there already, its generated password next to it, complete
/// under temporary names.
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
