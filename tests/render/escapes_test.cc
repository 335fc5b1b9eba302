#include "evaluator/render/escapes.h"

#include <catch2/catch.hpp>

namespace routesight {
namespace {

TEST_CASE("markup ends neither element nor attribute") {
  CHECK(MarkupText("<a href=\"x\">&'\n") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\n");
  CHECK(MarkupText("\x1b[31m") == "\\x1b[31m");
}

TEST_CASE("Markdown text formats, links and mentions nothing") {
  CHECK(MarkdownText("*a* _b_ `c` [d](e)") == "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)");
  CHECK(MarkdownText("@everyone #12") == "`@`everyone `#`12");
  CHECK(MarkdownText("http://x.example www.x.example") == "http&#58;//x.example www&#46;x.example");
  CHECK(MarkdownText("a|b<c>&d") == "a\\|b&lt;c&gt;&amp;d");
  CHECK(MarkdownText("- item") == "\\- item");
  CHECK(MarkdownText("two\nlines") ==
        "two\\\\x0a"
        "lines");
}

TEST_CASE("a code span holds any text") {
  CHECK(MarkdownCode("azurerm_subnet.a[\"b\"]") == "`azurerm_subnet.a[\"b\"]`");
  CHECK(MarkdownCode("a`b``c") == "```a`b``c```");
  CHECK(MarkdownCode("`") == "`` ` ``");
  CHECK(MarkdownCode("a|b") == "`a\\|b`");
  CHECK(MarkdownCode("").empty());
}

TEST_CASE("a message stays within its workflow command") {
  CHECK(GithubMessage("50%\n::error::x") == "50%25%0A::error::x");
  CHECK(GithubProperty("a:b,c%") == "a%3Ab%2Cc%25");
  CHECK(AzureMessage("a\r\n##vso[x]%") == "a\\x0d%0A# #vso[x]%AZP25");
  CHECK(AzureProperty("a;b]c") == "a%3Bb%5Dc");
}

TEST_CASE("a label of a diagram stays within its quotes") {
  CHECK(MermaidLabel("a\"b#c;|<br>") == "a#quot;b#35;c#59;#124;#lt;br#gt;");
}

}  // namespace
}  // namespace routesight
