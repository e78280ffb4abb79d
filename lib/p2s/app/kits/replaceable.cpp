// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/kits/replaceable.hpp"

#include <p2s/app/clients/files/password_file.hpp>
#include <p2s/app/kits/kit_cache.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/kit/foreign_files.hpp>

#include <fmt/format.h>

namespace p2s::app::detail {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

}  // namespace

bool has_password_file(const KitRequest& request, const store::ClientRecord& client) noexcept {
  return !request.protection.password && !client.sealed_key.empty();
}

void require_free(const fs::path& path) {
  if (!fs::exists(fs::symlink_status(path))) return;
  throw Error(ErrorKind::conflict, fmt::format("'{}' already exists", printable(path.string())))
      .hint("choose another folder, or replace it with --force");
}

void refuse_foreign(const std::vector<fs::path>& foreign) {
  constexpr std::size_t kShown = 8;
  if (foreign.empty()) return;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(foreign.size(), kShown); ++i)
    names.push_back(fmt::format("'{}'", printable(foreign[i].string(), 4096)));
  const std::string more =
      foreign.size() > kShown ? fmt::format(" and {} more", foreign.size() - kShown) : "";
  throw Error(ErrorKind::conflict,
              fmt::format("refusing to replace files that are not part of a kit: {}{}",
                          join(names, ", "), more))
      .hint("move it away, or choose another folder");
}

void require_ours(const KitRequest& request, std::span<const store::ClientRecord> clients) {
  std::vector<fs::path> foreign;
  for (const auto& client : clients) {
    const auto found =
        kit::foreign_files(kit::kit_path(request.output, client.name, request.form), request.form);
    foreign.insert(foreign.end(), found.begin(), found.end());
    const auto password = password_path(request.output, client.name);
    if (has_password_file(request, client) && is_there(password) &&
        !generated_password_in(password))
      foreign.push_back(password);
  }
  refuse_foreign(foreign);
}

}  // namespace p2s::app::detail
