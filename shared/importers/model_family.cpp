#include "importers/model_family.h"

#include <array>
#include <string>

#include "base/text.h"

namespace consilium::importers {
namespace {

struct Family {
  std::string_view word;  // lower case, found at the start of a word of the name
  std::string_view family;
};

// OpenAI's o-series is counted with GPT: one maker, one line of training. Gemma and Gemini are kept apart.
constexpr std::array<Family, 25> families{{{"gpt", "GPT"},
                                           {"chatgpt", "GPT"},
                                           {"o1", "GPT"},
                                           {"o3", "GPT"},
                                           {"o4", "GPT"},
                                           {"claude", "Claude"},
                                           {"gemini", "Gemini"},
                                           {"gemma", "Gemma"},
                                           {"medgemma", "Gemma"},
                                           {"llama", "Llama"},
                                           {"codellama", "Llama"},
                                           {"mistral", "Mistral"},
                                           {"mixtral", "Mistral"},
                                           {"ministral", "Mistral"},
                                           {"qwen", "Qwen"},
                                           {"qwq", "Qwen"},
                                           {"deepseek", "DeepSeek"},
                                           {"grok", "Grok"},
                                           {"phi", "Phi"},
                                           {"command", "Command"},
                                           {"nova", "Nova"},
                                           {"kimi", "Kimi"},
                                           {"glm", "GLM"},
                                           {"olmo", "OLMo"},
                                           {"palm", "PaLM"}}};

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "o1" must end where it ends ("o1-mini", not "o100"); a longer word may run into its version ("llama3.1").
bool ends_well(std::string_view name, std::string_view word, std::size_t end) {
  if (end >= name.size()) return true;
  return !is_letter(name[end]) && !(is_digit(word.back()) && is_digit(name[end]));
}

}  // namespace

std::string_view model_family(std::string_view model_name) {
  // A distilled or fine-tuned name carries several words ("deepseek-r1-distill-llama-70b"): the first one decides.
  const std::string name = to_lower_ascii(model_name);
  for (std::size_t at = name.rfind('/') == std::string::npos ? 0 : name.rfind('/') + 1; at < name.size(); ++at) {
    if (at > 0 && (is_letter(name[at - 1]) || is_digit(name[at - 1]))) continue;
    for (const Family& entry : families) {
      if (name.compare(at, entry.word.size(), entry.word) == 0 && ends_well(name, entry.word, at + entry.word.size())) {
        return entry.family;
      }
    }
  }
  return {};
}

}  // namespace consilium::importers
