// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/sql_error.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace p2s::store::detail {
namespace {

// SQLite's code, read in place: result() is a function of the back end, which is loaded when a
// store is opened and cannot be linked. An explicit instantiation may name a private member.
int result_of(const soci::sqlite3_soci_error& error);
template <int soci::sqlite3_soci_error::*member>
struct ResultOf {
  friend int result_of(const soci::sqlite3_soci_error& error) { return error.*member; }
};
template struct ResultOf<&soci::sqlite3_soci_error::result_>;

// SQLite reports a full disk as an I/O error while mapping shared memory.
bool is_full(const Location& location) {
  constexpr std::uintmax_t kSharedMemory = std::uintmax_t{64} << 10U;
  std::error_code code;
  const auto space = std::filesystem::space(location.path.parent_path(), code);
  return !code && space.available < kSharedMemory;
}

[[noreturn]] void throw_no_space(const std::string& name) {
  throw Error(ErrorKind::io, fmt::format("no space left for the store '{}'", name))
      .hint("free space on its disk and run the command again");
}

[[noreturn]] void throw_sqlite_error(int code, const std::string& message,
                                     const std::string& name) {
  switch (code) {
    case SQLITE_NOTADB:
      throw Error(ErrorKind::malformed, fmt::format("'{}' is not a p2sctl store", name))
          .hint("check the path of the store, or create a new one");
    case SQLITE_CORRUPT:
      throw Error(ErrorKind::malformed, fmt::format("the store '{}' is damaged: {}", name, message))
          .hint("restore a backup");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::io, fmt::format("the store '{}' is locked by another program", name))
          .hint("try again when the other program has finished");
    case SQLITE_FULL:
      throw_no_space(name);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw Error(ErrorKind::io, fmt::format("the store '{}' or its directory is read-only", name))
          .hint("make both writable, or choose another store");
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::io, fmt::format("cannot open the store '{}'", name))
          .hint("make the file and its directory readable and writable");
    default:
      throw Error(ErrorKind::io, fmt::format("the store '{}' failed: {}", name, message));
  }
}

}  // namespace

bool is_constraint_violation(const soci::soci_error& error) {
  if (const auto* lite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    return result_of(*lite) == SQLITE_CONSTRAINT;
  }
  return error.get_error_category() == soci::soci_error::constraint_violation;
}

void throw_store_error(const soci::soci_error& error, const Location& location) {
  const std::string message = printable(trim(error.get_error_message()));
  if (is_constraint_violation(error)) {
    throw Error(ErrorKind::conflict,
                fmt::format("the store '{}' refused the change: {}", location.shown, message));
  }
  if (const auto* lite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    if (result_of(*lite) == SQLITE_IOERR && is_full(location)) throw_no_space(location.shown);
    throw_sqlite_error(result_of(*lite), message, location.shown);
  }
  throw Error(ErrorKind::io, fmt::format("the store '{}' failed: {}", location.shown, message));
}

}  // namespace p2s::store::detail
