// SPDX-License-Identifier: Apache-2.0
#include "p2s/store/detail/rows.hpp"

#include <p2s/base/error.hpp>
#include <p2s/base/text.hpp>
#include <p2s/store/detail/database.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace p2s::store::detail {
namespace {

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); });
}

[[noreturn]] void throw_damaged(const CertificateRow& row, std::string_view column) {
  throw Error(ErrorKind::malformed,
              fmt::format("the row of '{}' ({}) is damaged: {}", printable(row.name),
                          printable(row.thumbprint), column))
      .hint("check the whole store for other damage");
}

template <typename Record>
Record common_part(const CertificateRow& row) {
  if (row.name.empty()) throw_damaged(row, "name");
  if (row.thumbprint.size() != 40 || !is_hex(row.thumbprint)) throw_damaged(row, "thumbprint");
  if (row.serial.empty() || !is_hex(row.serial)) throw_damaged(row, "serial");
  if (row.not_after < row.not_before) throw_damaged(row, "validity");
  if (row.certificate.empty()) throw_damaged(row, "certificate");
  auto sealed = from_base64(row.sealed_key);
  if (!sealed) throw_damaged(row, "private key");
  Record record;
  record.id = row.id;
  record.name = row.name;
  record.thumbprint = row.thumbprint;
  record.serial = row.serial;
  record.subject = row.subject;
  record.key = row.key;
  record.not_before = time_of(row.not_before);
  record.not_after = time_of(row.not_after);
  record.certificate = row.certificate;
  record.sealed_key = std::move(*sealed);
  return record;
}

template <typename Record>
void assign_common(CertificateRow& row, const Record& record) {
  row.name = record.name;
  row.thumbprint = record.thumbprint;
  row.serial = record.serial;
  row.subject = record.subject;
  row.key = record.key;
  row.not_before = seconds_of(record.not_before);
  row.not_after = seconds_of(record.not_after);
  row.certificate = record.certificate;
  row.sealed_key = to_base64(record.sealed_key);
}

// The columns of CertificateRow after the id, in the order of every statement here.
template <typename Statement, typename Row>
void bind_common(Statement& statement, const Row& row) {
  statement.exchange(soci::use(row.name));
  statement.exchange(soci::use(row.thumbprint));
  statement.exchange(soci::use(row.serial));
  statement.exchange(soci::use(row.subject));
  statement.exchange(soci::use(row.key));
  statement.exchange(soci::use(row.not_before));
  statement.exchange(soci::use(row.not_after));
  statement.exchange(soci::use(row.certificate));
  statement.exchange(soci::use(row.sealed_key));
}

void receive_common(soci::statement& statement, CertificateRow& row) {
  statement.exchange(soci::into(row.id));
  for (auto* text : {&row.name, &row.thumbprint, &row.serial, &row.subject, &row.key}) {
    statement.exchange(soci::into(*text));
  }
  statement.exchange(soci::into(row.not_before));
  statement.exchange(soci::into(row.not_after));
  statement.exchange(soci::into(row.certificate));
  statement.exchange(soci::into(row.sealed_key));
}

void prepare(soci::statement& statement, const std::string& text) {
  statement.alloc();
  statement.prepare(text);
  statement.define_and_bind();
}

void each_row(soci::statement& statement, const std::string& text,
              const std::function<void()>& visit) {
  prepare(statement, text);
  statement.execute();
  while (statement.fetch()) visit();
}

}  // namespace

RootRecord to_record(const RootRow& row) {
  auto record = common_part<RootRecord>(row);
  record.is_default = row.is_default != 0;
  return record;
}

ClientRecord to_record(const ClientRow& row) {
  auto record = common_part<ClientRecord>(row);
  record.root = row.root;
  if (row.revoked == soci::i_ok) record.revoked_at = time_of(row.revoked_at);
  record.revocation_reason = row.revocation_reason;
  return record;
}

void assign(RootRow& row, const RootRecord& record) { assign_common(row, record); }

void assign(ClientRow& row, const ClientRecord& record) {
  assign_common(row, record);
  row.revoked = record.revoked_at ? soci::i_ok : soci::i_null;
  row.revoked_at = record.revoked_at ? seconds_of(*record.revoked_at) : 0;
  row.revocation_reason = record.revocation_reason;
}

void select_roots(soci::session& session, const std::string& tail, const Values& values,
                  const std::function<void(const RootRow&)>& visit) {
  RootRow row;
  soci::statement statement(session);
  receive_common(statement, row);
  statement.exchange(soci::into(row.is_default));
  for (const auto& value : values) statement.exchange(soci::use(value));
  each_row(statement,
           "SELECT id, name, thumbprint, serial, subject, key_type, not_before, not_after, "
           "certificate, sealed_key, is_default FROM roots " +
               tail,
           [&] { visit(row); });
}

void select_clients(soci::session& session, const std::string& tail, const Values& values,
                    const std::function<void(const ClientRow&)>& visit) {
  ClientRow row;
  soci::statement statement(session);
  receive_common(statement, row);
  statement.exchange(soci::into(row.root));
  statement.exchange(soci::into(row.revoked_at, row.revoked));
  statement.exchange(soci::into(row.revocation_reason));
  for (const auto& value : values) statement.exchange(soci::use(value));
  each_row(statement,
           "SELECT c.id, c.name, c.thumbprint, c.serial, c.subject, c.key_type, c.not_before, "
           "c.not_after, "
           "c.certificate, c.sealed_key, r.name, c.revoked_at, c.revocation_reason "
           "FROM clients c JOIN roots r ON r.id = c.root_id " +
               tail,
           [&] { visit(row); });
}

void select_events(soci::session& session, const std::string& tail,
                   const std::function<void(const EventRecord&)>& visit) {
  EventRecord event;
  long long id = 0;
  long long at = 0;
  soci::statement statement(session);
  statement.exchange(soci::into(id));
  statement.exchange(soci::into(at));
  for (auto* text : {&event.actor, &event.action, &event.subject, &event.detail, &event.hash}) {
    statement.exchange(soci::into(*text));
  }
  each_row(statement,
           "SELECT id, happened_at, actor, action, subject, detail, hash FROM events " + tail, [&] {
             event.id = id;
             event.at = time_of(at);
             visit(event);
           });
}

ClientInsert::ClientInsert(soci::session& session) : statement_(session) {
  const ClientRow& row = row_;
  row_.id = single<long long>(session, "SELECT COALESCE(MAX(id), 0) FROM clients");
  statement_.exchange(soci::use(row.id));
  bind_common(statement_, row);
  statement_.exchange(soci::use(row.root_id));
  statement_.exchange(soci::use(row.revoked_at, row_.revoked));
  statement_.exchange(soci::use(row.revocation_reason));
  prepare(
      statement_,
      "INSERT INTO clients (id, name, thumbprint, serial, subject, key_type, not_before, "
      "not_after, "
      "certificate, sealed_key, root_id, revoked_at, revocation_reason) VALUES (:id, :name, "
      ":thumbprint, "
      ":serial, :subject, :key, :start, :end, :certificate, :sealed, :root, :revoked, :reason)");
}

void ClientInsert::insert(const ClientRecord& client, long long root_id) {
  assign(row_, client);
  ++row_.id;
  row_.root_id = root_id;
  statement_.execute(true);
}

void insert_root(soci::session& session, const RootRecord& root, bool is_default) {
  RootRow row;
  assign(row, root);
  row.id = single<long long>(session, "SELECT COALESCE(MAX(id), 0) + 1 FROM roots");
  row.is_default = is_default ? 1 : 0;
  soci::statement statement(session);
  statement.exchange(soci::use(std::as_const(row.id)));
  bind_common(statement, row);
  statement.exchange(soci::use(std::as_const(row.is_default)));
  prepare(
      statement,
      "INSERT INTO roots (id, name, thumbprint, serial, subject, key_type, not_before, not_after, "
      "certificate, sealed_key, is_default) VALUES (:id, :name, :thumbprint, :serial, :subject, "
      ":key, "
      ":start, :end, :certificate, :sealed, :chosen)");
  statement.execute(true);
}

}  // namespace p2s::store::detail
