#pragma once

/// Marks what libp2s.so shows to others; everything else stays hidden.
#define P2S_API __attribute__((visibility("default")))
