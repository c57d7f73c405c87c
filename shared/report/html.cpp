#include "report/html.h"

namespace consilium::report {
namespace {

// Colours as in the app's light and dark tokens; tables scroll by themselves on narrow screens.
constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1b1f24; --mut: #57606a; --line: #d8dde3; --bg: #ffffff; --sunk: #ebeef2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --mut: #a3acb7; --line: #313843; --bg: #14171c; --sunk: #0f1216; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--bg); max-width: 75em; margin: 0 auto; padding: 1em; }
h1 { font-size: 1.6em; line-height: 1.25; }
h2 { font-size: 1.2em; margin-top: 2em; }
table { border-collapse: collapse; font-size: 0.9em; }
caption { text-align: left; color: var(--mut); padding-bottom: 0.5em; }
th, td { text-align: left; vertical-align: top; padding: 0.35em 0.75em; border-bottom: 1px solid var(--line); }
td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody th { font-weight: 600; }
.scroll { overflow-x: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--sunk); padding: 0.75em; font: inherit; }
footer { color: var(--mut); font-size: 0.9em; margin-top: 3em; border-top: 1px solid var(--line); padding-top: 1em; }
)";

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\n':
      case '\t':
        escaped += c;
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) escaped += c;
    }
  }
  return escaped;
}

HtmlWriter::HtmlWriter(std::string_view page_title, std::string_view heading_text) {
  html_ =
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  element("title", page_title);
  html_ += "<style>" + std::string(style) + "</style>\n</head>\n<body>\n<main>\n";
  heading(1, heading_text);
}

void HtmlWriter::element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  html_ += "<" + tag + ">" + escape_html(text) + "</" + tag + ">\n";
}

void HtmlWriter::heading(int level, std::string_view text) { element("h" + std::to_string(level), text); }
void HtmlWriter::paragraph(std::string_view text) { element("p", text); }
void HtmlWriter::block(std::string_view text) { element("pre", text); }
void HtmlWriter::list_item(std::string_view text) { element("li", text); }

void HtmlWriter::fact(std::string_view label, std::string_view text) {
  if (text.empty()) return;
  html_ += "<p><strong>" + escape_html(label) + ":</strong> " + escape_html(text) + "</p>\n";
}

void HtmlWriter::table_start(std::string_view caption) {
  // A scrolling region must be reachable by keyboard and have a name.
  html_ += "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape_html(caption) +
           "\"><table>\n<caption>" + escape_html(caption) + "</caption>\n<thead><tr>";
}

void HtmlWriter::table_start(std::string_view caption, std::initializer_list<std::string_view> heads) {
  table_start(caption);
  for (const std::string_view head : heads) head_cell(head);
  head_end();
}

void HtmlWriter::head_cell(std::string_view text) { html_ += "<th scope=\"col\">" + escape_html(text) + "</th>"; }
void HtmlWriter::head_end() { html_ += "</tr></thead>\n<tbody>\n"; }
void HtmlWriter::row_head(std::string_view text) { html_ += "<th scope=\"row\">" + escape_html(text) + "</th>"; }
void HtmlWriter::cell(std::string_view text) { html_ += "<td>" + escape_html(text) + "</td>"; }
void HtmlWriter::number_cell(std::string_view text) { html_ += "<td class=\"number\">" + escape_html(text) + "</td>"; }

std::string HtmlWriter::finish(std::string_view small_print) {
  html_ += "</main>\n<footer>" + escape_html(small_print) + "</footer>\n</body>\n</html>\n";
  return std::move(html_);
}

}  // namespace consilium::report
