#pragma once

#include <p2s/base/bytes.hpp>

#include <sys/types.h>

#include <filesystem>

namespace p2s::detail {

/// Error(not_found), Error(conflict) or Error(io), by the errno.
[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& path, int code);
/// Error(conflict): "exists already".
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

/// Also a link to nowhere. What cannot be told (a name too long, a folder closed to us) is false
/// here, and the call that follows says why.
bool is_taken(const std::filesystem::path& path);
std::filesystem::path folder_of(const std::filesystem::path& path);

void write_all(int descriptor, ByteView content, const std::filesystem::path& path);
void sync_file(const std::filesystem::path& path);
void sync_directory(const std::filesystem::path& directory);

/// Opens a new file of a name of its own beside `target`, which `name` gets. `mode` is less the
/// umask, as open() has it.
int create_beside(const std::filesystem::path& target, mode_t mode, std::filesystem::path& name);

}  // namespace p2s::detail
