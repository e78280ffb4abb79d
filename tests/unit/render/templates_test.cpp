// SPDX-License-Identifier: Apache-2.0
#include <p2s/base/error.hpp>
#include <p2s/base/files/files.hpp>
#include <p2s/render/templates.hpp>

#include <gtest/gtest.h>
#include <support/temp_dir.hpp>

namespace p2s::render {
namespace {

namespace fs = std::filesystem;
using test::TempDir;

constexpr auto kName = "start-page/START-HERE.html";

void put(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  write_file(path, as_bytes(text), Access::everyone, OnExisting::replace);
}

std::string rendered(const Templates& templates) {
  return std::string(
      templates.get(kName).render(Model().text("client", "Zoë"), Language::plain).text());
}

std::optional<Error> refusal_of_folder(const fs::path& directory) {
  try {
    Templates::with_overrides(directory);
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

TEST(Templates, BuiltInOnesParse) {
  const Templates templates;
  EXPECT_FALSE(templates.all().empty());
  for (const auto& [name, each] : templates.all()) {
    EXPECT_EQ(each.name(), name);
    EXPECT_FALSE(each.names().empty()) << name;
    EXPECT_EQ(&templates.get(name), &each);
  }
  EXPECT_THROW(templates.get("start-page/missing.html"), Error);
}

TEST(Templates, UserFilesOverrideBuiltInOnes) {
  const TempDir folder;
  put(folder / kName, "for {{client}}\n");
  const auto templates = Templates::with_overrides(folder.path());
  EXPECT_EQ(rendered(templates), "for Zoë\n");
  EXPECT_EQ(templates.all().size(), Templates().all().size());
  EXPECT_EQ(templates.get("openvpn/openvpn2.ovpn").names(),
            Templates().get("openvpn/openvpn2.ovpn").names());
}

TEST(Templates, PagesContainTheStyleSheetOfTheUser) {
  const TempDir folder;
  put(folder / "page/style.css", "p { color: red; }\n");
  put(folder / kName, "<style>\n[[page/style.css]]\n</style> {{client}}\n");
  EXPECT_EQ(rendered(Templates::with_overrides(folder.path())),
            "<style>\np { color: red; }\n</style> Zoë\n");
  put(folder / kName, "[[page/other.css]] {{client}}\n");
  EXPECT_EQ(refusal_of_folder(folder.path())->kind(), ErrorKind::usage);
}

TEST(Templates, AnEmptyDirectoryChangesNothing) {
  const TempDir folder;
  EXPECT_EQ(Templates::with_overrides(folder.path()).get(kName).names(),
            Templates().get(kName).names());
}

// What Windows' editors save: CRLF, a mark in front, UTF-16.
TEST(Templates, AcceptFilesFromWindowsEditors) {
  const TempDir folder;
  using namespace std::string_literals;
  for (const auto& text : {"für {{client}}\r\nend\r\n"s,
                           "\xEF\xBB\xBF"
                           "für {{client}}\nend\n"s,
                           "\xFF\xFE"
                           "f\0\xFC\0r\0 \0{\0{\0c\0l\0i\0e\0n\0t\0}\0}\0\r\0\n\0e\0n\0d\0\n\0"s}) {
    put(folder / kName, text);
    EXPECT_EQ(rendered(Templates::with_overrides(folder.path())), "für Zoë\nend\n");
  }
}

TEST(Templates, RejectFilesThatDoNotParse) {
  const TempDir folder;
  put(folder / kName, "{{{client}}}\n");
  const auto error = refusal_of_folder(folder.path());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::usage);
  EXPECT_NE(error->message().find(kName), std::string::npos) << error->message();
  put(folder / kName, "\xFF");
  EXPECT_EQ(refusal_of_folder(folder.path())->kind(), ErrorKind::usage);
}

TEST(Templates, RejectUnknownNamesAndListTheKnownOnes) {
  const TempDir folder;
  put(folder / "start-page/START\nHERE.html", "x");
  const auto error = refusal_of_folder(folder.path());
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::usage);
  EXPECT_EQ(error->message().find('\n'), std::string::npos);
  EXPECT_NE(error->hint().find(kName), std::string::npos);
}

TEST(Templates, RejectMissingDirectories) {
  const TempDir folder;
  EXPECT_EQ(refusal_of_folder(folder / "missing")->kind(), ErrorKind::not_found);
  put(folder / "file", "x");
  EXPECT_EQ(refusal_of_folder(folder / "file")->kind(), ErrorKind::not_found);
}

TEST(Templates, RejectOversizedFiles) {
  const TempDir folder;
  put(folder / kName, std::string((1U << 20U) + 1, 'x'));
  EXPECT_EQ(refusal_of_folder(folder.path())->kind(), ErrorKind::malformed);
}

}  // namespace
}  // namespace p2s::render
