#include "report/html.h"

#include <doctest/doctest.h>

using namespace consilium::report;

TEST_CASE("text is escaped everywhere, forbidden characters vanish") {
  CHECK(escape_html("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#39;");
  CHECK(escape_html(std::string_view("a\0b\x1b\x7f\nc", 7)) == "ab\nc");
  CHECK(escape_html("größer") == "größer");
}

TEST_CASE("a document has language, title, one first heading and no script") {
  HtmlWriter html("<title>", "Head & tail");
  html.table_start("A \"table\"", {"One", "Two"});
  html.row_start();
  html.row_head("r");
  html.number_cell("1");
  html.row_end();
  html.table_end();
  html.fact("Empty", "");
  const std::string page = html.finish("small");
  CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
  CHECK(page.find("<title>&lt;title&gt;</title>") != std::string::npos);
  CHECK(page.find("<h1>Head &amp; tail</h1>") != std::string::npos);
  CHECK(page.find("aria-label=\"A &quot;table&quot;\"") != std::string::npos);
  CHECK(page.find("<th scope=\"row\">r</th><td class=\"number\">1</td>") != std::string::npos);
  CHECK(page.find("Empty") == std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.ends_with("<footer>small</footer>\n</body>\n</html>\n"));
}
