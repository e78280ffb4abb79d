// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/rows.hpp"

#include <p2s/base/error.hpp>

#include <algorithm>

namespace p2s::store::detail {
namespace {

bool is_upper_hex(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
  });
}

}  // namespace

std::string damage_of_summary(const CertificateRecord& record, bool has_serial) {
  if (record.name.empty()) return "name";
  if (record.thumbprint.size() != 40 || !is_upper_hex(record.thumbprint)) return "thumbprint";
  if (has_serial && !is_upper_hex(record.serial)) return "serial";
  return record.not_after < record.not_before ? "not_after" : "";
}

std::string damage_of_certificate(const CertificateRecord& record) {
  const auto damage = damage_of_summary(record);
  return damage.empty() && record.certificate.empty() ? "certificate" : damage;
}

std::string damage_message(const CertificateRecord& record, const std::string& column) {
  return fmt::format("the row of '{}' ({}) is damaged: {}", printable(record.name),
                     printable(record.thumbprint), column);
}

void throw_damaged(const CertificateRecord& record, const std::string& column) {
  throw Error(ErrorKind::malformed, damage_message(record, column))
      .hint("check the whole store for other damage");
}

}  // namespace p2s::store::detail
