// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/live/detail/forms.hpp>

namespace p2s::live::detail {

LiveGateway read_gateway(const FoundGateway& found, Document& document);

}  // namespace p2s::live::detail
