// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/store/records.hpp>

#include <concepts>
#include <string_view>

namespace p2s::store::detail {

/// Records of type T, constant or not.
template <typename Record, typename T>
concept RecordOf = std::same_as<std::remove_const_t<Record>, T>;

template <typename Record, typename Visit>
void each_certificate_column(Record& record, Visit& visit) {
  visit("id", record.id);
  visit("name", record.name);
  visit("thumbprint", record.thumbprint);
  visit("serial", record.serial);
  visit("subject", record.subject);
  visit("issuer", record.issuer);
  visit("key_type", record.key);
  visit("not_before", record.not_before);
  visit("not_after", record.not_after);
  visit("certificate", record.certificate);
  visit("sealed_key", record.sealed_key);
}

/// visit(column, member) for each column of a table: the only list of them. The type of the member
/// decides how it is stored (rows.hpp).
template <RecordOf<RootRecord> Record, typename Visit>
void each_column(Record& record, Visit& visit) {
  each_certificate_column(record, visit);
  visit("is_default", record.is_default);
  visit("crl_number", record.crl_number);
  visit("key_uri", record.key_uri);
}

template <RecordOf<ClientRecord> Record, typename Visit>
void each_column(Record& record, Visit& visit) {
  each_certificate_column(record, visit);
  visit("revoked_at", record.revoked_at);
  visit("revocation_reason", record.revocation_reason);
  visit("systems", record.systems);
  visit("software", record.software);
}

template <RecordOf<EventRecord> Record, typename Visit>
void each_column(Record& record, Visit& visit) {
  visit("id", record.id);
  visit("happened_at", record.at);
  visit("actor", record.actor);
  visit("action", record.action);
  visit("subject", record.subject);
  visit("detail", record.detail);
  visit("hash", record.hash);
}

template <RecordOf<KitRecord> Record, typename Visit>
void each_column(Record& record, Visit& visit) {
  visit("owner", record.owner);
  visit("name", record.name);
  visit("stamp", record.stamp);
  visit("package", record.package);
  visit("source", record.source);
  visit("methods", record.methods);
  visit("built_at", record.built_at);
}

template <RecordOf<KitPackage> Record, typename Visit>
void each_column(Record& record, Visit& visit) {
  visit("digest", record.digest);
  visit("facts", record.facts);
}

template <typename Record>
inline constexpr std::string_view kTable;
template <>
inline constexpr std::string_view kTable<RootRecord> = "roots";
template <>
inline constexpr std::string_view kTable<ClientRecord> = "clients";
template <>
inline constexpr std::string_view kTable<EventRecord> = "events";
template <>
inline constexpr std::string_view kTable<KitRecord> = "built_kits";
template <>
inline constexpr std::string_view kTable<KitPackage> = "kit_packages";

/// What rows are selected from. The issuer of a certificate is stored as a reference to its row.
template <typename Record>
inline constexpr std::string_view kSource = kTable<Record>;
template <>
inline constexpr std::string_view kSource<RootRecord> =
    "(SELECT roots.*, COALESCE(above.name, '') AS issuer FROM roots LEFT JOIN roots above ON "
    "above.id = roots.issuer_id) r";
template <>
inline constexpr std::string_view kSource<ClientRecord> =
    "(SELECT clients.*, roots.name AS issuer FROM clients JOIN roots ON roots.id = "
    "clients.issuer_id) c";

/// The two lists of an INSERT statement.
struct ColumnNames {
  std::vector<std::string> columns, values;

  template <typename Member>
  void operator()(const std::string& name, const Member&) {
    const bool is_reference = name == "issuer";
    columns.push_back(is_reference ? "issuer_id" : name);
    values.push_back(is_reference ? "(SELECT id FROM roots WHERE name = :issuer)" : ':' + name);
  }
};

}  // namespace p2s::store::detail
