// SPDX-License-Identifier: Apache-2.0
#include <p2s/store/detail/impl.hpp>
#include <p2s/store/detail/rows.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store {

void Inventory::add_event(const std::string& action, const std::string& subject,
                          const std::string& detail, const Actor& actor) {
  impl_->write(actor,
               [&](soci::session&, detail::EventLog& log) { log.append(action, subject, detail); });
}

std::vector<EventRecord> Inventory::events(std::size_t last) {
  const std::string tail =
      last == 0 ? "ORDER BY id DESC" : fmt::format("ORDER BY id DESC LIMIT {}", last);
  auto events = impl_->read(
      [&](soci::session& session) { return detail::selected<EventRecord>(session, tail, {}); });
  std::reverse(events.begin(), events.end());
  return events;
}

}  // namespace p2s::store
