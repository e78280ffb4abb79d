// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace p2s::cli {

class RoffPage;

/// A subject of `p2sctl help TOPIC` that is not a command. The text of each is a file in topics/:
/// the summary in the first line, then "# Heading", paragraphs, terms with their explanation
/// indented by two spaces below, and lines indented by four, which are shown as they are.
struct Topic {
  std::string name;
  std::string summary;
  std::string_view text;  ///< below the summary
};

/// In the order of their names.
std::vector<std::string> topic_names();
std::optional<Topic> find_topic(std::string_view name);

/// For a terminal of 80 columns.
void print_topic(std::ostream& out, const Topic& topic);

/// "p2sctl-security"
std::string man_name(const Topic& topic);
/// The page in section 7.
std::string topic_page(const Topic& topic);
/// The blocks up to the first heading, for a section of another page.
void add_introduction(RoffPage& page, const Topic& topic);

}  // namespace p2s::cli
