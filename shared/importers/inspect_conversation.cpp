#include "importers/inspect_conversation.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace consilium::importers {
namespace {

using Turns = std::vector<InspectTurn>;

// Choices have letters; a list beyond them is no multiple choice, and is not searched for in the prompt.
constexpr std::size_t most_letters = 26;

bool is_asking(const InspectTurn& turn) { return turn.role == ChatRole::user || turn.role == ChatRole::system; }

// How many turns, from the first on, belong to what the log marks or repeats as the sample's input; 0 = none found.
std::size_t end_of_input(const Turns& turns, const Turns& input) {
  for (std::size_t i = turns.size(); i-- > 0;) {
    if (turns[i].from_input) return i + 1;
  }
  // Logs before mid-2024 carry no marks: look for the input's last turn, word for word.
  if (input.empty()) return 0;
  const auto same = [&](const InspectTurn& turn) {
    return turn.role == input.back().role && turn.text == input.back().text;
  };
  const auto found = std::ranges::find_if(turns, same);
  return found == turns.end() ? 0 : static_cast<std::size_t>(found - turns.begin()) + 1;
}

// Splits `turns` into prompt and answer. False when nothing in them was asked, so that the input must stand in.
bool split_turns(Turns turns, const Turns& input, InspectConversation& conversation) {
  std::size_t end = end_of_input(turns, input);
  while (end < turns.size() && is_asking(turns[end])) ++end;
  const auto stop = turns.begin() + static_cast<std::ptrdiff_t>(end);
  const bool asked =
      std::any_of(turns.begin(), stop, [](const InspectTurn& turn) { return turn.role == ChatRole::user; });
  if (!asked) {
    conversation.prompt = input;
    conversation.answer = std::move(turns);
    return false;
  }
  conversation.prompt.assign(std::make_move_iterator(turns.begin()), std::make_move_iterator(stop));
  conversation.answer.assign(std::make_move_iterator(stop), std::make_move_iterator(turns.end()));
  return true;
}

Turns output_turns(const Json& sample, InspectTexts& texts) {
  const Json* output = json_find(sample, "output");
  if (output == nullptr) return {};
  const Json* choices = json_find(*output, "choices");
  if (choices != nullptr && choices->is_array() && !choices->empty()) {
    const Json* message = json_find(choices->front(), "message");
    if (message != nullptr && message->is_object()) {
      Turns turns = texts.turns(Json::array({*message}));
      for (InspectTurn& turn : turns) turn.role = ChatRole::assistant;
      return turns;
    }
  }
  const std::string_view completion = json_string(*output, "completion");
  if (completion.empty()) return {};
  return {{.role = ChatRole::assistant, .name = {}, .text = texts.resolve(completion)}};
}

std::vector<std::string> choices_of(const Json& sample, InspectTexts& texts) {
  std::vector<std::string> choices;
  const Json* list = json_find(sample, "choices");
  if (list == nullptr || !list->is_array()) return choices;
  for (const Json& choice : *list) choices.push_back(texts.resolve(json_to_text(choice)));
  return choices;
}

// Tasks usually write the options into the prompt; where one did not, they are added so that the answer makes sense.
void show_choices(const std::vector<std::string>& choices, Turns& prompt) {
  if (choices.empty() || prompt.empty()) return;
  const auto is_shown = [&](const std::string& choice) {
    return std::ranges::any_of(prompt,
                               [&](const InspectTurn& turn) { return turn.text.find(choice) != std::string::npos; });
  };
  if (choices.size() <= most_letters && std::ranges::all_of(choices, is_shown)) return;
  std::string lines = "\n";
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const std::string letter = choice_letter(i);
    lines += "\n" + (letter.empty() ? "-" : letter + ")") + " " + choices[i];
  }
  for (auto turn = prompt.rbegin(); turn != prompt.rend(); ++turn) {
    if (turn->role == ChatRole::user) {
      turn->text += lines;
      return;
    }
  }
}

std::string target_text(const Json& sample, const std::vector<std::string>& choices, InspectTexts& texts) {
  const Json* target = json_find(sample, "target");
  if (target == nullptr || target->is_null()) return {};
  std::vector<std::string> parts;
  if (target->is_array()) {
    for (const Json& item : *target) parts.push_back(texts.resolve(json_to_text(item)));
  } else {
    parts.push_back(texts.resolve(json_to_text(*target)));
  }
  std::string text;
  for (std::string& part : parts) {
    const std::string_view trimmed = trim(part);
    for (std::size_t i = 0; i < std::min(choices.size(), most_letters); ++i) {
      if (trimmed == choice_letter(i)) {
        part = choice_letter(i) + ") " + choices[i];
        break;
      }
    }
    if (!text.empty()) text += "\n";
    text += trim(part);
  }
  return text;
}

std::string last_question(const Turns& turns) {
  for (auto turn = turns.rbegin(); turn != turns.rend(); ++turn) {
    if (turn->role == ChatRole::user && !trim(turn->text).empty()) return turn->text;
  }
  return {};
}

// The dataset's own words make better titles than a task's template around them, unless somebody asked on after them.
std::string title_source(const Turns& prompt, const Turns& input) {
  const bool asked_on = !prompt.empty() && prompt.back().role == ChatRole::user && !prompt.back().from_input &&
                        std::ranges::any_of(prompt, &InspectTurn::from_input);
  const std::string dataset = last_question(input);
  return asked_on || dataset.empty() ? last_question(prompt) : dataset;
}

}  // namespace

std::string choice_letter(std::size_t index) {
  return index < most_letters ? std::string(1, static_cast<char>('A' + static_cast<char>(index))) : std::string();
}

std::string_view judged_text(const std::vector<InspectTurn>& answer) {
  for (auto turn = answer.rbegin(); turn != answer.rend(); ++turn) {
    if (turn->role == ChatRole::assistant && turn->name != "reasoning") return turn->text;
  }
  return {};
}

InspectConversation read_inspect_conversation(const Json& sample, InspectTexts& texts) {
  InspectConversation conversation;
  Turns input;
  if (const Json* value = json_find(sample, "input")) input = texts.turns(*value);
  Turns turns;
  if (const Json* value = json_find(sample, "messages"); value != nullptr && value->is_array())
    turns = texts.turns(*value);

  const bool split = split_turns(std::move(turns), input, conversation);
  if (judged_text(conversation.answer).empty()) {
    Turns output = output_turns(sample, texts);
    if (!judged_text(output).empty()) std::ranges::move(output, std::back_inserter(conversation.answer));
  }
  const std::vector<std::string> choices = choices_of(sample, texts);
  conversation.title = inspect_title(title_source(split ? conversation.prompt : input, input));
  conversation.target = target_text(sample, choices, texts);
  show_choices(choices, conversation.prompt);
  return conversation;
}

}  // namespace consilium::importers
