#include "importers/healthbench_dataset.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"
#include "importers/chat_messages.h"
#include "importers/healthbench_names.h"
#include "importers/json_peek.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

constexpr std::string_view format_name = "HealthBench dataset (JSON Lines)";

Sniff sniff(const InputFile& file) {
  const JsonPeek peek = peek_json(as_text(file.bytes));
  if (!peek.object || !peek.has_all("prompt_id", "rubrics")) return {};
  // Judged output of the m42 scripts keeps the dataset's keys and adds its own.
  if (peek.has_all("responses", "metrics")) return {};
  return {Confidence::yes, format_name};
}

std::vector<Tag> example_tags(const Json& example, StudyBuilder& study) {
  std::vector<Tag> tags;
  const Json* list = json_find(example, "example_tags");
  if (list == nullptr || !list->is_array()) return tags;
  for (const Json& entry : *list) {
    if (!entry.is_string()) continue;
    const std::string_view text = entry.get_ref<const std::string&>();
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
      tags.push_back({study.text("tag"), study.text(text)});
      continue;
    }
    const std::string_view name = text.substr(0, colon);
    const std::string_view value = text.substr(colon + 1);
    const bool theme = name == "theme";
    tags.push_back({study.text(theme ? "theme" : to_lower_ascii(plain_words(name))),
                    study.text(theme ? theme_name(value) : plain_words(value))});
  }
  return tags;
}

class DatasetImport {
 public:
  DatasetImport(const InputFile& file, ReadContext& context) : file_(file), context_(context), study_(context.study) {}

  Result<Done> run() {
    if (study_.judgment_count() == 0) {
      return Error{.code = "healthbench-dataset-alone",
                   .message =
                       "This is the HealthBench dataset without results: it holds questions and rubrics, but no "
                       "model's answers or verdicts.",
                   .where = file_.name,
                   .hint = "Open it together with a file whose name ends in _allresults.json."};
    }
    const std::string_view text = without_bom(as_text(file_.bytes));
    std::uint64_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const std::string_view line = trim(text.substr(begin, end - begin));
      begin = end + 1;
      ++number;
      if (auto going = check_going_on(context_, file_.name, begin); !going.ok()) return going;
      if (!line.empty()) read_line(line, number);
    }
    report();
    return Done{};
  }

 private:
  void read_line(std::string_view line, std::uint64_t number) {
    const auto example = parse_json(line, {.max_depth = context_.limits.max_json_depth});
    const std::string_view prompt_id = example.ok() ? json_string(example.value(), "prompt_id") : std::string_view();
    if (prompt_id.empty()) {
      context_.diagnostics.warning(
          "healthbench-dataset-line", file_.name + ", line " + std::to_string(number),
          (example.ok() ? std::string("This line has no prompt_id.") : example.error().message) + " It was left out.");
      return;
    }
    ++examples_;
    const ScenarioId scenario = study_.find_scenario(prompt_id);
    if (scenario.valid()) annotate(scenario, example.value());
  }

  void annotate(ScenarioId id, const Json& example) {
    ++joined_;
    Scenario& scenario = study_.at(id);
    if (scenario.tags.count == 0) scenario.tags = study_.add_tags(example_tags(example, study_));
    if (scenario.messages.count == 0) {
      if (const Json* prompt = json_find(example, "prompt")) {
        if (const auto turns = chat_messages(*prompt, study_)) {
          scenario.messages = study_.add_messages(*turns);
          scenario.title = study_.text(title_of(*turns, study_));
        }
      }
    }
    if (const Json* ideal = json_find(example, "ideal_completions_data");
        ideal != nullptr && study_.text_of(scenario.target).empty()) {
      scenario.target = study_.text(json_string(*ideal, "ideal_completion"), false);
    }
    if (study_.info().canary.empty()) study_.info().canary = json_string(example, "canary");
  }

  void report() {
    if (joined_ == 0) {
      context_.diagnostics.warning(
          "healthbench-dataset-no-match", file_.name,
          "None of the " + plural(examples_, "example") + " of this dataset is among the judged ones.",
          "Check that the dataset and the results belong to the same version.");
    } else {
      context_.diagnostics.info("healthbench-dataset-joined", file_.name,
                                "The dataset added themes to " + plural(joined_, "scenario") + ".");
    }
  }

  const InputFile& file_;
  ReadContext& context_;
  StudyBuilder& study_;
  std::uint64_t examples_ = 0;
  std::uint64_t joined_ = 0;
};

Result<Done> read(const InputFile& file, ReadContext& context) { return DatasetImport(file, context).run(); }

}  // namespace

const Importer healthbench_dataset_importer = {
    .name = "healthbench-dataset", .sniff = sniff, .order = 10, .read = read};

}  // namespace consilium::importers
