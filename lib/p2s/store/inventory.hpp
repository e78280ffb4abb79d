// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/base/export.hpp>
#include <p2s/store/records.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

namespace p2s::store {

/// User and time of a change, written to each event.
struct Actor {
  std::string name;
  Time at{};
};

/// A table that was copied: the same on both sides.
struct CopiedTable {
  std::string name;
  std::size_t rows = 0;
  std::string digest;  ///< of all values of all rows
};

/// The inventory: roots and issuing CAs, clients, revocations, the wrapped data key and the chained
/// events. One object is used by one thread; several processes may have the same store open and
/// wait for each other. Errors: io (cannot open, busy for too long, full), malformed (not a store,
/// newer than this program), conflict, not_found.
class P2S_API Inventory {
 public:
  /// Digest for the event chain: SHA-256 as hex of the text. Injected: this domain has no
  /// cryptography.
  using Digest = std::function<std::string(std::string_view)>;

  /// `url`: "sqlite:PATH", a bare path, or "postgresql://…". A new SQLite file is 0600.
  static Inventory create(const std::string& url, std::string wrapped_key, const Actor& actor,
                          Digest digest);
  static Inventory open(const std::string& url, Digest digest);
  Inventory(Inventory&&) noexcept;
  Inventory& operator=(Inventory&&) noexcept;
  ~Inventory();

  std::string wrapped_key();
  /// What replaces a sealed private key.
  using SealAgain = std::function<Bytes(const Bytes& sealed, const std::string& thumbprint)>;
  /// Replaces the wrapped key and, with `seal_again`, every sealed private key, all or none.
  /// Error(conflict) unless the wrapped key is still `before`.
  void set_wrapped_key(const std::string& before, const std::string& wrapped, const Actor& actor,
                       const SealAgain& seal_again = {});
  int schema_version();

  /// Roots and issuing CAs, each after its issuer; all or none. The first root becomes the default.
  void add_roots(std::span<const RootRecord> roots, const Actor& actor);
  void add_root(const RootRecord& root, const Actor& actor) { add_roots({&root, 1}, actor); }
  std::vector<RootRecord> roots();
  std::optional<RootRecord> find_root(const std::string& name);
  std::optional<RootRecord> default_root();
  void set_default_root(const std::string& name, const Actor& actor);  ///< never an issuing CA
  /// Adds the successor of a root, and that the root is being replaced by it.
  void start_rotation(const std::string& root, const RootRecord& successor, const Actor& actor);
  /// The gateway trusts both: the successor of a default root becomes the default.
  void set_rotation_uploaded(const std::string& root, const Actor& actor);
  std::vector<RotationRecord> rotations();  ///< oldest first
  void remove_root(const std::string& name,
                   const Actor& actor);  ///< conflict while clients or issuing CAs refer to it
  /// A private key for a root that was imported without one.
  void set_root_key(const std::string& name, const Bytes& sealed_key, const Actor& actor);
  /// Where the private key of such a root is, or is now, on a token.
  void set_root_key_uri(const std::string& name, const std::string& uri, const Actor& actor);

  /// All or none, durable on return; one event each with `action` ("client.issue", "client.import",
  /// …). Error(conflict) if a thumbprint or (issuer, serial) already exists.
  void add_clients(std::span<const ClientRecord> clients, const std::string& action,
                   const Actor& actor);
  /// The same, but a client whose name has a live (neither revoked nor, at actor.at, expired)
  /// certificate is not added; returns for each whether it was, so that two processes cannot both
  /// issue the same name.
  std::vector<bool> add_clients_if_missing(std::span<const ClientRecord> clients,
                                           const std::string& action, const Actor& actor);
  std::vector<ClientRecord> clients();  ///< by name, then not_before
  void for_each_client(const std::function<void(const ClientRecord&)>& visit);
  /// The same without certificate and sealed key, for lists: much less to read.
  struct Summary {
    bool with_details = true;  ///< id, serial, subject, reason, systems and software
    bool with_keys = true;     ///< has_key, for which SQLite reads every row
    /// Only names of which a certificate that is not revoked ends in this time.
    std::optional<std::pair<Time, Time>> ending;
  };
  void for_each_client_summary(const std::function<void(const ClientRecord&)>& visit,
                               const Summary& summary);
  void for_each_client_summary(const std::function<void(const ClientRecord&)>& visit) {
    for_each_client_summary(visit, {});
  }
  std::vector<ClientRecord> find_clients(const std::string& name);  ///< newest first
  std::vector<ClientRecord> find_by_thumbprint(const std::string& prefix);
  void revoke(const std::string& thumbprint, const std::string& reason, const Actor& actor);
  void restore(const std::string& thumbprint, const Actor& actor);
  /// For which systems and software kits are built; as of ClientRecord.
  void set_client_kits(const std::string& thumbprint, const std::string& systems,
                       const std::string& software, const Actor& actor);
  /// Deletes name, certificate and key. A revocation is kept until the certificate expires, because
  /// the gateway must continue to reject it.
  void remove_client(const std::string& thumbprint, const Actor& actor);
  /// Revocations of removed clients whose certificates expire at `at` or later: thumbprint, serial,
  /// issuer, end, day and reason; the name is empty. Only those of the root or issuing CA with this
  /// thumbprint, or, if empty, of all including removed ones.
  std::vector<ClientRecord> removed_revocations(const std::string& issuer_thumbprint, Time at);

  /// Records the kits, all built from `package` at actor.at, and adds an event "package.build" for
  /// each, in one commit. Only the latest kit of each owner is recorded.
  void add_kits(const std::vector<KitRecord>& kits, const KitPackage& package, const Actor& actor);
  std::vector<KitRecord> kits();           ///< by name, then owner
  std::vector<KitPackage> kit_packages();  ///< by digest
  /// Records when clients of these names were connected; the latest time counts.
  void add_sightings(const std::map<std::string, Time>& seen, const Actor& actor);
  Sightings sightings();
  /// Records what the gateway rejects, as of actor.at.
  void set_gateway_revocations(const std::set<std::string>& thumbprints, const Actor& actor);
  std::optional<GatewayRevocations> gateway_revocations();  ///< empty: never recorded
  void add_event(const std::string& action, const std::string& subject, const std::string& detail,
                 const Actor& actor);
  /// Oldest first; `last` 0 means all.
  std::vector<EventRecord> events(std::size_t last);
  /// Problems of the database and the event chain; empty if there are none.
  std::vector<std::string> problems();
  std::uint64_t next_crl_number(const std::string& root, const Actor& actor);

  /// One consistent file while others write (SQLite; Error(unsupported) for PostgreSQL with a hint
  /// to pg_dump).
  void backup(const std::filesystem::path& target);

  /// Copies every row to a new store at `url`, of either engine, in one transaction, and reads it
  /// again before it commits. Error(conflict) if there is a store.
  std::vector<CopiedTable> copy_to(const std::string& url);

  /// Whether the connection to a server leaves the machine without TLS.
  bool is_unencrypted();

  struct Impl;

 private:
  explicit Inventory(std::unique_ptr<Impl> impl) noexcept;
  std::unique_ptr<Impl> impl_;
};

/// Copies the backup `source` to the SQLite store `url`, which is renamed only after problems()
/// found none. Error(malformed) for a damaged store; Error(conflict) as by require_new_store().
P2S_API void restore_backup(const std::filesystem::path& source, const std::string& url,
                            const Inventory::Digest& digest);

/// Error(conflict) while the SQLite file of `url`, or a -wal, -shm or -journal beside it, exists,
/// listing all of them, or the database on a server contains a store.
P2S_API void require_new_store(const std::string& url);

/// The file of a SQLite store; empty for a database on a server. Error(usage).
P2S_API std::filesystem::path store_file(const std::string& url);

}  // namespace p2s::store
