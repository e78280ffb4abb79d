// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/bytes.hpp>
#include <p2s/base/export.hpp>
#include <p2s/store/records.hpp>

#include <string_view>

namespace p2s::app {

/// cer, pem: Base-64 X.509 with BEGIN and END. der: the bytes. azure: the one continuous Base-64
/// line for the field "Public certificate data" of a root.
enum class RootFormat { cer, pem, der, azure };

P2S_API Bytes export_root(const store::RootRecord& root, RootFormat format);

}  // namespace p2s::app
