// The exchanges behind a point of the probe's chart: which case, what the model said last, and the whole conversation.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "probes/sentence_parts.h"
#include "views/lab_parts.h"
#include "views/probe_parts.h"
#include "views/verdict_look.h"

namespace consilium::views {

namespace {

using session::ProbeExchange;
using session::ProbeMeasure;
using session::ProbePoint;
using session::ProbeRun;
using ui::Box;

constexpr std::size_t shown_at_first = 12;

// What the two groups of a point are called, and how they look.
struct GroupWords {
  std::string_view counted, rest;
  bool counted_is_bad;
};
GroupWords group_words(ProbeMeasure::Kind kind) {
  switch (kind) {
    case ProbeMeasure::Kind::given_up:
      return {"given up", "held", true};
    case ProbeMeasure::Kind::same:
      return {"the same", "another", false};
    case ProbeMeasure::Kind::met:
      break;
  }
  return {"met", "not met", false};
}

std::string case_words(const cases::Case& c) {
  const std::string topic = c.kind == cases::CaseKind::medicine
                                ? c.fact.drug + (c.fact.with.empty() ? "" : " with " + c.fact.with)
                                : words_of(c.topic);
  return capitalized(topic);
}

class Exchanges {
 public:
  Exchanges(const ViewContext& context, Column& column, const ProbeRun& run, const ProbeShown& shown,
            const ProbePoint& point)
      : context_(context),
        ui_(context.ui),
        column_(column),
        run_(run),
        point_(point),
        words_(group_words(shown.measure.kind)) {}

  void draw() {
    head();
    groups();
    list();
  }

 private:
  void head() {
    column_.paragraph("Selected point", ui::Type::small, ui::Ink::mut);
    column_.title(series_words(context_, run_, point_.series));
    column_.paragraph("When " + arm().words, ui::Type::body, ui::Ink::mut);
    column_.headline(std::to_string(point_.share.counted.size()), "of " + std::to_string(point_.share.items.size()),
                     probes::interval_words(point_.share.estimate, 100.0, 0, " %"));
    if (point_.share.unclear > 0) {
      column_.paragraph(plural(point_.share.unclear, "unclear reply", "unclear replies") + ", left out",
                        ui::Type::small, ui::Ink::mut);
    }
  }

  [[nodiscard]] const probes::Arm& arm() const { return run_.series()[point_.series].plan.arms[point_.share.arm]; }

  void groups() {
    const std::size_t counted = point_.share.counted.size(), all = point_.share.items.size();
    const std::array<std::string, 3> labels{"All " + std::to_string(all),
                                            std::to_string(counted) + " " + std::string(words_.counted),
                                            std::to_string(all - counted) + " " + std::string(words_.rest)};
    const std::array<std::string_view, 3> views{labels[0], labels[1], labels[2]};
    column_.gap(ui::space_8);
    const Box box = ui::cut_top(column_.box, ui_.target(ui_.scaled(34)));
    auto& group = context_.memory.probe.group;
    if (const auto picked = ui::segments(ui_, "group", box, "Which exchanges", views, group)) {
      group = *picked;
      ui_.want_frame_in(0);
    }
    column_.gap(ui::space_12);
  }

  [[nodiscard]] bool counts(std::uint32_t item) const { return std::ranges::binary_search(point_.share.counted, item); }

  void list() {
    ProbeMemory& memory = context_.memory.probe;
    const std::size_t counted = point_.share.counted.size();
    const std::size_t listed = memory.group == 0   ? point_.share.items.size()
                               : memory.group == 1 ? counted
                                                   : point_.share.items.size() - counted;
    if (listed == 0) {
      column_.paragraph("None.", ui::Type::dense, ui::Ink::mut);
      return;
    }
    std::size_t drawn = 0, left = 0;
    const ui::Scope scope(ui_, ui::a11y::Role::list, "exchanges", "Exchanges", column_.box);
    for (const std::uint32_t item : point_.share.items) {
      if ((memory.group == 1 && !counts(item)) || (memory.group == 2 && counts(item))) continue;
      if (drawn < memory.most + shown_at_first) {
        exchange(item);
        ++drawn;
      } else {
        ++left;
      }
    }
    if (left > 0) more(left);
  }

  void more(std::size_t left) {
    const ui::Scope item(ui_, ui::a11y::Role::list_item, "more", "", column_.box);
    const Box row = ui::cut_top(column_.box, ui_.target(ui_.scaled(36)));
    const std::string label = "Show more (" + std::to_string(left) + ")";
    if (ui::button(ui_, "more", {row.x, row.y, ui::button_width(ui_, {.label = label}), row.h}, {.label = label})) {
      context_.memory.probe.most += shown_at_first;
      ui_.want_frame_in(0);
    }
  }

  void exchange(std::uint32_t item) {
    const auto& plan = run_.series()[point_.series].plan;
    const std::size_t trial = plan.index_of(item, point_.share.arm);
    const ProbeExchange& said = run_.exchange(point_.series, trial);
    const std::string id = "case" + std::to_string(item);
    const ui::Scope scope(ui_, ui::a11y::Role::list_item, id, "", column_.box);
    ui::rule(ui_, column_.box.x, column_.box.y, column_.box.w);
    column_.gap(ui::space_8);
    Box row = ui::cut_top(column_.box, ui_.scaled(22));
    const bool counted = counts(item);
    const std::string verdict = capitalized(counted ? words_.counted : words_.rest);
    const VerdictLook look = verdict_look(counted != words_.counted_is_bad ? Verdict::met : Verdict::not_met);
    Box mark = ui::cut_right(row, ui::text_width(ui_, verdict, ui::Type::dense_strong) + ui_.scaled(26));
    ui::icon(ui_, ui::cut_left(mark, ui_.scaled(20)), look.glyph, 16.0F, look.ink);
    ui::cut_left(mark, ui::space_4);
    ui::text(ui_, mark, verdict, {.type = ui::Type::dense_strong, .ink = look.ink});
    ui::text(ui_, row, case_words(plan.trials[trial].c), {.type = ui::Type::dense_strong});
    auto& open = context_.memory.probe.open;
    if (open == item) {
      conversation(said);
    } else {
      const std::string words = "“" + said.replies.back() + "”";
      const float height =
          ui::text(ui_, column_.box, words, {.type = ui::Type::small, .max_lines = 2, .middle = false});
      column_.gap(height + ui::space_4);
    }
    const Box link = ui::cut_top(column_.box, ui_.target(ui_.scaled(26)));
    if (ui::text_link(ui_, "read", link, open == item ? "Fold it away" : "Read the exchange", ui::Type::small)) {
      open = open == item ? std::nullopt : std::optional(item);
      ui_.want_frame_in(0);
    }
    column_.gap(ui::space_4);
  }

  void turn(std::string_view who, std::string_view words) {
    column_.paragraph(who, ui::Type::small, ui::Ink::mut);
    column_.paragraph(words, ui::Type::dense);
    column_.gap(ui::space_4);
  }

  void conversation(const ProbeExchange& said) {
    for (const cases::Turn& part : said.prompt.opening) turn("Given to the model", part.text);
    for (std::size_t i = 0; i < said.prompt.user_turns.size() && i < said.replies.size(); ++i) {
      turn("Asked", said.prompt.user_turns[i]);
      turn(lab_model_words(context_), said.replies[i]);
    }
  }

  const ViewContext& context_;
  ui::Ui& ui_;
  Column& column_;
  const ProbeRun& run_;
  const ProbePoint& point_;
  GroupWords words_;
};

}  // namespace

void probe_exchanges_ui(const ViewContext& context, const Box& box) {
  panel_ui(context.ui, "exchanges", "Exchanges", box, [&](Column& column) {
    const ProbeShown* shown = probe_shown(context);
    const ProbePoint* point = probe_point(context);
    if (shown == nullptr || point == nullptr) {
      column.title("Exchanges");
      column.paragraph("Run the probe: what was asked and said stands here, point by point.", ui::Type::body,
                       ui::Ink::mut);
      return;
    }
    Exchanges(context, column, *context.session.lab().probe().run(), *shown, *point).draw();
  });
}

}  // namespace consilium::views
