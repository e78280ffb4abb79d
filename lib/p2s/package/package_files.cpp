// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_files.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

namespace fs = std::filesystem;
using archive::Entry;

std::vector<Entry> read_tree(const fs::path& folder, const archive::Limits& limits) {
  std::vector<Entry> entries;
  std::size_t total = 0;
  for (auto at = fs::recursive_directory_iterator(folder); const auto& item : at) {
    if (at.depth() > 8 || item.is_symlink() || !item.is_regular_file()) continue;
    if (entries.size() == limits.entries) {
      throw Error(ErrorKind::malformed, fmt::format("'{}' contains more than {} files",
                                                    printable(folder.string()), limits.entries));
    }
    Bytes content = read_file(item.path(), limits.entry_bytes);
    total += content.size();
    if (total > limits.total_bytes) {
      throw Error(ErrorKind::malformed,
                  fmt::format("'{}' contains more than {} bytes", printable(folder.string()),
                              limits.total_bytes));
    }
    const std::string name = item.path().lexically_relative(folder).generic_string();
    entries.push_back({archive::normalised_name(name), std::move(content)});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return entries;
}

/// The address of a package contains a signature that gives access to it: it is not repeated.
void refuse_url(std::string_view path) {
  if (!path.starts_with("https://") && !path.starts_with("http://")) return;
  throw Error(ErrorKind::usage, "a package is read from a file, not from a URL")
      .hint("download the zip file first, then give its path");
}

}  // namespace

PackageFiles read_package_files(const fs::path& path) {
  refuse_url(path.string());
  const archive::Limits limits;
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) {
    Bytes content = read_file(path, limits.archive_bytes);
    // Of an empty zip only the end record is left.
    const auto start = as_text(content);
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06"))
      return {archive::read_zip(content, path.string()), false};
    return {{{path.filename().string(), std::move(content)}}, true};
  }
  try {
    return {read_tree(path, limits), false};
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::io, fmt::format("cannot read the folder '{}': {}",
                                           printable(path.string()), error.code().message()));
  }
}

}  // namespace p2s::package
