#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>

namespace p2s {

/// What read_file accepts when the caller does not say: no file of this field is larger.
inline constexpr std::size_t kFileLimit = std::size_t{64} << 20U;

/// The whole file. Errors: not_found, io (a directory, no permission), malformed (larger than
/// limit).
P2S_API Bytes read_file(const std::filesystem::path& path, std::size_t limit = kFileLimit);

/// All that can be read from an open descriptor, which stays open. `name` is for messages.
P2S_API Bytes read_descriptor(int descriptor, std::string_view name,
                              std::size_t limit = kFileLimit);

enum class Access { owner_only, everyone };  ///< 0600 whatever the umask / 0644 less the umask
enum class OnExisting { fail, replace };  ///< fail: an existing file is an error (conflict)

/// Writes a file whole or not at all: a temporary in the same folder with its final mode from the
/// first byte, flushed to disk, then renamed. With OnExisting::fail no file is ever replaced, races
/// included; with OnExisting::replace only a file or a link to one is: a device, a pipe or a
/// directory is Error(io).
P2S_API void write_file(const std::filesystem::path& path, ByteView content, Access access,
                        OnExisting existing);

/// Gives a finished file its final name on the same file system, as durably as write_file() does.
/// With OnExisting::fail an existing name is Error(conflict), races included.
P2S_API void move_file(const std::filesystem::path& from, const std::filesystem::path& to,
                       OnExisting existing);

/// Makes a directory (0700) and its missing parents. An existing directory is fine and keeps its
/// mode.
P2S_API void make_private_directory(const std::filesystem::path& path);

/// Error(io) unless the name is free, a file, or a link to one: a rename over a device, a pipe or a
/// folder would take it away from whoever uses it.
P2S_API void require_replaceable(const std::filesystem::path& path);

}  // namespace p2s
