// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>

#include <filesystem>

namespace p2s::detail {

/// Throws Error(not_found), Error(conflict) or Error(io), depending on the errno.
[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& path, int code);
/// Throws Error(conflict): "already exists".
[[noreturn]] void fail_existing(const std::filesystem::path& path);

class Descriptor {
 public:
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
  int get() const noexcept { return number_; }
  int release() noexcept;

 private:
  int number_;
};

/// True for dangling links too. False if it cannot be determined (name too long, no permission);
/// the call that follows then reports why.
bool is_taken(const std::filesystem::path& path);
std::filesystem::path folder_of(const std::filesystem::path& path);

void write_all(int descriptor, ByteView content, const std::filesystem::path& path);
void sync_file(const std::filesystem::path& path);
void sync_directory(const std::filesystem::path& directory);

}  // namespace p2s::detail
