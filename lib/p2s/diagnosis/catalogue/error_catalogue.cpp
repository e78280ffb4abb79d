// SPDX-License-Identifier: Apache-2.0
#include "p2s/diagnosis/catalogue/error_catalogue.hpp"

#include <p2s/base/embedded.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/diagnosis/catalogue/catalogue_reader.hpp>

#include <algorithm>
#include <iterator>
#include <span>

namespace p2s::diagnosis {

namespace catalogue {
std::span<const EmbeddedFile> embedded_files();
}

namespace {

std::vector<KnownError> read_catalogue() {
  std::vector<KnownError> all;
  for (const auto& file : catalogue::embedded_files()) {
    auto errors = read_errors(file.name, file.content);
    std::move(errors.begin(), errors.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

const std::vector<KnownError>& known_errors() {
  static const auto read = read_catalogue();
  return read;
}

const KnownError* find_error(std::string_view name) {
  auto dashed = std::string(trim(name));
  std::replace(dashed.begin(), dashed.end(), ' ', '-');
  for (const auto& error : known_errors()) {
    if (equals_ignoring_case(error.name, name) || equals_ignoring_case(error.name, dashed))
      return &error;
    for (const auto& code : error.codes) {
      if (equals_ignoring_case(code, name)) return &error;
    }
  }
  return nullptr;
}

}  // namespace p2s::diagnosis
