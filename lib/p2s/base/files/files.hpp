// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>

#include <filesystem>

namespace p2s {

/// Default limit of read_file(); files of this field are smaller.
inline constexpr std::size_t kFileLimit = std::size_t{64} << 20U;

/// The whole file. Errors: not_found, io (a directory, no permission), malformed (larger than
/// limit).
P2S_API Bytes read_file(const std::filesystem::path& path, std::size_t limit = kFileLimit);

/// Reads an open descriptor to its end and leaves it open. `name` is for messages.
P2S_API Bytes read_descriptor(int descriptor, std::string_view name,
                              std::size_t limit = kFileLimit);

/// owner_only: 0600, regardless of the umask; everyone: 0644, reduced by the umask; kept: the mode
/// of the file that is replaced.
enum class Access { owner_only, everyone, kept };
enum class OnExisting { fail, replace };  ///< fail: an existing file is an error (conflict)

/// Writes a file completely or not at all: a temporary file in the same folder, with its final mode
/// from the first byte, is flushed to disk and renamed. OnExisting::fail never replaces a file, not
/// even in a race. OnExisting::replace replaces files and links to files; a device, a pipe or a
/// directory is Error(io).
P2S_API void write_file(const std::filesystem::path& path, ByteView content, Access access,
                        OnExisting existing);

/// Renames a finished file within its file system, as durably as write_file() does. With
/// OnExisting::fail an existing name is Error(conflict), also in a race.
P2S_API void move_file(const std::filesystem::path& from, const std::filesystem::path& to,
                       OnExisting existing);

/// Creates a directory (0700) and its missing parents. An existing directory is not an error and
/// keeps its mode.
P2S_API void make_private_directory(const std::filesystem::path& path);

/// Error(io) unless the name is free, a file, or a link to a file: renaming over a device, a pipe
/// or a folder would break its users.
P2S_API void require_replaceable(const std::filesystem::path& path);

}  // namespace p2s
