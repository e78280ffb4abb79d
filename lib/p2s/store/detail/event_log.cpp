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

void ChainCheck::add(const EventRecord& event) {
  if (event.id != expected_)
    problems_.push_back(fmt::format("events {} to {} are missing", expected_, event.id - 1));
  else if (event.hash != event_hash(digest_, previous_, event))
    problems_.push_back(fmt::format("event {} or an earlier event was altered", event.id));
  previous_ = event.hash;
  expected_ = event.id + 1;
}

std::vector<std::string> ChainCheck::finish(const std::string& head) {
  if (head != previous_)
    problems_.push_back(fmt::format("events after {} are missing", expected_ - 1));
  return std::move(problems_);
}

EventLog::EventLog(soci::session& session, const Inventory::Digest& digest, const Actor& actor)
    : session_(session), digest_(digest), actor_(actor), insert_(session) {
  event_.id = last_id<EventRecord>(session);
  event_.hash =
      single<std::string>(session, "SELECT value FROM store_settings WHERE name = 'event_head'");
}

void EventLog::append(const std::string& action, const std::string& subject,
                      const std::string& detail) {
  append({0, actor_.at, actor_.name, action, subject, detail, {}});
}

void EventLog::append(EventRecord event) {
  event.id = event_.id + 1;
  event.hash = event_hash(digest_, event_.hash, event);
  event_ = std::move(event);
  insert_(event_);
}

void EventLog::finish() {
  session_ << "UPDATE store_settings SET value = :hash WHERE name = 'event_head'",
      soci::use(event_.hash);
}

}  // namespace p2s::store::detail
