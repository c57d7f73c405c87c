#include "importers/inspect_sample.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "importers/model_family.h"
#include "importers/read_support.h"

namespace consilium::importers {
namespace {

constexpr std::size_t max_tag_bytes = 120;
constexpr std::size_t max_tags = 40;
constexpr std::uint64_t max_repeat = 60'000;  // repeats are 16 bits wide

std::string_view message_of(const Json& error) {
  if (error.is_string()) return error.get_ref<const std::string&>();
  return json_string(error, "message", "no message");
}

std::string_view stop_reason(const Json& sample) {
  const Json* output = json_find(sample, "output");
  const Json* choices = output == nullptr ? nullptr : json_find(*output, "choices");
  if (choices == nullptr || !choices->is_array() || choices->empty()) return {};
  return json_string(choices->front(), "stop_reason");
}

const Json* present(const Json& sample, std::string_view key) {
  const Json* value = json_find(sample, key);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::string limit_text(const Json& limit) {
  const std::string_view kind =
      limit.is_string() ? limit.get_ref<const std::string&>() : json_string(limit, "type", "unknown");
  std::string text = "A limit ended the sample early: " + std::string(kind);
  const Json* value = json_find(limit, "limit");
  if (value != nullptr && value->is_number()) text += " " + json_to_text(*value);
  return text + ".";
}

// How the sample ended, when not in the ordinary way.
std::string ending_text(const Json& sample) {
  if (const Json* error = present(sample, "error")) {
    std::string text = "The sample failed: " + std::string(trim(message_of(*error)));
    if (!text.ends_with('.')) text += '.';
    return text;
  }
  if (const Json* limit = present(sample, "limit")) return limit_text(*limit);
  const std::string_view reason = stop_reason(sample);
  if (reason == "content_filter") return "The provider withheld the answer (content filter).";
  if (reason == "max_tokens" || reason == "model_length") return "The answer was cut off at the token limit.";
  return {};
}

MissingReason why_missing(const Json& sample, std::string_view status, bool answered) {
  if (const Json* error = present(sample, "error")) {
    // The traceback tells whose fault it was; without one, an answer that is there was not the problem's victim.
    const bool in_scorer = contains_ignore_case(json_string(*error, "traceback"), "scorer");
    return answered && in_scorer ? MissingReason::scorer_error : MissingReason::model_error;
  }
  if (stop_reason(sample) == "content_filter") return MissingReason::refused;
  if (present(sample, "limit") != nullptr) return MissingReason::limit_reached;
  if (status == "cancelled" || status == "started") return MissingReason::cancelled;
  return MissingReason::not_scored;
}

std::string invalidation_text(const Json& sample) {
  const Json* invalidation = present(sample, "invalidation");
  if (invalidation == nullptr) return {};
  std::string text = "Marked as invalid";
  const std::string_view author = json_string(*invalidation, "author");
  const std::string_view reason = json_string(*invalidation, "reason");
  if (!author.empty()) text += " by " + std::string(author);
  return reason.empty() ? text + "." : text + ": " + std::string(reason) + ".";
}

std::uint64_t epoch_of(const Json& sample) {
  const double epoch = json_number(sample, "epoch", 1.0);
  return epoch >= 1.0 && epoch <= static_cast<double>(max_repeat) ? static_cast<std::uint64_t>(epoch) : 1;
}

// Before scores had names there was one, "score".
Json named_scores(const Json& sample, const InspectLog& log) {
  if (const Json* scores = present(sample, "scores")) return *scores;
  const Json* score = present(sample, "score");
  if (score == nullptr) return {};
  const std::vector<std::string> names = log.scorer_names();
  Json scores = Json::object();
  scores[names.empty() ? std::string("score") : names.front()] = *score;
  return scores;
}

// Older logs keep what is set aside in transcript.content.
const Json* attachments_of(const Json& sample) {
  if (const Json* attachments = present(sample, "attachments")) return attachments;
  const Json* transcript = json_find(sample, "transcript");
  return transcript == nullptr ? nullptr : json_find(*transcript, "content");
}

}  // namespace

InspectSamples::InspectSamples(const InspectLog& log, ReadContext& context, std::uint64_t file_bytes)
    : log_(log),
      context_(context),
      scores_(log, context, file_bytes),
      cluster_key_(log.cluster_key()),
      run_tags_(log.tags()) {
  const std::string run_key = log.run_key();
  StudyBuilder& study = context.study;
  const auto is_this_run = [&](const Tag& fact) {
    return study.text_of(fact.name) == "Task id" && study.text_of(fact.value) == run_key;
  };
  run_tags_.resize(std::min(run_tags_.size(), max_tags));
  same_run_read_before_ = !run_key.empty() && std::ranges::any_of(study.info().facts, is_this_run);
  model_ = study.model(log.model());
  study.at(model_).family = study.text(model_family(log.model()));
}

bool InspectSamples::wants(std::string_view key) {
  constexpr std::array<std::string_view, 15> keys{"id",          "epoch",       "input",  "choices", "target",
                                                  "messages",    "output",      "scores", "score",   "metadata",
                                                  "attachments", "model_usage", "error",  "limit",   "invalidation"};
  return std::ranges::find(keys, key) != keys.end();
}

std::vector<Tag> InspectSamples::tags_of(const Json& sample) {
  std::vector<Tag> tags;
  StudyBuilder& study = context_.study;
  for (const auto& [name, value] : run_tags_) {
    if (tags.size() < max_tags) tags.push_back({.name = study.text(name), .value = study.text(value)});
  }
  const Json* metadata = json_find(sample, "metadata");
  if (metadata == nullptr || !metadata->is_object()) return tags;
  for (const auto& [name, value] : metadata->get_ref<const Json::object_t&>()) {
    if (value.is_null() || value.is_structured() || tags.size() >= max_tags) continue;
    const std::string text = json_to_text(value);
    if (text.empty() || text.size() > max_tag_bytes) continue;
    tags.push_back({.name = study.text(name), .value = study.text(text)});
  }
  return tags;
}

Range InspectSamples::add_turns(const std::vector<InspectTurn>& turns) {
  std::vector<Message> messages;
  messages.reserve(turns.size());
  for (const InspectTurn& turn : turns) {
    messages.push_back(
        {.role = turn.role, .name = context_.study.text(turn.name), .text = context_.study.text(turn.text)});
  }
  return context_.study.add_messages(messages);
}

bool InspectSamples::same_prompt(Range stored, const std::vector<InspectTurn>& turns) const {
  const std::span<const Message> messages = context_.study.messages_of(stored);
  return std::ranges::equal(messages, turns, [&](const Message& message, const InspectTurn& turn) {
    return message.role == turn.role && context_.study.text_of(message.text) == turn.text;
  });
}

void InspectSamples::fill_scenario(ScenarioId scenario, const Json& sample, std::string_view id,
                                   const InspectConversation& conversation) {
  StudyBuilder& study = context_.study;
  const std::vector<Tag> tags = tags_of(sample);
  const Range tag_range = study.add_tags(tags);
  const Range prompt = add_turns(conversation.prompt);
  const TextId title = study.text(conversation.title.empty() ? "Sample " + std::string(id) : conversation.title);
  const TextId target = study.text(conversation.target);
  TextId cluster(0);
  if (const Json* metadata = json_find(sample, "metadata")) {
    for (const std::string_view key :
         {std::string_view(cluster_key_), std::string_view("cluster"), std::string_view("cluster_id")}) {
      const Json* value = key.empty() ? nullptr : present(*metadata, key);
      if (value == nullptr || value->is_structured()) continue;
      cluster = study.text(json_to_text(*value));
      break;
    }
  }
  Scenario& row = study.at(scenario);
  row.title = title;
  row.cluster = cluster;
  row.tags = tag_range;
  row.messages = prompt;
  row.target = target;
}

ScenarioId InspectSamples::scenario_of(const Json& sample, std::string_view id, const InspectConversation& conversation,
                                       bool& prompt_differs) {
  const ScenarioId scenario = context_.study.scenario(log_.task() + "/" + std::string(id));
  const Scenario& row = context_.study.at(scenario);
  const bool is_new = context_.study.text_of(row.title).empty();
  prompt_differs = !is_new && !conversation.prompt.empty() && !same_prompt(row.messages, conversation.prompt);
  if (is_new) fill_scenario(scenario, sample, id, conversation);
  return scenario;
}

bool InspectSamples::place_response(std::uint64_t epoch, bool has_transcript, InspectSampleKey& key) {
  const ScenarioId scenario = key.scenario;
  const std::string& where = key.where;
  if (!seen_.emplace(scenario.value, epoch).second) {
    context_.diagnostics.warning("inspect-duplicate-sample", where,
                                 "This sample and epoch stand in the log twice; the first was kept.");
    return false;
  }
  key.repeat = static_cast<std::uint16_t>(epoch - 1);
  if (!has_transcript) return true;
  for (std::uint64_t repeat = epoch - 1; repeat < max_repeat; ++repeat) {
    bool created = false;
    key.repeat = static_cast<std::uint16_t>(repeat);
    key.response = context_.study.response(model_, scenario, key.repeat, &created);
    if (created) {
      if (repeat != epoch - 1) {
        context_.diagnostics.info(
            "inspect-further-run", where,
            "Another log of the same task and model was read before; this answer counts as a further repeat.");
      }
      return true;
    }
    if (same_run_read_before_) {
      context_.diagnostics.warning(
          "inspect-same-run", where,
          "This answer is in a file read before (a copy of the log, or the log of its retry); the first was kept.",
          "To count the answers of a retry, open its log alone.");
      return false;
    }
  }
  context_.diagnostics.error("inspect-too-many-repeats", where,
                             "There are more repeats of one sample than can be kept.");
  return false;
}

std::uint32_t InspectSamples::output_tokens(const Json& sample, const InspectConversation& conversation) const {
  const auto is_answer = [](const InspectTurn& turn) {
    return turn.role == ChatRole::assistant && turn.name != "reasoning";
  };
  const Json* usage = nullptr;
  if (std::ranges::count_if(conversation.answer, is_answer) > 1) {
    // Several turns: only the total per model is logged, and a grader of the same model is in it.
    const Json* by_model = json_find(sample, "model_usage");
    usage = by_model == nullptr ? nullptr : json_find(*by_model, log_.model());
  } else if (const Json* output = json_find(sample, "output")) {
    usage = json_find(*output, "usage");
  }
  const double tokens = usage == nullptr ? 0.0 : json_number(*usage, "output_tokens", 0.0);
  return tokens >= 1.0 && tokens < 4e9 ? static_cast<std::uint32_t>(tokens) : 0;
}

void InspectSamples::fill_response(ResponseId response, const Json& sample, const InspectConversation& conversation,
                                   bool prompt_differs) {
  std::vector<InspectTurn> turns;
  if (prompt_differs) turns = conversation.prompt;
  turns.insert(turns.end(), conversation.answer.begin(), conversation.answer.end());
  const Range messages = add_turns(turns);
  const TextId error = context_.study.text(ending_text(sample));
  Response& row = context_.study.at(response);
  row.messages = messages;
  row.error = error;
  row.output_tokens = output_tokens(sample, conversation);
}

Result<Done> InspectSamples::add(const Json& sample, std::string_view where, std::uint64_t done_bytes) {
  const Result<Done> going_on = check_going_on(context_, log_.file(), done_bytes);
  if (!going_on) return going_on.error();
  if (context_.study.bytes_held() + scores_.bytes_held() > context_.limits.max_total_bytes) {
    return Error{"import-too-large", "The scores of this log need more memory than is allowed.", log_.file(),
                 "Open fewer files at a time."};
  }
  const Json* id_value = present(sample, "id");
  if (id_value == nullptr) {
    context_.diagnostics.warning("inspect-sample-without-id", std::string(where),
                                 "A sample has no id and was left out.");
    return Done{};
  }
  const std::string id = json_to_text(*id_value);
  InspectTexts texts(attachments_of(sample));
  const InspectConversation conversation = read_inspect_conversation(sample, texts);
  bool prompt_differs = false;

  InspectSampleKey key;
  key.where = where;
  key.scenario = scenario_of(sample, id, conversation, prompt_differs);
  const bool has_transcript = present(sample, "messages") != nullptr || present(sample, "output") != nullptr ||
                              present(sample, "error") != nullptr;
  if (!place_response(epoch_of(sample), has_transcript, key)) return Done{};
  if (prompt_differs) {
    context_.diagnostics.info(
        "inspect-prompt-differs", std::string(where),
        "This answer was given to other words than the first answer of the sample; they are shown with it.");
  }
  if (has_transcript) fill_response(key.response, sample, conversation, prompt_differs);

  const std::string_view judged = judged_text(conversation.answer);
  key.why_missing = why_missing(sample, log_.status(), !judged.empty());
  key.why_missing_text = ending_text(sample);
  key.invalidation = invalidation_text(sample);
  if (present(sample, "error") != nullptr) {
    context_.diagnostics.warning("inspect-sample-failed", std::string(where),
                                 ellipsize_utf8(key.why_missing_text, 300));
  }
  const Json scores = named_scores(sample, log_);
  scores_.add_sample(std::move(key), &scores, judged, texts);
  if (texts.unresolved() > 0) {
    context_.diagnostics.warning(
        "inspect-attachment-missing", std::string(where),
        plural(texts.unresolved(), "text") + " set aside as an attachment cannot be found in the log.");
  }
  return Done{};
}

Result<Done> InspectSamples::finish() {
  const std::uint64_t expected = log_.completed_samples();
  if (expected > 0 && !seen_.empty() && seen_.size() != expected) {
    context_.diagnostics.warning("inspect-samples-incomplete", log_.file(),
                                 "The log says that " + plural(expected, "sample was", "samples were") +
                                     " completed, but " + format_count(seen_.size()) +
                                     " can be read; its own averages may differ from those shown.");
  }
  return scores_.finish();
}

}  // namespace consilium::importers
