#include "importers/healthbench_results.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "importers/chat_messages.h"
#include "importers/healthbench_names.h"
#include "importers/json_peek.h"
#include "importers/model_family.h"
#include "importers/read_support.h"
#include "stats/healthbench.h"

namespace consilium::importers {
namespace {

constexpr std::string_view format_name = "HealthBench results (simple-evals)";
constexpr double score_tolerance = 1e-6;  // of a recomputed score; the files carry all digits
constexpr std::string_view level_prefix = "level:";
constexpr std::string_view axis_prefix = "axis:";
constexpr std::string_view cluster_prefix = "cluster:";

Sniff sniff(const InputFile& file) {
  const std::string_view text = as_text(file.bytes);
  const JsonPeek peek = peek_json(text);
  if (!peek.object) return {};
  const bool metadata_first = peek.has("metadata") && !peek.has("eval");
  const bool simple_evals = peek.has_all("score", "metrics") && (peek.has("htmls") || metadata_first);
  if (!simple_evals && !metadata_first) return {};
  for (const std::string_view mark : {"\"example_level_metadata\"", "\"model_agreement_metrics\""}) {
    if (text.find(mark) != std::string_view::npos) return {Confidence::yes, format_name};
  }
  return {simple_evals ? Confidence::maybe : Confidence::no, format_name};
}

// The tags of one rubric item, taken apart.
struct ItemTags {
  std::string level;
  std::string axis;
  std::string cluster;
  std::vector<std::string> others;

  explicit ItemTags(const Json& item) {
    const Json* tags = json_find(item, "tags");
    if (tags == nullptr || !tags->is_array()) return;
    for (const Json& tag : *tags) {
      if (!tag.is_string()) continue;
      const std::string& text = tag.get_ref<const std::string&>();
      if (text.starts_with(level_prefix)) {
        level = text.substr(level_prefix.size());
      } else if (text.starts_with(axis_prefix)) {
        axis = text.substr(axis_prefix.size());
      } else if (text.starts_with(cluster_prefix)) {
        cluster = text.substr(cluster_prefix.size());
      } else {
        others.push_back(text);
      }
    }
  }
};

class HealthbenchImport {
 public:
  HealthbenchImport(const InputFile& file, ReadContext& context)
      : file_(file), context_(context), study_(context.study) {}

  Result<Done> run() {
    name_model();
    rater_ = study_.rater(healthbench_unnamed_grader, RaterKind::model);
    auto streamed = stream_examples();
    if (stopped_by_.code.empty() && meta_evaluation_) stopped_by_ = meta_evaluation_error();
    if (!stopped_by_.code.empty()) return stopped_by_;
    if (!streamed.ok()) {
      if (examples_read_ == 0) return unreadable(streamed.error());
      report_cut_off(streamed.error());
    }
    if (study_.judgment_count() == judgments_before_) return no_verdicts();
    describe_study();
    check_total();
    return Done{};
  }

 private:
  void name_model() {
    judgments_before_ = study_.judgment_count();
    const auto named = parse_healthbench_file_name(file_.name);
    if (named) {
      name_ = *named;
    } else {
      name_.model = std::string(file_.name);
      name_.eval = "healthbench";
      context_.diagnostics.warning(
          "healthbench-model-unnamed", file_.name,
          "The results do not say which model answered, and the file's name is not the one simple-evals gave it, so "
          "the model is shown under the file's name.",
          "Name the file healthbench_MODEL_YYYYMMDD_HHMMSS_allresults.json.");
    }
    model_ = study_.model(name_.model);
    study_.at(model_).family = study_.text(model_family(name_.model));
  }

  Result<bool> stream_examples() {
    using Step = JsonStreamHandler::Step;
    std::size_t bytes_read = 0;
    JsonStreamHandler handler;
    handler.bytes_read = &bytes_read;
    handler.step = [](const std::vector<std::string>& path) {
      if (path.empty()) return Step::descend;
      if (path[0] == "score" && path.size() == 1) return Step::deliver;
      if (path[0] != "metadata") return Step::skip;
      if (path.size() == 1) return Step::descend;
      if (path[1] == "model_agreement_metrics") return Step::deliver;
      if (path[1] != "example_level_metadata") return Step::skip;
      return path.size() == 2 ? Step::descend : Step::deliver;
    };
    handler.on_value = [&](const std::vector<std::string>& path, Json&& value) {
      if (path.size() == 1) {
        if (value.is_number()) total_score_ = value.get<double>();
        return true;
      }
      const auto going = check_going_on(context_, file_.name, bytes_read);
      if (!going.ok()) stopped_by_ = going.error();
      meta_evaluation_ = meta_evaluation_ || path.size() == 2 || json_find(value, "model_agreement_metrics") != nullptr;
      if (!going.ok() || meta_evaluation_) return false;
      add_example(value);
      return true;
    };
    return stream_json(as_text(file_.bytes), handler, {.max_depth = context_.limits.max_json_depth});
  }

  [[nodiscard]] std::string where() const { return file_.name + ", example " + std::to_string(examples_read_); }

  void add_example(const Json& example) {
    ++examples_read_;
    const std::string_view prompt_id = json_string(example, "prompt_id");
    const Json* items = json_find(example, "rubric_items");
    if (prompt_id.empty() || items == nullptr || !items->is_array()) {
      context_.diagnostics.warning("healthbench-example-unreadable", where(),
                                   "This example has no prompt_id or no list of rubric items and was left out.");
      return;
    }
    const ScenarioId scenario = add_scenario(example, prompt_id);
    const ResponseId response = add_response(example, scenario);
    scored_items_.clear();
    all_items_read_ = true;
    for (const Json& item : *items) add_item(item, scenario, response);
    check_example_score(example);
  }

  ScenarioId add_scenario(const Json& example, std::string_view prompt_id) {
    const ScenarioId id = study_.scenario(prompt_id);
    Scenario& scenario = study_.at(id);
    scenario.cluster = study_.text(prompt_id);
    if (scenario.messages.count > 0) return id;
    const Json* prompt = json_find(example, "prompt");
    const auto turns = prompt != nullptr ? chat_messages(*prompt, study_) : std::nullopt;
    if (turns) {
      scenario.messages = study_.add_messages(*turns);
      scenario.title = study_.text(title_of(*turns, study_));
    }
    return id;
  }

  // The same prompt again, in this file or another of the same model, is a repeat.
  ResponseId add_response(const Json& example, ScenarioId scenario) {
    ResponseId id;
    bool created = false;
    for (std::uint32_t repeat = 0; !created && repeat <= std::numeric_limits<std::uint16_t>::max(); ++repeat) {
      id = study_.response(model_, scenario, static_cast<std::uint16_t>(repeat), &created);
    }
    if (const Json* completion = json_find(example, "completion")) {
      if (const auto turns = chat_messages(*completion, study_)) {
        study_.at(id).messages = study_.add_messages(*turns);
      } else if (completion->is_string()) {
        study_.at(id).messages = study_.add_messages({Message{.role = ChatRole::assistant,
                                                              .name = study_.text({}),
                                                              .text = study_.text(json_to_text(*completion), false)}});
      }
    }
    if (const Json* usage = json_find(example, "usage")) {
      const double tokens = json_number(*usage, "output_tokens", 0.0);
      if (tokens > 0.0 && tokens < 1e9) study_.at(id).output_tokens = static_cast<std::uint32_t>(tokens);
    }
    return id;
  }

  void add_item(const Json& item, ScenarioId scenario, ResponseId response) {
    const double points = json_number(item, "points", std::numeric_limits<double>::quiet_NaN());
    const std::string_view words = json_string(item, "criterion");
    if (!std::isfinite(points) || points == 0.0 || std::fabs(points) > 1e6 || words.empty()) {
      all_items_read_ = false;
      context_.diagnostics.warning("healthbench-item-unreadable", where(),
                                   "A rubric item without words or points was left out.");
      return;
    }
    JudgmentRow row;
    row.model = model_;
    row.scenario = scenario;
    row.rater = rater_;
    row.response = response;
    row.repeat = study_.at(response).repeat;
    row.weight = static_cast<float>(points);
    row.rationale = json_string(item, "explanation");
    read_verdict(item, row);
    set_criterion(item, words, points < 0.0, row);
    if (row.verdict == Verdict::missing) {
      all_items_read_ = false;
    } else {
      scored_items_.push_back({.points = points, .met = row.verdict == Verdict::met});
    }
    if (!study_.add_judgment(row)) {
      context_.diagnostics.warning("healthbench-item-twice", where(),
                                   "This example lists the same rubric item twice; it is counted once.");
      all_items_read_ = false;
    }
  }

  void read_verdict(const Json& item, JudgmentRow& row) {
    const Json* met = json_find(item, "criteria_met");
    if (met != nullptr && met->is_boolean()) {
      row.verdict = met->get<bool>() ? Verdict::met : Verdict::not_met;
      return;
    }
    row.verdict = Verdict::missing;
    row.missing = met == nullptr || met->is_null() ? MissingReason::not_scored : MissingReason::unreadable;
    if (row.missing == MissingReason::unreadable) {
      context_.diagnostics.warning("healthbench-verdict-unreadable", where(),
                                   "A rubric item's criteria_met is neither true nor false; it counts as missing.");
    }
  }

  // Consensus criteria are shared by many examples; items written for one case share a criterion per axis and sign,
  // and the row keeps the item's own words.
  void set_criterion(const Json& item, std::string_view words, bool fault, JudgmentRow& row) {
    const ItemTags tags(item);
    HealthbenchHeading heading =
        tags.cluster.empty() ? case_heading(tags.axis, fault) : consensus_heading(tags.cluster);
    if (!tags.cluster.empty() && fault) heading.name += " (fault)";
    row.criterion = study_.criterion(heading.name, heading.theme, heading.situation);
    Criterion& criterion = study_.at(row.criterion);
    if (study_.text_of(criterion.description).empty()) {
      criterion.description = study_.text(tags.cluster.empty() ? case_description(fault) : words);
      criterion.lower_is_better = fault;
      criterion.tags = study_.add_tags(criterion_tags(tags));
    }
    if (study_.text_of(criterion.description) != words) row.item = words;
  }

  static std::string_view case_description(bool fault) {
    return fault ? "Faults that physicians named for one case each: a response that shows one loses points."
                 : "What physicians asked of the response in one case each: the item's own words stand beside its "
                   "verdict.";
  }

  std::vector<Tag> criterion_tags(const ItemTags& tags) {
    std::vector<Tag> list;
    const auto add = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) list.push_back({study_.text(name), study_.text(value)});
    };
    add("level", tags.level);
    add("axis", tags.axis);
    add("cluster", tags.cluster);
    for (const std::string& other : tags.others) add("tag", other);
    return list;
  }

  // The file's own score of an example, unclipped, must be what its verdicts and points give.
  void check_example_score(const Json& example) {
    const double written = json_number(example, "score", std::numeric_limits<double>::quiet_NaN());
    const auto computed = stats::healthbench_example_score(scored_items_);
    if (computed) example_scores_.push_back(*computed);
    if (!computed || !all_items_read_ || !std::isfinite(written)) return;
    if (std::fabs(written - *computed) <= score_tolerance) return;
    context_.diagnostics.warning("healthbench-score-differs", where(),
                                 "The file gives this example a score of " + format_shortest(written) +
                                     ", but its verdicts and points give " + format_shortest(*computed) +
                                     "; the verdicts are used.");
  }

  void check_total() {
    if (!std::isfinite(total_score_) || example_scores_.empty()) return;
    const double computed = stats::healthbench_score(example_scores_);
    if (std::fabs(total_score_ - computed) <= score_tolerance) return;
    context_.diagnostics.warning("healthbench-total-differs", file_.name,
                                 "The file gives a total score of " + format_shortest(total_score_) +
                                     ", but its verdicts and points give " + format_shortest(computed) +
                                     "; the verdicts are used.");
  }

  void describe_study() {
    StudyInfo& info = study_.info();
    info.score_rule = ScoreRule::healthbench_points;
    info.title = plain_eval_name();
    info.created = name_.created;
    info.citation =
        "Arora et al. 2025, HealthBench: Evaluating Large Language Models Towards Improved Human Health, "
        "arXiv 2505.08775";
    info.url = "https://arxiv.org/abs/2505.08775";
    add_limit("The verdicts come from a model grader that the results file does not name.");
    add_limit("HealthBench's authors ask that its example conversations not be shown in public.");
    context_.diagnostics.info("healthbench-grader-unnamed", file_.name,
                              "The file does not say which model graded the responses.",
                              "simple-evals uses gpt-4.1-2025-04-14 unless it is told otherwise.");
  }

  [[nodiscard]] std::string plain_eval_name() const {
    if (name_.eval == "healthbench_hard") return "HealthBench Hard";
    if (name_.eval == "healthbench_consensus") return "HealthBench Consensus";
    return "HealthBench";
  }

  void add_limit(std::string_view sentence) {
    std::vector<std::string>& limits = study_.info().limits;
    if (std::find(limits.begin(), limits.end(), sentence) == limits.end()) limits.emplace_back(sentence);
  }

  void report_cut_off(const Error& error) {
    context_.diagnostics.error("healthbench-cut-off", file_.name + (error.where.empty() ? "" : ", " + error.where),
                               "The file cannot be read to its end (" + error.message + "). The " +
                                   plural(examples_read_, "example") + " before that place are shown.",
                               "Get the file again, or run the evaluation to its end.");
  }

  [[nodiscard]] Error unreadable(const Error& error) const {
    return {.code = error.code,
            .message = error.message,
            .where = file_.name + (error.where.empty() ? "" : ", " + error.where),
            .hint = error.hint};
  }

  [[nodiscard]] Error no_verdicts() const {
    return {.code = "healthbench-no-examples",
            .message = "These simple-evals results hold no HealthBench examples with rubric items.",
            .where = file_.name,
            .hint = "Open the file whose name ends in _allresults.json; only HealthBench's are read."};
  }

  [[nodiscard]] Error meta_evaluation_error() const {
    return {.code = "healthbench-meta-eval",
            .message =
                "This is a HealthBench meta-evaluation (how well a grader agrees with physicians), which is not "
                "read yet.",
            .where = file_.name,
            .hint = "Open the results of healthbench, healthbench_hard or healthbench_consensus."};
  }

  const InputFile& file_;
  ReadContext& context_;
  StudyBuilder& study_;
  HealthbenchFileName name_;
  ModelId model_;
  RaterId rater_;
  std::size_t judgments_before_ = 0;
  std::uint64_t examples_read_ = 0;
  bool meta_evaluation_ = false;
  Error stopped_by_;
  double total_score_ = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> example_scores_;           // recomputed, unclipped
  std::vector<stats::RubricItem> scored_items_;  // of the example being read
  bool all_items_read_ = true;                   // of the example being read
};

Result<Done> read(const InputFile& file, ReadContext& context) { return HealthbenchImport(file, context).run(); }

}  // namespace

const Importer healthbench_results_importer = {.name = "healthbench-results", .sniff = sniff, .order = 0, .read = read};

}  // namespace consilium::importers
