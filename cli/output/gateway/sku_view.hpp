// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output.hpp"

#include <p2s/app/gateway/advise_sku.hpp>

#include <nlohmann/json_fwd.hpp>

namespace p2s::cli {

/// {"as_of","source","skus":[…],"recommended","resizes":[…],"remarks":[…]} (schema/skus.json).
void print_skus_json(Context& context, const app::SkuAnswer& answer, Time as_of);

/// The table; if the current SKU is given, also the resizes from it, and below, what each does.
void print_skus(Context& context, const app::SkuAnswer& answer);

}  // namespace p2s::cli
