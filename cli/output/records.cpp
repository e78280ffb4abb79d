#include "records.hpp"

#include <p2s/app/client_status.hpp>

#include <nlohmann/json.hpp>

namespace p2s::cli {

nlohmann::ordered_json to_json(const store::RootRecord& root, Time at) {
  return {{"name", root.name},
          {"thumbprint", root.thumbprint},
          {"serial", root.serial},
          {"subject", root.subject},
          {"key", root.key},
          {"not_before", format_time(root.not_before)},
          {"not_after", format_time(root.not_after)},
          {"status", to_string(app::root_status(root, at))},
          {"has_private_key", !root.sealed_key.empty()},
          {"default", root.is_default}};
}

}  // namespace p2s::cli
