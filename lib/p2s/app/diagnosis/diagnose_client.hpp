// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/diagnosis/diagnosis.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// Arguments. Given networks replace those of the package and of p2s.toml.
struct DiagnoseRequest {
  std::vector<std::string> files;  ///< texts from the client, "-" is standard input; empty: live
  std::vector<std::string> pools;
  std::vector<std::string> vnet;
  std::vector<std::string> dns;
  std::string package;  ///< the zip that Azure generated; replaces p2s.toml
  std::optional<std::filesystem::path> spec;
};

/// An input text and its detected types.
struct ClientInput {
  std::string file;
  std::vector<std::string> kinds;  ///< "ipconfig", "log", …; "live" for this machine
};

struct ClientReport {
  std::vector<ClientInput> inputs;
  diagnosis::ClientState client;
  diagnosis::Diagnosis diagnosis;
};

/// Diagnoses a client from its texts and the facts about the gateway. `live` is called only if no
/// file is given. Errors: usage for invalid prefixes or addresses, those of reading, malformed for
/// unsupported texts.
P2S_API ClientReport diagnose_client(const DiagnoseRequest& request, const Services& services,
                                     const std::function<diagnosis::ClientState()>& live);

/// Decodes the output of a client's tools: UTF-8, UTF-16 with a mark, or an old code page,
/// whose letters beyond ASCII become '?'.
P2S_API std::string client_text(ByteView bytes);

}  // namespace p2s::app
