// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/password_file.hpp"

#include <optional>

namespace p2s::app {

Secret password_line(const Secret& password) {
  Bytes line;
  line.reserve(password.size() + 1);  // reserved once, because reallocation would leave copies
  line.assign(password.bytes().begin(), password.bytes().end());
  line.push_back('\n');
  return Secret(std::move(line));
}

std::filesystem::path password_file_of(const std::filesystem::path& pfx) {
  std::filesystem::path file = pfx;
  file += ".password";
  return file;
}

void commit_pair(StagedPath& sealed, StagedPath* password, OnExisting existing) {
  sealed.commit(existing);
  if (password == nullptr) return;
  try {
    password->commit(existing);
  } catch (...) {
    sealed.undo();
    throw;
  }
}

void write_pfx(const std::filesystem::path& pfx, const Secret& content,
               const Secret& generated_password, OnExisting existing) {
  StagedFile sealed(pfx, content.bytes(), Access::owner_only);
  std::optional<StagedFile> password;
  if (!generated_password.empty()) {
    password.emplace(password_file_of(pfx), password_line(generated_password).bytes(),
                     Access::owner_only);
  }
  commit_pair(sealed, password ? &*password : nullptr, existing);
}

}  // namespace p2s::app
