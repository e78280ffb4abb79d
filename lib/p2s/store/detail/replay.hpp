// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/records.hpp>

#include <soci/soci.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace p2s::store::detail {

/// What the events say about one certificate.
struct ToldCertificate {
  std::string name;
  std::optional<Time> revoked_at;
  std::string reason;
  std::string crl_number = "0";
  bool has_key = false;  ///< false also where the events do not say
  std::optional<std::string> key_uri;
};

/// The state of a store after its events, by thumbprint.
struct ToldByEvents {
  std::map<std::string, ToldCertificate> present;
  std::map<std::string, ToldCertificate> removed;  ///< clients that were revoked before
  std::optional<std::string> default_root;         ///< empty if unknown

  void apply(const EventRecord& event);

 private:
  void remove(const EventRecord& event);
  static void change(ToldCertificate& told, const EventRecord& event);
};

/// Differences between the events and the rows of roots and clients: who was added, removed,
/// renamed, revoked or restored without an event. Only for events whose chain is whole.
std::vector<std::string> replay(soci::session& session);

/// Tables, indices and triggers of a SQLite store that the migrations did not create, and those
/// that are missing.
std::vector<std::string> foreign_schema(soci::session& session);

}  // namespace p2s::store::detail
