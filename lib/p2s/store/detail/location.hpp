// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace p2s::store::detail {

enum class Engine { sqlite, postgresql };

/// The location of a store, parsed from its URL.
struct Location {
  Engine engine = Engine::sqlite;
  std::filesystem::path path;  ///< SQLite: absolute, so that no name is special to SQLite
  std::string url;             ///< PostgreSQL: passed to libpq; may contain a password
  std::string shown;           ///< for messages: without password
};

/// "sqlite:PATH", a bare path, "postgresql://…". Error(usage) for anything else.
Location parse_location(const std::string& url);

/// A file: URI for SOCI's SQLite backend, which requires no quoting and never creates a missing
/// file. `mode` is SQLite's: "rw" or "ro".
std::string sqlite_connection(const std::filesystem::path& path, const std::string& mode);

}  // namespace p2s::store::detail
