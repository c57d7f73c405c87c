// The lab's conversation: what the model was given, each turn, and its last reply token by token.
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/sequence_diff.h"
#include "base/text.h"
#include "generated/icons.h"
#include "ui/charts/token_strip.h"
#include "ui/widgets/widgets.h"
#include "views/lab_parts.h"

namespace consilium::views {

namespace {

using session::LabEnd;
using session::LabReply;
using session::LabRun;
using session::LabSide;
using ui::Box;

constexpr float gutter = 36.0F;  // of the icons before turns

std::string end_words(LabEnd end) {
  switch (end) {
    case LabEnd::writing:
      return "writing";
    case LabEnd::by_itself:
      return "ended by itself";
    case LabEnd::too_long:
      return "cut off: too long";
    case LabEnd::stopped:
      return "stopped";
  }
  return {};
}

// What sets B apart; empty while it stands alone. Of what was asked: a model without dials is asked the same however
// they stand.
std::string words_of_b(const ViewContext& context) {
  const LabRun* a = context.session.lab().run(LabSide::a);
  const LabRun* b = context.session.lab().run(LabSide::b);
  if (a == nullptr || b == nullptr) return {};
  if (!context.session.view().lab.b) return "The same case, all dials at 0";
  return capitalized(session::difference_words(b->exchange.setup(), a->exchange.setup()));
}

// Draws one run into a column, top down.
class Conversation {
 public:
  Conversation(const ViewContext& context, Column& column, LabSide side, const LabRun& run)
      : context_(context), ui_(context.ui), column_(column), side_(side), run_(run) {}

  void draw() {
    given();
    const auto& replies = run_.exchange.replies();
    for (std::size_t i = 0; i < replies.size(); ++i) {
      turn(ICON_USER, asker(), run_.exchange.prompt().user_turns[i]);
      if (i + 1 < replies.size()) {
        turn(ICON_CPU, lab_model_words(context_), replies[i].text());
      } else {
        last_reply(i, replies[i]);
      }
    }
  }

 private:
  [[nodiscard]] std::string_view asker() const {
    return run_.exchange.setup().c.speaker == cases::Speaker::patient ? "Patient" : "Caregiver";
  }

  void turn(const char* glyph, std::string_view who, std::string_view words, ui::Ink ink = ui::Ink::ink) {
    const float left = ui_.scaled(gutter);
    const Box& box = column_.box;
    ui::icon(ui_, {box.x, box.y, ui_.scaled(20), ui_.scaled(20)}, glyph, 18.0F, ui::Ink::mut);
    Box inside{box.x + left, box.y, box.w - left, box.h};
    ui::text(ui_, ui::cut_top(inside, ui_.scaled(20)), who, {.type = ui::Type::small, .ink = ui::Ink::mut});
    const float height = ui::text(
        ui_, inside, words,
        {.type = ui::Type::body, .ink = ink, .max_lines = 0, .middle = false, .role = ui::a11y::Role::paragraph});
    column_.gap(ui_.scaled(20) + height + ui::space_12);
  }

  // What stands before the question: instructions, reference, corrections; folded away at first.
  void given() {
    const auto& opening = run_.exchange.prompt().opening;
    bool& open = context_.memory.lab.given_open;
    std::string_view words = open ? "Hide what the model was given" : "Show what the model was given";
    const Box row = ui::cut_top(column_.box, ui_.target(ui_.scaled(28)));
    // Two columns on a phone have room for half of it.
    if (ui::text_width(ui_, words, ui::Type::small) > row.w) words = open ? "Hide this" : "What it was given";
    if (ui::text_link(ui_, side_ == LabSide::a ? "given A" : "given B", row, words, ui::Type::small)) {
      open = !open;
      ui_.want_frame_in(0);
    }
    column_.gap(ui::space_8);
    if (!open) return;
    for (const cases::Turn& part : opening) turn(glyph_of(part.role), role_words(part.role), part.text, ui::Ink::mut);
  }

  static const char* glyph_of(ChatRole role) {
    return role == ChatRole::system                                ? ICON_WRENCH
           : role == ChatRole::user || role == ChatRole::assistant ? ICON_MESSAGE_SQUARE_TEXT
                                                                   : ICON_BOOK_OPEN;
  }
  static std::string_view role_words(ChatRole role) {
    switch (role) {
      case ChatRole::system:
        return "Instruction";
      case ChatRole::user:
        return "Before the question, a person";
      case ChatRole::assistant:
        return "Before the question, the model";
      default:
        return "Reference";
    }
  }

  void last_reply(std::size_t at, const LabReply& reply) {
    std::vector<ui::StripToken> tokens;
    const std::vector<bool> differs = differences(reply);
    for (std::size_t i = 0; i < reply.tokens.size(); ++i) {
      const session::LabToken& token = reply.tokens[i];
      tokens.push_back({token.chosen.text, std::exp(token.chosen.log_probability), token.forced, differs[i]});
    }
    const float padding = ui::space_16;
    const float head = ui_.scaled(28);
    const float strip = ui::token_strip_height(ui_, tokens, column_.box.w - (2 * padding));
    const bool legend = column_.box.w > ui_.scaled(480);
    const float foot = legend ? ui_.scaled(30) : 0.0F;
    const Box card = ui::cut_top(column_.box, head + strip + foot + (2 * ui::space_12));
    ui::card(ui_, card, ui::Ink::surf, ui::Ink::bd);
    if (run_.running()) ui::scroll_into_view(ui_, card.y, card.bottom());  // what is being written is followed
    Box inside = card.inset(padding, ui::space_12);
    reply_head(ui::cut_top(inside, head), reply);
    Box words = ui::cut_top(inside, strip);
    reply_strip(words, at, reply, tokens);
    if (legend) ui::token_legend(ui_, ui::cut_bottom(inside, ui_.scaled(24)));
    failure();
  }

  // Which tokens are not in the other column's reply; none while only one column is shown, or one still writes.
  [[nodiscard]] std::vector<bool> differences(const LabReply& reply) const {
    const LabRun* other = context_.session.lab().run(side_ == LabSide::a ? LabSide::b : LabSide::a);
    const bool both = context_.session.view().lab.shown == session::LabShown::both;
    if (!both || other == nullptr || other->running() || run_.running()) {
      return std::vector<bool>(reply.tokens.size(), false);
    }
    return only_in_first(texts_of(reply), texts_of(other->exchange.replies().back()));
  }

  static std::vector<std::string_view> texts_of(const LabReply& reply) {
    std::vector<std::string_view> texts;
    for (const session::LabToken& token : reply.tokens) texts.emplace_back(token.chosen.text);
    return texts;
  }

  void reply_head(Box row, const LabReply& reply) {
    ui::icon(ui_, ui::cut_left(row, ui_.scaled(18)), ICON_CPU, 16.0F, ui::Ink::mut);
    ui::cut_left(row, ui::space_8);
    const std::string name = lab_model_words(context_) + (side_ == LabSide::a ? ", A" : ", B");
    ui::text(ui_, ui::cut_left(row, ui::text_width(ui_, name, ui::Type::dense_strong) + 1), name,
             {.type = ui::Type::dense_strong});
    ui::cut_left(row, ui::space_8);
    const std::string state = plural(reply.tokens.size(), "token") + ", " + end_words(reply.end);
    ui::text(ui_, row, state, {.type = ui::Type::small, .ink = ui::Ink::mut});
  }

  void reply_strip(const Box& box, std::size_t at, const LabReply& reply, const std::vector<ui::StripToken>& tokens) {
    LabMemory& memory = context_.memory.lab;
    ui::StripSpec spec{.name = side_ == LabSide::a ? "Reply A" : "Reply B", .tokens = tokens};
    if (memory.token && memory.token->side == side_ && memory.token->reply == at) spec.chosen = memory.token->token;
    mark(spec, reply);
    if (reply.end != LabEnd::writing) whole_reply(box, reply);
    const ui::StripResult result = ui::token_strip(ui_, spec.name, box, spec);
    if (result.chosen.w > 0.0F) memory.token_box = result.chosen;
    if (!result.activated) return;
    const LabPlace place{side_, at, *result.activated};
    memory.token = memory.token == place ? std::nullopt : std::optional(place);
    ui_.want_frame_in(0);
  }

  // For who listens: the reply in one piece, before its tokens one by one.
  void whole_reply(const Box& box, const LabReply& reply) {
    ui::a11y::Node node;
    node.role = ui::a11y::Role::paragraph;
    node.name = reply.text();
    node.box = ui_.visible(box);
    ui_.tree().leaf(std::move(node));
  }

  // Findings speak of the reply without the blanks around it.
  void mark(ui::StripSpec& spec, const LabReply& reply) const {
    const auto& criterion = context_.memory.lab.criterion;
    if (!criterion || *criterion >= run_.findings.size() || side_ != lab_side(context_.session.view())) return;
    std::string joined;
    for (const session::LabToken& token : reply.tokens) joined += token.chosen.text;
    const std::size_t blanks = joined.size() - trim_left(joined).size();
    const cases::Finding& finding = run_.findings[*criterion];
    spec.marked_begin = finding.begin + blanks;
    spec.marked_end = finding.end + blanks;
    spec.marked_bad = finding.verdict == Verdict::not_met;
  }

  static std::string_view trim_left(std::string_view text) {
    const std::string_view inner = trim(text);
    return inner.empty() ? std::string_view{} : text.substr(static_cast<std::size_t>(inner.data() - text.data()));
  }

  void failure() {
    if (run_.failure.empty()) return;
    column_.caution(run_.failure);
  }

  const ViewContext& context_;
  ui::Ui& ui_;
  Column& column_;
  LabSide side_;
  const LabRun& run_;
};

// Which of the two columns it is, and what sets B apart.
void column_head_ui(const ViewContext& context, Column& column, LabSide side) {
  ui::Ui& ui = context.ui;
  const std::string_view name = side == LabSide::a ? "A" : "B";
  Box row = ui::cut_top(column.box, ui.scaled(28));
  ui::tag(ui, ui::centered_y(ui::cut_left(row, ui::tag_width(ui, name)), ui.scaled(22)), name);
  if (side == LabSide::b && context.session.lab().run(side) != nullptr) {
    column.paragraph(words_of_b(context), ui::Type::small, ui::Ink::mut);
  }
  column.gap(ui::space_4);
}

void run_ui(const ViewContext& context, const Box& box, LabSide side) {
  ui::Ui& ui = context.ui;
  const std::string_view name = side == LabSide::a ? "Conversation A" : "Conversation B";
  const ui::Scope scope(ui, ui::a11y::Role::region, name, name, box);
  const ui::ScrollArea scroll = ui::begin_scroll(ui, "turns", box);
  const float margin = ui.phone() ? ui::space_16 : ui::space_24;
  Column column{ui, {scroll.content.x + margin, scroll.content.y, scroll.content.w - (2 * margin), 100'000.0F}};
  const float top = column.box.y;
  if (context.session.view().lab.shown == session::LabShown::both) column_head_ui(context, column, side);
  if (const LabRun* run = context.session.lab().run(side)) {
    Conversation(context, column, side, *run).draw();
  } else {
    column.paragraph(context.session.lab().has_dials()
                         ? "B is A with all dials at 0. Turn a dial, or keep A as B and change A, to compare the two."
                         : "Keep A as B and change A, to compare the two.",
                     ui::Type::body, ui::Ink::mut);
  }
  column.gap(ui::space_24);
  ui::end_scroll(ui, column.box.y - top);
}

// Under A's conversation: what the other column said, in one card.
void beside_ui(const ViewContext& context, const Box& box, const LabRun& other, std::string_view words) {
  ui::Ui& ui = context.ui;
  const ui::Scope scope(ui, ui::a11y::Role::region, "beside", "Compared with", box);
  ui::card(ui, box);
  Box inside = box.inset(ui::space_16, ui::space_12);
  Box head = ui::cut_top(inside, ui.scaled(24));
  ui::tag(ui, ui::centered_y(ui::cut_left(head, ui::tag_width(ui, "B")), ui.scaled(22)), "B");
  ui::cut_left(head, ui::space_8);
  const ui::ButtonSpec link{.label = "Side by side", .icon = ICON_COLUMNS_2, .kind = ui::ButtonKind::link};
  if (ui::button(ui, "both", ui::cut_right(head, ui::button_width(ui, link)), link)) {
    context.commands.push(session::ShowLab{session::LabShown::both});
  }
  ui::text(ui, head, words, {.type = ui::Type::dense_strong});
  ui::cut_top(inside, ui::space_4);
  ui::text(ui, inside, other.exchange.replies().back().text(),
           {.type = ui::Type::body, .max_lines = 3, .middle = false, .role = ui::a11y::Role::paragraph});
}

}  // namespace

void lab_conversation_ui(const ViewContext& context, const Box& box) {
  const session::LabColumns& columns = context.session.view().lab;
  const session::Lab& lab = context.session.lab();
  Box rest = box;
  if (columns.shown == session::LabShown::both) {
    run_ui(context, ui::cut_left(rest, box.w * 0.5F), LabSide::a);
    return run_ui(context, rest, LabSide::b);
  }
  const LabSide side = lab_side(context.session.view());
  const LabRun* other = lab.run(LabSide::b);
  if (side == LabSide::a && other != nullptr && !context.ui.phone()) {
    const std::string words = words_of_b(context);
    ui::cut_bottom(rest, ui::space_16);
    beside_ui(context, ui::cut_bottom(rest, context.ui.scaled(116)).inset(ui::space_24, 0), *other, words);
    ui::cut_bottom(rest, ui::space_12);
  }
  run_ui(context, rest, side);
}

}  // namespace consilium::views
