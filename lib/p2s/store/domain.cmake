p2s_domain(store
  SOURCES detail/location.cpp detail/sql_error.cpp detail/database.cpp detail/migrations.cpp detail/event_log.cpp
          detail/rows.cpp detail/private_database.cpp detail/removed_revocations.cpp
          inventory.cpp roots.cpp clients.cpp client_lookup.cpp revocation.cpp events.cpp kits.cpp problems.cpp backup.cpp
  LIBRARIES p2s_soci)
p2s_embed(p2s_store store::schema "${CMAKE_CURRENT_SOURCE_DIR}/p2s/store/schema"
          001_initial.sql 001_initial.sqlite.sql 001_initial.postgresql.sql
          002_removed_revocations.sql 003_built_kits.sql)
