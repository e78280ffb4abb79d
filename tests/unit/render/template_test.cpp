// SPDX-License-Identifier: Apache-2.0
#include "hostile_value.hpp"

#include <p2s/base/error.hpp>
#include <p2s/render/template.hpp>

#include <gtest/gtest.h>
#include <support/law.hpp>

#include <thread>

namespace p2s::render {
namespace {

using namespace std::string_literals;
using test::expect_law;
using test::hostile_value;

std::string rendered(const std::string& text, const Model& model,
                     Language language = Language::plain) {
  return std::string(Template("t", text).render(model, language).text());
}

// What the template's text is refused with.
std::string refusal_of_template(const std::string& text) {
  try {
    const Template made("t", text);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_TRUE(error.message().starts_with("template 't'")) << error.message();
    return error.message();
  }
}

// What filling it in is refused with.
std::string failure(const std::string& text, const Model& model,
                    Language language = Language::plain) {
  try {
    rendered(text, model, language);
    return {};
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.message();
  }
}

TEST(Template, EscapesValuesForTheLanguage) {
  const Model model = std::move(Model().text("a", "x & 'y'"));
  EXPECT_EQ(rendered("[{{a}}] {{ a }}", model), "[x & 'y'] x & 'y'");
  EXPECT_EQ(rendered("<a>{{a}}</a>", model, Language::xml), "<a>x &amp; &apos;y&apos;</a>");
  EXPECT_EQ(rendered("echo {{a}}", model, Language::shell), "echo 'x & '\\''y'\\'''");
}

TEST(Template, InsertsVerbatimTextUnchanged) {
  EXPECT_EQ(rendered("{{a}}", std::move(Model().verbatim("a", "<&>\nb")), Language::xml), "<&>\nb");
}

TEST(Template, DoesNotParseValuesAsTemplates) {
  expect_law([] {
    const std::string value = hostile_value();
    Model model;
    model.text("v", value).text("a", "NO").verbatim("w", value);
    RC_ASSERT(rendered("[{{v}}|{{w}}]", model) == "[" + value + "|" + value + "]");
  });
}

TEST(Template, SectionsFollowFlags) {
  const std::string text = "{{#on}}yes{{/on}}{{^on}}no{{/on}}";
  EXPECT_EQ(rendered(text, std::move(Model().flag("on", true))), "yes");
  EXPECT_EQ(rendered(text, std::move(Model().flag("on", false))), "no");
}

TEST(Template, SectionsRepeatForEachItem) {
  Model model;
  model.list("people",
             {std::move(Model().text("name", "a")), std::move(Model().text("name", "b"))});
  EXPECT_EQ(rendered("{{#people}}\n- {{name}}\n{{/people}}\nend\n", model), "- a\n- b\nend\n");
  EXPECT_EQ(rendered("{{#people}}x{{/people}}{{^people}}none{{/people}}",
                     std::move(Model().list("people", {}))),
            "none");
}

TEST(Template, NamesOfNestedSectionsTakePrecedence) {
  Model inner;
  inner.text("name", "inner").flag("deep", true);
  Model model;
  model.text("name", "outer").text("other", "o").list("items", {inner});
  EXPECT_EQ(
      rendered("{{name}} {{#items}}{{name}} {{other}} {{#deep}}{{name}}{{/deep}}{{/items}}", model),
      "outer inner o inner");
}

TEST(Template, RemovesLinesWithCommentsOnly) {
  EXPECT_EQ(rendered("{{! one }}\na\n{{! two }}\n{{! three }}\nb {{! four }}c\n", Model()),
            "a\nb c\n");
}

TEST(Template, RejectsNamesMissingFromTheModel) {
  EXPECT_EQ(failure("{{a}}", Model()), "template 't' uses the unknown name 'a'");
  EXPECT_NE(failure("{{#a}}x{{/a}}", Model()), "");
  EXPECT_NE(failure("{{^a}}x{{/a}}", Model()), "");
  Model model;
  model.list("items", {Model()});
  EXPECT_NE(failure("{{#items}}{{a}}{{/items}}", model), "");
}

TEST(Template, RejectsValuesUsedAsSectionsAndSectionsUsedAsValues) {
  EXPECT_EQ(failure("{{#a}}x{{/a}}", std::move(Model().text("a", "1"))),
            "template 't' uses 'a' as a section, but it is a value");
  EXPECT_EQ(failure("{{a}}", std::move(Model().flag("a", true))),
            "template 't' uses 'a' as a value, but it is a section");
  EXPECT_NE(failure("{{a}}", std::move(Model().list("a", {}))), "");
  const Secret secret("s");
  EXPECT_NE(failure("{{#a}}x{{/a}}", std::move(Model().secret("a", secret))), "");
}

TEST(Template, RejectsValuesThatTheLanguageCannotRepresent) {
  EXPECT_NE(failure("{{a}}", std::move(Model().text("a", "x\ny"))), "");
  EXPECT_NE(failure("{{a}}", std::move(Model().text("a", std::string(300, 'x'))), Language::ovpn),
            "");
}

TEST(Template, RejectsTagsThatBypassEscaping) {
  for (const auto* text :
       {"{{{a}}}", "{{&a}}", "{{& a}}", "{{>a}}", "{{> a }}", "{{=<% %>=}}", "{{a.b}}", "{{.}}",
        "{{A}}", "{{a b}}", "{{a-b}}", "{{}}", "{{ }}", "{{#}}", "{{$a}}", "{{*a}}"}) {
    EXPECT_NE(refusal_of_template(text), "") << text;
  }
}

TEST(Template, RejectsInvalidTextWithItsLine) {
  EXPECT_EQ(refusal_of_template("a\nb {{a\n"), "template 't', line 2: a tag is not closed");
  EXPECT_EQ(refusal_of_template("\n{{#a}}\n"), "template 't', line 3: section 'a' is not closed");
  EXPECT_NE(refusal_of_template("{{/a}}"), "");
  EXPECT_NE(refusal_of_template("{{#a}}{{#b}}{{/a}}{{/b}}"), "");
  EXPECT_NE(refusal_of_template("{{a}}{{#a}}{{/a}}"), "");
  EXPECT_NE(refusal_of_template("a\r\nb"), "");
  EXPECT_NE(refusal_of_template("\x01"), "");
  EXPECT_NE(refusal_of_template("\xFF"), "");
}

TEST(Template, RejectsSectionsNestedTooDeeply) {
  const auto nested = [](int depth) {
    std::string text = "x";
    for (int i = 0; i < depth; ++i) text = "{{#a}}" + text + "{{/a}}";
    return text;
  };
  EXPECT_EQ(refusal_of_template(nested(8)), "");
  EXPECT_NE(refusal_of_template(nested(9)), "");
}

TEST(Template, RemovesLinesWithSectionTagsOnly) {
  const std::string text = "1\n{{#a}}\n2\n{{/a}}\n  {{^a}}\n3\n  {{/a}}\n\n4\n";
  EXPECT_EQ(rendered(text, std::move(Model().flag("a", true))), "1\n2\n\n4\n");
  EXPECT_EQ(rendered(text, std::move(Model().flag("a", false))), "1\n3\n\n4\n");
  const std::string listed = "1\n{{#a}}\n{{#b}}\n{{c}}\n{{/b}}\n-\n{{/a}}\n2\n";
  const auto item = [](bool shown) { return std::move(Model().flag("b", shown).text("c", "x")); };
  EXPECT_EQ(rendered(listed, std::move(Model().list("a", {item(false), item(true)}))),
            "1\n-\nx\n-\n2\n");
  EXPECT_EQ(rendered(listed, std::move(Model().list("a", {}))), "1\n2\n");
}

TEST(Template, RendersConcurrentlyFromThreadsAndCopies) {
  const Template shared("t", "{{#on}}{{#each}}<{{name}}>{{/each}}{{/on}}{{^on}}{{name}}{{/on}}");
  std::vector<std::string> texts(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    threads.emplace_back([&texts, i, copy = shared] {
      Model item;
      item.text("name", std::to_string(i));
      Model model;
      model.flag("on", i % 2 == 0).list("each", {item, item}).text("name", std::to_string(i));
      for (int round = 0; round < 50; ++round)
        texts[i] = copy.render(model, Language::plain).text();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(texts,
            (std::vector<std::string>{"<0><0>", "1", "<2><2>", "3", "<4><4>", "5", "<6><6>", "7"}));
}

TEST(Template, ListsNamesAndTheirUse) {
  const Template made("t", "{{! c }}{{a}}{{#b}}{{c}}{{/b}}{{^d}}{{/d}}");
  using Use = Template::Use;
  EXPECT_EQ(
      made.names(),
      (std::map<std::string, Use, std::less<>>{
          {"a", Use::variable}, {"b", Use::section}, {"c", Use::variable}, {"d", Use::section}}));
  EXPECT_EQ(made.name(), "t");
}

TEST(TemplateSecrets, AreInsertedUnchanged) {
  const Secret one("first\n<&>'\"{{a}}");
  const Secret other("second");
  Model item;
  item.secret("key", other);
  Model model;
  model.secret("key", one).list("items", {item});
  EXPECT_EQ(rendered("{{key}}|{{#items}}{{key}}{{/items}}|{{key}}", model, Language::xml),
            std::string(one.text()) + "|second|" + std::string(one.text()));
}

TEST(TemplateSecrets, CanContainAnyByte) {
  expect_law([](const std::string& bytes) {
    const Secret secret(bytes);
    Model model;
    model.secret("a", secret);
    RC_ASSERT(rendered("x{{a}}y", model) == "x" + bytes + "y");
  });
}

TEST(TemplateSecrets, DoNotMixIfThereAreMany) {
  std::vector<Secret> secrets;
  for (int i = 0; i < 32; ++i) secrets.emplace_back("<" + std::to_string(i) + ">");
  Model model;
  std::string text;
  std::string wanted;
  for (std::size_t i = 0; i < 31; ++i) {
    model.secret("s" + std::to_string(i), secrets[i]);
    text += "{{s" + std::to_string(i) + "}}";
    wanted += secrets[i].text();
  }
  EXPECT_EQ(rendered(text, model), wanted);
  model.secret("s31", secrets[31]);
  EXPECT_EQ(rendered(text, model), wanted);  // only those in use count
  EXPECT_THROW(rendered(text + "{{s31}}", model), Error);
}

// The mark that stands for a secret while the engine works cannot be forged.
TEST(TemplateSecrets, AreNotInsertedForAForgedMark) {
  const Secret secret("hidden");
  Model model;
  model.secret("s", secret).verbatim("v", "\x01\x01");
  EXPECT_THROW(rendered("{{v}}", model), Error);
  EXPECT_NE(failure("{{v}}", std::move(Model().text("v", "\x01\x01"))), "");
}

TEST(Model, SettingANameAgainReplacesIt) {
  EXPECT_EQ(rendered("{{a}}", std::move(Model().text("a", "1").text("a", "2"))), "2");
}

TEST(Model, ListsItsNamesAndThoseOfItsLists) {
  const Secret secret("s");
  Model model;
  model.text("a", "")
      .flag("b", true)
      .secret("c", secret)
      .list("d", {std::move(Model().verbatim("e", ""))});
  EXPECT_EQ(model.names(), (std::set<std::string>{"a", "b", "c", "d", "e"}));
}

}  // namespace
}  // namespace p2s::render
