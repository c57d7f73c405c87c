// Writes HTML with every text escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace consilium::report {

// For element content and attribute values: & < > " ' become references; control characters that HTML forbids vanish.
std::string escape_html(std::string_view text);

class HtmlWriter {
 public:
  // Starts the document: language, title, a small style sheet, the heading.
  HtmlWriter(std::string_view page_title, std::string_view heading);

  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  // Text with its own line breaks kept: a message, a rationale.
  void block(std::string_view text);
  // "Label: text", nothing when the text is empty.
  void fact(std::string_view label, std::string_view text);
  void list_start() { html_ += "<ul>\n"; }
  void list_item(std::string_view text);
  void list_end() { html_ += "</ul>\n"; }

  void table_start(std::string_view caption, std::initializer_list<std::string_view> heads);
  void table_start(std::string_view caption);  // then head_cell for each column, head_end
  void head_cell(std::string_view text);
  void head_end();
  void row_start() { html_ += "<tr>"; }
  void row_head(std::string_view text);
  void cell(std::string_view text);
  void number_cell(std::string_view text);
  void row_end() { html_ += "</tr>\n"; }
  void table_end() { html_ += "</tbody></table></div>\n"; }

  // Ends the document with a closing line of small print.
  std::string finish(std::string_view small_print);

 private:
  void element(std::string_view name, std::string_view text);
  std::string html_;
};

}  // namespace consilium::report
