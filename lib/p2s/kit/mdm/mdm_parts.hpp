// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <p2s/kit/clients/client_software.hpp>
#include <p2s/kit/mdm.hpp>

#include <string_view>
#include <vector>

namespace p2s::kit {

using MethodList = std::vector<azure::ConnectionMethod>;
/// Those of the gateway for this client software, an id of azure::client_software().
MethodList methods_for(const KitInputs& inputs, System system, std::string_view software);

/// Moves the files of an emitter whose path has this ending to FOLDER, and adds its findings.
void add_emitted(MdmSet& set, Emitted emitted, std::string_view folder, std::string_view ending);

/// The ProfileXML documents, with their nodes.
void add_windows_profiles(MdmSet& set, const KitContext& context);

/// What `set` lacks.
std::vector<MdmOmission> mdm_omissions(const MdmSet& set, const KitContext& context);

/// README.md.
KitFile mdm_readme(const MdmSet& set, const KitContext& context);

}  // namespace p2s::kit
