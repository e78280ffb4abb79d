// SPDX-License-Identifier: Apache-2.0
#include "p2s/app/gateway/deployed/live_file.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/base/text/text.hpp>
#include <p2s/package/part_kind.hpp>

#include <fmt/format.h>

namespace p2s::app {
namespace {

/// Messages of Azure CLI are the reader's to report.
bool is_message(ByteView content) {
  const auto text = trim(as_text(content));
  return text.starts_with("ERROR:") || text.starts_with("WARNING:");
}

}  // namespace

live::LiveGateway load_live_gateway(const std::filesystem::path& file) {
  const auto content = read_file(file, live::kLiveLimit);
  const auto name = file.filename().string();
  if (!live::looks_like_json(content) && !is_message(content)) {
    const auto what = package::describe_content(content).what;
    throw Error(ErrorKind::malformed,
                fmt::format("'{}' is {}, not the JSON of a gateway", printable(name), what))
        .hint(
            "save it with: az network vnet-gateway show --resource-group GROUP --name GATEWAY "
            "--output json > live.json");
  }
  return live::read_live_gateway(content, name);
}

}  // namespace p2s::app
