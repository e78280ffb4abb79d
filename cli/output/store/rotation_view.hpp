// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "context.hpp"

#include <p2s/app/roots/rotate_root.hpp>

#include <optional>

namespace p2s::cli {

/// The progress of the rotation, and the next step.
void print_rotation(Context& context, const app::Rotation& rotation);

/// {"rotation":{…}}, or null if no root is being rotated.
void print_rotation_json(Context& context, const std::optional<app::Rotation>& rotation);

}  // namespace p2s::cli
