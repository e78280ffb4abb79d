// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/event_log.hpp"

#include <fmt/format.h>

namespace p2s::store::detail {

std::string event_hash(const Inventory::Digest& digest, const std::string& previous,
                       const EventRecord& event) {
  std::string text = fmt::format("{}:{} {} {}", previous.size(), previous, event.id,
                                 event.at.time_since_epoch().count());
  for (const auto* field : {&event.actor, &event.action, &event.subject, &event.detail}) {
    text += fmt::format(" {}:{}", field->size(), *field);
  }
  return digest(text);
}

EventLog::EventLog(soci::session& session, const Inventory::Digest& digest, const Actor& actor)
    : session_(session), digest_(digest), insert_(session) {
  event_.actor = actor.name;
  event_.at = actor.at;
  event_.id = last_id<EventRecord>(session);
  event_.hash =
      single<std::string>(session, "SELECT value FROM store_settings WHERE name = 'event_head'");
}

void EventLog::append(const std::string& action, const std::string& subject,
                      const std::string& detail) {
  ++event_.id;
  event_.action = action;
  event_.subject = subject;
  event_.detail = detail;
  event_.hash = event_hash(digest_, event_.hash, event_);
  insert_(event_);
}

void EventLog::finish() {
  session_ << "UPDATE store_settings SET value = :hash WHERE name = 'event_head'",
      soci::use(event_.hash);
}

}  // namespace p2s::store::detail
