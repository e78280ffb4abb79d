// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"
#include "docgen/completion_scripts.hpp"
#include "docgen/man_page.hpp"
#include "docgen/rules_page.hpp"
#include "docgen/spec_page.hpp"
#include "docgen/topic.hpp"
#include "output/spec_schema.hpp"

#include <p2s/base/files/files.hpp>

namespace p2s::cli {
namespace {

struct InternalDocsOptions {
  std::string directory;
};

void add_options(CommandLine& line, InternalDocsOptions& options) {
  line.argument("DIR", &options.directory, "Output directory of man, completions and schema")
      .required();
}

void write(const std::filesystem::path& file, std::string_view text) {
  std::filesystem::create_directories(file.parent_path());
  write_file(file, as_bytes(text), Access::everyone, OnExisting::replace);
}

ExitCode run(const InternalDocsOptions& options, Context& /*context*/) {
  const std::filesystem::path directory = options.directory;
  write(directory / "man/man1/p2sctl.1", overview_page());
  for (const Command* command : commands()) {
    if (!command->hidden)
      write(directory / "man/man1" / (man_name(*command) + ".1"), man_page(*command));
  }
  write(directory / "man/man5/p2s.toml.5", spec_page());
  write(directory / "man/man7/p2sctl-rules.7", rules_page());
  for (const auto& name : topic_names()) {
    const auto topic = find_topic(name).value();
    write(directory / "man/man7" / (man_name(topic) + ".7"), topic_page(topic));
  }
  write(directory / "schema/p2s.toml.json", spec_schema());
  for (const EmbeddedFile& script : completion_scripts()) {
    write(directory / "completions" / script.name, script.content);
  }
  return ExitCode::done;
}

}  // namespace

extern const Command internal_docs{
    .path = "internal docs",
    .summary = "Write man pages, completion scripts and the schema of p2s.toml",
    .details = "",
    .examples = {},
    .see_also = "",
    .hidden = true,
    .declare = make_command<InternalDocsOptions, add_options, run>,
};

}  // namespace p2s::cli
