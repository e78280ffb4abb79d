// SPDX-License-Identifier: Apache-2.0
#include "p2s/render/templates.hpp"

#include <p2s/base/embedded.hpp>
#include <p2s/base/error.hpp>
#include <p2s/base/files.hpp>
#include <p2s/base/text.hpp>

#include <fmt/format.h>

#include <vector>

namespace p2s::templates {

std::span<const EmbeddedFile> embedded_files();

}  // namespace p2s::templates

namespace p2s::render {
namespace {

constexpr std::size_t kTemplateLimit = 1U << 20U;

std::string known_names(const Templates& templates) {
  std::vector<std::string> names;
  for (const auto& entry : templates.all()) names.push_back(entry.first);
  return join(names, ", ");
}

}  // namespace

Templates::Templates() {
  for (const auto& file : templates::embedded_files()) {
    const std::string name(file.name);
    templates_.emplace(name, Template(name, std::string(file.content)));
  }
}

Templates Templates::with_overrides(const std::filesystem::path& directory) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(directory)) {
    throw Error(ErrorKind::not_found,
                fmt::format("template directory '{}' not found", printable(directory.string())));
  }
  Templates result;
  std::error_code failed;
  for (fs::recursive_directory_iterator each(directory, failed), end; each != end && !failed;
       each.increment(failed)) {
    if (each->is_directory()) continue;
    const std::string name = each->path().lexically_relative(directory).generic_string();
    const auto known = result.templates_.find(name);
    if (known == result.templates_.end()) {
      throw Error(ErrorKind::usage,
                  fmt::format("unknown template '{}'", printable(each->path().string())))
          .hint("templates: " + known_names(result));
    }
    const auto content = decode_text(read_file(each->path(), kTemplateLimit));
    if (!content) {
      throw Error(ErrorKind::usage, fmt::format("template '{}' is not UTF-8", name));
    }
    known->second = Template(name, replace_all(*content, "\r\n", "\n"));
  }
  if (failed) {
    throw Error(ErrorKind::io, fmt::format("cannot list the templates in '{}': {}",
                                           printable(directory.string()), failed.message()));
  }
  return result;
}

const Template& Templates::get(std::string_view name) const {
  const auto found = templates_.find(name);
  if (found == templates_.end()) {
    throw Error(ErrorKind::internal, fmt::format("template '{}' not found", name));
  }
  return found->second;
}

}  // namespace p2s::render
