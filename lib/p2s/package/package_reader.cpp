// SPDX-License-Identifier: Apache-2.0
#include "p2s/package/package_reader.hpp"

#include <p2s/archive/reader.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/detail/cross_check_parts.hpp>
#include <p2s/package/detail/merge_parts.hpp>
#include <p2s/package/detail/part_reader.hpp>
#include <p2s/package/package_files.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::package {
namespace {

using archive::Entry;

/// Files may have other names where none has Azure's.
bool uses_other_names(const std::vector<Entry>& entries) {
  const auto is_text_part = [](const Entry& entry) {
    const auto kind = part_by_name(entry.name);
    return kind && *kind != PartKind::installer;
  };
  return std::none_of(entries.begin(), entries.end(), is_text_part);
}

bool is_zip(const Entry& entry) { return as_text(entry.content).starts_with("PK\x03\x04"); }

[[noreturn]] void refuse(const std::vector<Entry>& entries, std::string_view name, bool loose) {
  if (!loose) {
    const auto inner = std::find_if(entries.begin(), entries.end(), is_zip);
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is not a package of an Azure VPN gateway", printable(name)))
        .hint(inner == entries.end()
                  ? "use the zip file saved by 'Download VPN client' in the Azure portal"
                  : fmt::format("it contains a zip file: extract '{}' and use that",
                                printable(inner->name)));
  }
  auto other = describe_content(entries.front().content);
  throw Error(ErrorKind::malformed, fmt::format("'{}' is {}, not a package of an Azure VPN gateway",
                                                printable(name), other.what))
      .hint(std::move(other.hint));
}

VendorPackage read_parts(const std::vector<Entry>& entries, std::string_view name, bool loose) {
  VendorPackage package;
  package.source = name;
  PartReader reader(package);
  const bool by_content = loose || uses_other_names(entries);
  for (const Entry& entry : entries) {
    auto kind = by_content ? part_by_content(entry.content) : std::nullopt;
    // A loose certificate is none of a package's readable parts.
    if (!kind) kind = part_by_name(entry.name);
    if (loose && kind &&
        (*kind == PartKind::installer || *kind == PartKind::server_root ||
         *kind == PartKind::radius_root)) {
      kind.reset();
    }
    reader.take(entry, kind);
  }
  if (package.parts.empty()) refuse(entries, name, loose);
  // It is only similar to a part.
  if (loose && package.parts.front().damage == kUnreadable) {
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' {}", printable(name), package.findings.front().message))
        .hint(package.findings.front().hint);
  }
  merge_parts(package);
  cross_check_parts(package);
  sort_findings(package.findings);
  return package;
}

}  // namespace

VendorPackage read_vendor_files(const std::vector<Entry>& entries, std::string_view name) {
  return read_parts(entries, name, false);
}

VendorPackage read_vendor_file(const Entry& file, std::string_view name) {
  return read_parts({file}, name, true);
}

VendorPackage read_vendor_package(ByteView zip, std::string_view name) {
  return read_vendor_files(archive::read_zip(zip, name), name);
}

VendorPackage read_vendor_folder(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder)) {
    throw Error(ErrorKind::not_found,
                fmt::format("folder '{}' not found", printable(folder.string())));
  }
  return read_vendor(folder);
}

VendorPackage read_vendor(const std::filesystem::path& path) {
  const auto files = read_package_files(path);
  return files.is_loose ? read_vendor_file(files.entries.front(), path.string())
                        : read_vendor_files(files.entries, path.string());
}

}  // namespace p2s::package
