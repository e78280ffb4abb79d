// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/sql_error.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace p2s::store::detail {
namespace {

/// One result of SQLite. SOCI's messages end with SQLite's own text (sqlite3_errstr), which never
/// contains the values of a statement.
struct Cause {
  std::string_view phrase;
  ErrorKind kind;
  std::string_view message;  ///< with the store and SQLite's text
  std::string_view hint;
};

constexpr Cause kFull{"database or disk is full", ErrorKind::io,
                      "no space left for the store '{0}'",
                      "free space on its disk and run the command again"};

constexpr Cause kNoCompanion{"unable to open database file", ErrorKind::io,
                             "SQLite cannot create its files next to the store '{0}'",
                             "check the disk: its free space, your quota, and its errors"};

constexpr Cause kRefused{"constraint failed", ErrorKind::conflict,
                         "the store '{0}' refused the change: {1}", ""};

constexpr std::array kCauses{
    kFull,
    Cause{"events are append-only", kRefused.kind, kRefused.message, ""},
    Cause{"file is not a database", ErrorKind::malformed, "'{0}' is not a certificate store",
          "check the path of the store, or create a new one"},
    Cause{"malformed", ErrorKind::malformed, "the store '{0}' is damaged: {1}", "restore a backup"},
    Cause{"is locked", ErrorKind::io, "the store '{0}' is locked by another program",
          "try again when the other program has finished"},
    Cause{"attempt to write a readonly database", ErrorKind::io,
          "the store '{0}' or its directory is read-only",
          "make both writable, or choose another store"},
    Cause{"access permission denied", ErrorKind::io,
          "the store '{0}' or its directory is read-only",
          "make both writable, or choose another store"},
    Cause{"unable to open database file", ErrorKind::io, "cannot open the store '{0}'",
          "make the file and its directory readable and writable"}};

constexpr Cause kLost{"", ErrorKind::io, "the connection to the store '{0}' ended",
                      "check the server and the network, and run the command again"};

constexpr Cause kOther{"", ErrorKind::io, "the store '{0}' failed: {1}", ""};

// SQLite reports a full disk as an I/O error while mapping shared memory.
bool is_full(const Location& location) {
  constexpr std::uintmax_t kSharedMemory = std::uintmax_t{64} << 10U;
  std::error_code code;
  const auto space = std::filesystem::space(location.path.parent_path(), code);
  return !code && space.available < kSharedMemory;
}

/// Then SQLite could open the file, but not its -wal, -shm or -journal.
bool is_accessible(const Location& location) {
  return ::access(location.path.c_str(), R_OK | W_OK) == 0 &&
         ::access(location.path.parent_path().c_str(), W_OK | X_OK) == 0;
}

bool contains(std::string_view message, std::string_view phrase) {
  return message.find(phrase) != std::string_view::npos;
}

const Cause& cause_of(const soci::soci_error& error, const Location& location) {
  if (is_constraint_violation(error)) return kRefused;
  if (location.engine != Engine::sqlite)
    return error.get_error_category() == soci::soci_error::connection_error ? kLost : kOther;
  const std::string message = error.get_error_message();
  if (contains(message, "disk I/O error") && is_full(location)) return kFull;
  if (contains(message, kNoCompanion.phrase) && is_accessible(location)) return kNoCompanion;
  const auto* cause = std::find_if(kCauses.begin(), kCauses.end(), [&](const Cause& each) {
    return contains(message, each.phrase);
  });
  return cause == kCauses.end() ? kOther : *cause;
}

}  // namespace

bool is_constraint_violation(const soci::soci_error& error) {
  return error.get_error_category() == soci::soci_error::constraint_violation ||
         contains(error.get_error_message(), kRefused.phrase);
}

void throw_store_error(const soci::soci_error& error, const Location& location) {
  const Cause& cause = cause_of(error, location);
  throw Error(cause.kind, fmt::format(fmt::runtime(cause.message), location.shown,
                                      printable(trim(error.get_error_message()))))
      .hint(std::string(cause.hint));
}

}  // namespace p2s::store::detail
