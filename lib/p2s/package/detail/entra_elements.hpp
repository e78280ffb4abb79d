// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/package/formats/xml.hpp>
#include <p2s/package/vendor_terms.hpp>

#include <optional>
#include <string_view>

namespace p2s::package {

/// Names of the elements with Entra ID settings in one format.
struct EntraNames {
  std::string_view tenant;
  std::string_view issuer;
  std::string_view audience;
  std::string_view application_id;  ///< empty: the format has none
};

/// Empty if no element has a value. Reports values of the wrong form; a placeholder counts as
/// absent.
std::optional<EntraSettings> read_entra_elements(XmlFile& xml, pugi::xml_node parent,
                                                 const EntraNames& names);

}  // namespace p2s::package
