#pragma once

#include <p2s/app/store/services.hpp>
#include <p2s/diagnosis/diagnosis.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace p2s::app {

/// What was typed. Networks that are typed replace those of the package and of p2s.toml.
struct DiagnoseRequest {
  std::vector<std::string> files;  ///< texts from the client, "-" is standard input; empty: live
  std::vector<std::string> pools;
  std::vector<std::string> vnet;
  std::vector<std::string> dns;
  std::string package;  ///< the zip that Azure generated; replaces p2s.toml
  std::optional<std::filesystem::path> spec;
};

/// A text that was read, and what it is.
struct ClientInput {
  std::string file;
  std::vector<std::string> kinds;  ///< "ipconfig", "log", …; "live" for this machine
};

struct ClientReport {
  std::vector<ClientInput> inputs;
  diagnosis::ClientState client;
  diagnosis::Diagnosis diagnosis;
};

/// Reads what the client's texts and the gateway's facts say and judges the client. `live` is asked
/// only when no file is named. Errors: usage for options that are no prefix or address, those of
/// reading, malformed for a text that is none of those known.
P2S_API ClientReport diagnose_client(const DiagnoseRequest& request, Time at,
                                     const std::function<diagnosis::ClientState()>& live);

/// The text of bytes that a client's tools wrote: UTF-8, UTF-16 with a mark, or an old code page,
/// whose letters beyond ASCII become '?'.
P2S_API std::string client_text(ByteView bytes);

}  // namespace p2s::app
