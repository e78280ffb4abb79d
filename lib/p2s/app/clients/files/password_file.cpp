// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/password_file.hpp"

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

StagedPfx::StagedPfx(const std::filesystem::path& pfx, const Secret& content,
                     const Secret& generated_password)
    : sealed_(pfx, content.bytes(), Access::owner_only) {
  if (generated_password.empty()) return;
  password_.emplace(password_file_of(pfx), password_line(generated_password).bytes(),
                    Access::owner_only);
}

void StagedPfx::commit(OnExisting existing) {
  commit_pair(sealed_, password_ ? &*password_ : nullptr, existing);
}

void write_pfx(const std::filesystem::path& pfx, const Secret& content,
               const Secret& generated_password, OnExisting existing) {
  StagedPfx(pfx, content, generated_password).commit(existing);
}

}  // namespace p2s::app
