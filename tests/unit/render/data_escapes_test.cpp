// SPDX-License-Identifier: Apache-2.0
// What was escaped for a language of data is read back by a reader of that language.
#include "hostile_value.hpp"

#include <p2s/render/escapes.hpp>

#include <dlfcn.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <support/law.hpp>
#include <toml++/toml.h>

namespace p2s::render {
namespace {

using test::expect_law;
using test::hostile_value;

TEST(JsonEscape, ReadsBackAsJson) {
  expect_law([] {
    const std::string value = hostile_value();
    const auto document =
        nlohmann::json::parse("{\"before\":1,\"a\":" + escape_json(value) + ",\"after\":2}");
    RC_ASSERT(document.size() == 3U);
    RC_ASSERT(document.at("a").get<std::string>() == value);
  });
  EXPECT_EQ(escape_json("a\"b\\c/é"), R"("a\"b\\c/é")");
}

TEST(TomlEscape, ReadsBackAsToml) {
  expect_law([] {
    const std::string value = hostile_value();
    const toml::table document = toml::parse("a = " + escape_toml(value) + "\nafter = 2\n");
    RC_ASSERT(document.size() == 2U);
    RC_ASSERT(document["a"].value<std::string>() == value);
  });
  EXPECT_EQ(escape_toml("a\"b\\c"), R"("a\"b\\c")");
}

TEST(XmlEscape, ReadsBackAsXmlTextAndInBothKindsOfQuotes) {
  expect_law([] {
    const std::string value = hostile_value();
    const std::string escaped = escape_xml(value);
    const std::string text = fmt::format("<r a=\"{0}\" b='{0}'><t>{0}</t><after/></r>", escaped);
    pugi::xml_document document;
    const auto result =
        document.load_string(text.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    RC_ASSERT(result.status == pugi::status_ok);
    const auto root = document.child("r");
    RC_ASSERT(root.attribute("a").value() == value);
    RC_ASSERT(root.attribute("b").value() == value);
    RC_ASSERT(root.child("t").text().get() == value);
    RC_ASSERT(root.child("t").next_sibling() == root.child("after"));
  });
  EXPECT_EQ(escape_xml("<a b='&\">"), "&lt;a b=&apos;&amp;&quot;&gt;");
}

/// The key file reader of GLib, which is what NetworkManager reads with; loaded when there is one.
class GlibKeyFile {
 public:
  GlibKeyFile() : library_(::dlopen("libglib-2.0.so.0", RTLD_NOW | RTLD_LOCAL)) {}
  GlibKeyFile(const GlibKeyFile&) = delete;
  GlibKeyFile& operator=(const GlibKeyFile&) = delete;
  ~GlibKeyFile() = default;  // GLib cannot be unloaded
  bool available() const noexcept { return library_ != nullptr; }

  /// The value of `key` in [group], when the reader takes the file.
  std::optional<std::string> read(const std::string& text, const char* group,
                                  const char* key) const {
    auto* file = function<void* (*)()>("g_key_file_new")();
    const auto load =
        function<int (*)(void*, const char*, std::size_t, int, void*)>("g_key_file_load_from_data");
    const auto get =
        function<char* (*)(void*, const char*, const char*, void*)>("g_key_file_get_string");
    std::optional<std::string> result;
    if (load(file, text.data(), text.size(), 0, nullptr) != 0) {
      if (char* value = get(file, group, key, nullptr)) {
        result = value;
        function<void (*)(void*)>("g_free")(value);
      }
    }
    function<void (*)(void*)>("g_key_file_free")(file);
    return result;
  }

 private:
  template <typename Function>
  Function function(const char* name) const {
    return reinterpret_cast<Function>(::dlsym(library_, name));
  }
  void* library_;
};

TEST(KeyFileEscape, ReadsBackWithGlib) {
  const GlibKeyFile glib;
  if (!glib.available()) GTEST_SKIP() << "no GLib on this system";
  expect_law([&] {
    const std::string value = hostile_value();
    const std::string text =
        "[vpn]\nbefore=1\na=" + escape_ini(value) + "\nafter=2\n[other]\na=no\n";
    RC_ASSERT(glib.read(text, "vpn", "a") == value);
    RC_ASSERT(glib.read(text, "vpn", "after") == std::string("2"));
  });
}

TEST(KeyFileEscape, EscapesLeadingAndTrailingSpacesAndBackslashes) {
  EXPECT_EQ(escape_ini(" a b  "), "\\sa b\\s\\s");
  EXPECT_EQ(escape_ini("  "), "\\s\\s");
  EXPECT_EQ(escape_ini("a\\b"), "a\\\\b");
  EXPECT_EQ(escape_ini(""), "");
}

/// What strongSwan makes of a quoted value, in swanctl.conf and in ipsec.conf alike.
std::string read_strongswan(std::string_view quoted) {
  std::string value;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    if (quoted[i] == '"') return "ended early";
    if (quoted[i] == '\\') {
      ++i;
      if (i + 1 >= quoted.size()) return "not ended";
      if (quoted[i] != '"' && quoted[i] != '\\') return "another escape";
    }
    value += quoted[i];
  }
  return value;
}

TEST(StrongSwanEscape, ReadsBackByThePublishedRules) {
  expect_law([] {
    const std::string value = hostile_value();
    const std::string escaped = escape_strongswan(value);
    RC_ASSERT(escaped.size() >= 2U);
    RC_ASSERT(escaped.front() == '"' && escaped.back() == '"');
    RC_ASSERT(read_strongswan(escaped) == value);
  });
  EXPECT_EQ(escape_strongswan("a#b{} \"c\\"), R"("a#b{} \"c\\")");
}

TEST(TerraformEscape, LeavesNoExpression) {
  EXPECT_EQ(escape_hcl("a ${b} %{c} $d \"\\"), R"("a $${b} %%{c} $d \"\\")");
}

TEST(BicepEscape, LeavesNoExpression) {
  EXPECT_EQ(escape_bicep("a ${b} $c 'd' \\"), R"('a \${b} $c \'d\' \\')");
}

TEST(PlainText, IsUnchanged) {
  expect_law([] {
    const std::string value = hostile_value();
    RC_ASSERT(escape_plain(value) == value);
  });
}

}  // namespace
}  // namespace p2s::render
