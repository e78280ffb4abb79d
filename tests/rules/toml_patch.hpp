// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

namespace p2s::rules {

/// Changes a document: a value replaces the document's, tables are merged. Two keys of the patch
/// have a meaning of their own:
///
///     remove  names what the document shall not have: ["gateway.generation"]
///     repeat  appends numbered entries to lists. Its tables have `key`, the list; `first` (1) and
///             `count`; and `entry`, whose strings are formats of the number: "10.2.{}.0/24",
///             { name = "laptop-{:03}" }. A string "{}" becomes the number itself
void change(toml::table& document, toml::table patch);

}  // namespace p2s::rules
