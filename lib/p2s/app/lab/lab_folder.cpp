// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/lab/lab_folder.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/shell_word.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/render/templates.hpp>

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMark = ".p2sctl-lab";
constexpr const char* kStarted = "started";  // written by lab.sh at the end of `up`
constexpr std::array kScripts{"lab/lab.sh",    "lab/network.sh",         "lab/ikev2_gateway.sh",
                              "lab/radius.sh", "lab/openvpn_gateway.sh", "lab/openvpn_client.sh",
                              "lab/connect.sh"};

[[noreturn]] void fail(const fs::path& folder, const char* doing, const std::string& why) {
  throw Error(ErrorKind::io,
              fmt::format("cannot {} '{}': {}", doing, printable(folder.string()), why));
}

/// What is in it is run as root.
void require_own(const fs::path& folder) {
  struct stat facts {};
  if (::lstat(folder.c_str(), &facts) != 0) fail(folder, "read", std::strerror(errno));
  constexpr auto kOthers = S_IWGRP | S_IWOTH;
  if (S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid() && (facts.st_mode & kOthers) == 0)
    return;
  throw Error(ErrorKind::conflict,
              fmt::format("other users can change '{}', or it is not a directory",
                          printable(folder.string())))
      .hint("choose another directory with --lab DIR");
}

bool has_nothing(const fs::path& folder) {
  std::error_code failed;
  const bool empty = fs::is_empty(folder, failed);
  if (failed) fail(folder, "read", failed.message());
  return empty;
}

}  // namespace

// Several programs read these files, and their quoting differs.
void require_plain(const fs::path& folder) {
  const auto& name = folder.native();
  const bool plain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '/' || c == '.' || c == '_' || c == '-';
  });
  if (plain && folder.is_absolute()) return;
  throw Error(ErrorKind::usage,
              fmt::format("the path '{}' is not suitable for a lab", printable(name)))
      .hint("use ASCII letters, digits, '.', '_' and '-' only: --lab /run/p2sctl-lab");
}

bool is_lab(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(fs::symlink_status(folder / kMark, ignored));
}

FolderLock lock_lab(const fs::path& folder) {
  try {
    return FolderLock(folder);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) throw;
    throw Error(ErrorKind::conflict,
                fmt::format("another command uses the lab in '{}'", printable(folder.string())))
        .hint("wait until it has finished");
  }
}

FolderLock lock_existing_lab(const fs::path& folder) {
  if (!is_lab(folder)) {
    throw Error(ErrorKind::not_found, fmt::format("no lab is in '{}'", printable(folder.string())))
        .hint(fmt::format("run p2sctl lab up{} first", lab_option(folder)));
  }
  require_own(folder);
  return lock_lab(folder);
}

void require_started(const fs::path& folder) {
  std::error_code ignored;
  if (fs::exists(folder / kStarted, ignored)) return;
  throw Error(ErrorKind::conflict,
              fmt::format("the lab in '{}' is incomplete", printable(folder.string())))
      .hint(fmt::format("run p2sctl lab down{0}, then p2sctl lab up{0} as before",
                        lab_option(folder)));
}

void write_lab_file(const fs::path& file, std::string_view content) {
  write_file(file, as_bytes(content), Access::owner_only, OnExisting::replace);
}

void write_lab_scripts(const fs::path& folder) {
  make_private_directory(folder);
  require_own(folder);
  if (!is_lab(folder) && !has_nothing(folder)) {
    throw Error(ErrorKind::conflict, fmt::format("'{}' is not empty", printable(folder.string())))
        .hint("choose a new directory with --lab DIR");
  }
  write_lab_file(folder / kMark, "");
  const render::Templates templates;
  for (const std::string_view script : kScripts) {
    const auto name = script.substr(script.find('/') + 1);
    write_lab_file(folder / name, templates.text(script));
  }
}

void empty_lab(const fs::path& folder) {
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; each != end && !failed;
       each.increment(failed)) {
    std::error_code ignored;
    // Last, so that an interrupted removal can be repeated.
    if (each->path().filename() != kMark) fs::remove_all(each->path(), ignored);
  }
  if (!failed) fs::remove(folder / kMark, failed);
  if (failed || !has_nothing(folder))
    fail(folder, "remove the files in", failed ? failed.message() : "some are left");
}

void require_root() {
  if (::geteuid() == 0) return;
  throw Error(ErrorKind::io, "a lab needs root privileges, for network namespaces")
      .hint("run the command with sudo");
}

}  // namespace p2s::app::detail

namespace p2s::app {

std::string lab_option(const std::filesystem::path& folder) {
  return folder == kLabFolder ? std::string() : " --lab " + shell_word(folder.string());
}

}  // namespace p2s::app
