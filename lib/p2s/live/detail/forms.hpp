// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/live/detail/node.hpp>

namespace p2s::live::detail {

/// The gateway of a document, and what is around it: name, location and id may be there only.
struct FoundGateway {
  Node gateway;
  Node envelope;
};

/// Sets document.form and parameters. Error(malformed) names what else the document is; if it shows
/// several gateways, their names.
FoundGateway find_gateway(const Json& root, Document& document);

}  // namespace p2s::live::detail
