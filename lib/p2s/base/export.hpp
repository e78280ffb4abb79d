// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Marks the symbols that libp2s.so exports; all others are hidden.
#define P2S_API __attribute__((visibility("default")))
