// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/clients/files/password_file.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/secrets/source.hpp>

namespace p2s::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestPasswordFile = 128;

}  // namespace

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

std::optional<Secret> generated_password_in(const fs::path& file) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(file, ignored))) return std::nullopt;
  try {
    const Secret line(read_file(file, kLongestPasswordFile));
    Secret password(trim(line.text()));
    if (secrets::is_generated_password(password.text())) return password;
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::malformed) throw;  // malformed: longer than any password
  }
  return std::nullopt;
}

Secret waiting_password(const fs::path& pfx) {
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(pfx, ignored))) return {};
  return generated_password_in(password_file_of(pfx)).value_or(Secret());
}

void commit_pair(StagedPath& sealed, StagedPath* password, OnExisting existing) {
  if (password != nullptr) password->commit(existing);
  try {
    sealed.commit(existing);
  } catch (...) {
    if (password != nullptr) password->undo();
    throw;
  }
}

StagedPfx::StagedPfx(const std::filesystem::path& pfx, const Secret& content,
                     const Secret& generated_password)
    : sealed_(pfx, content.bytes(), Access::owner_only) {
  if (generated_password.empty()) return;
  if (waiting_password(pfx).text() == generated_password.text()) return;
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
