#include "model/study.h"

namespace consilium {

static_assert(Judgments::bytes_per_row <= 48, "a judgment row must stay small: studies have millions");

Noun compared(const Study& study) {
  for (const Tag& fact : study.info.facts) {
    if (study.text(fact.name) == "compared" && study.text(fact.value) == "settings") return {"setting", "settings"};
  }
  return {"model", "models"};
}

std::size_t model_count(const Study& study) { return compared(study).one == "setting" ? 1 : study.models.size(); }

std::string_view find_tag(const Study& study, Range tags, std::string_view name) {
  for (std::uint32_t i = 0; i < tags.count; ++i) {
    const Tag& tag = study.tags[tags.first + i];
    if (study.text(tag.name) == name) return study.text(tag.value);
  }
  return {};
}

std::string_view judged_text(const Study& study, ResponseId response) {
  if (!response.valid()) return {};
  const Range turns = study.responses[response.index()].messages;
  for (std::uint32_t left = turns.count; left > 0; --left) {
    const Message& message = study.messages[turns.first + left - 1];
    if (message.role == ChatRole::assistant) return study.text(message.text);
  }
  return {};
}

std::string_view to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::not_met:
      return "Not met";
    case Verdict::met:
      return "Met";
    case Verdict::scored:
      return "Score";
    case Verdict::unclear:
      return "Unclear";
    case Verdict::missing:
      return "Missing";
  }
  return {};
}

std::string_view to_text(MissingReason reason) {
  switch (reason) {
    case MissingReason::none:
      return "not missing";
    case MissingReason::not_scored:
      return "no score in the log";
    case MissingReason::scorer_error:
      return "the scorer failed";
    case MissingReason::model_error:
      return "the model or the test run failed before there was a response";
    case MissingReason::refused:
      return "the model or its provider declined";
    case MissingReason::limit_reached:
      return "a time, token or message limit was reached";
    case MissingReason::cancelled:
      return "the run was stopped first";
    case MissingReason::unreadable:
      return "the value in the log cannot be interpreted";
  }
  return {};
}

std::string_view to_text(RaterKind kind) {
  switch (kind) {
    case RaterKind::unknown:
      return "unknown rater";
    case RaterKind::physician:
      return "physician";
    case RaterKind::person:
      return "person";
    case RaterKind::model:
      return "model grader";
    case RaterKind::code:
      return "code check";
    case RaterKind::metric:
      return "metric";
  }
  return {};
}

std::string_view to_text(ChatRole role) {
  switch (role) {
    case ChatRole::system:
      return "System";
    case ChatRole::user:
      return "User";
    case ChatRole::assistant:
      return "Assistant";
    case ChatRole::tool:
      return "Tool";
    case ChatRole::reference:
      return "Reference text given to the model";
    case ChatRole::other:
      return "Other";
  }
  return {};
}

std::string_view to_text(Aspect aspect) {
  switch (aspect) {
    case Aspect::unknown:
      return "Not classified";
    case Aspect::knowledge:
      return "Knowledge";
    case Aspect::demand:
      return "Demand";
    case Aspect::value:
      return "Value";
  }
  return {};
}

std::string_view to_text(Lever lever) {
  switch (lever) {
    case Lever::unknown:
      return "Not classified";
    case Lever::knowledge_integration:
      return "Healthcare knowledge integration";
    case Lever::task_understanding:
      return "Task understanding";
    case Lever::human_guidance:
      return "Human guidance";
  }
  return {};
}

std::string_view to_text(Stage stage) {
  switch (stage) {
    case Stage::unknown:
      return "Not classified";
    case Stage::training_data_curation:
      return "Training data curation";
    case Stage::training:
      return "Training";
    case Stage::inference:
      return "Inference";
  }
  return {};
}

}  // namespace consilium
