#pragma once

#include <filesystem>
#include <string>

namespace p2s::store::detail {

enum class Engine { sqlite, postgresql };

/// Where a store is, as its URL says.
struct Location {
  Engine engine = Engine::sqlite;
  std::filesystem::path
      path;           ///< SQLite: absolute, so that no name means something special to SQLite
  std::string url;    ///< PostgreSQL: what libpq gets; may hold a password
  std::string shown;  ///< for messages: no password in it
};

/// "sqlite:PATH", a bare path, "postgresql://…". Error(usage) for anything else.
Location parse_location(const std::string& url);

/// What SOCI's SQLite backend connects to: a file: URI, so that no character of the path needs
/// quoting and a missing file is never created. `mode` is SQLite's: "rw" or "ro".
std::string sqlite_connection(const std::filesystem::path& path, const std::string& mode);

}  // namespace p2s::store::detail
