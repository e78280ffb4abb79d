// SPDX-License-Identifier: Apache-2.0
#include "options/spec.hpp"

#include <p2s/app/certificates/hash_files.hpp>
#include <p2s/base/error.hpp>

namespace p2s::cli {

void add_spec_argument(CommandLine& line, std::string& file) {
  line.argument("FILE", &file,
                "The p2s.toml of the gateway; - reads standard input (default: that of the "
                "workspace)");
}

std::optional<spec::GatewaySpec> find_spec(const std::string& file, Context& context) {
  if (file == "-") {
    const auto text = app::read_input(file, context.services(), spec::kSpecLimit);
    return spec::read_spec(as_text(text), "<stdin>");
  }
  if (!file.empty()) return spec::load_spec(file);
  if (const auto found = context.workspace().spec_file()) return spec::load_spec(*found);
  return std::nullopt;
}

spec::GatewaySpec require_spec(const std::string& file, Context& context) {
  if (auto spec = find_spec(file, context)) return *std::move(spec);
  throw Error(ErrorKind::not_found, "p2s.toml not found")
      .hint("create a workspace with: p2sctl init DIR");
}

}  // namespace p2s::cli
