#include "importers/model_family.h"

#include <doctest/doctest.h>

using consilium::importers::model_family;

TEST_CASE("families are read from the words of a model's name") {
  CHECK(model_family("openai/gpt-4o-mini") == "GPT");
  CHECK(model_family("openai/azure/gpt-4o") == "GPT");
  CHECK(model_family("o3-mini") == "GPT");
  CHECK(model_family("anthropic/claude-opus-4-6") == "Claude");
  CHECK(model_family("ollama/llama3.1") == "Llama");
  CHECK(model_family("Qwen2.5:0.5b") == "Qwen");
  CHECK(model_family("google/gemini-2.0-flash-001") == "Gemini");
  CHECK(model_family("google/medgemma-27b") == "Gemma");
}

TEST_CASE("a distilled model belongs to the family that is named first") {
  CHECK(model_family("deepseek-r1-distill-llama-70b") == "DeepSeek");
}

TEST_CASE("no family is guessed") {
  CHECK(model_family("").empty());
  CHECK(model_family("demo/model-a").empty());
  CHECK(model_family("google/novel-1").empty());  // not "Nova", and the provider alone says nothing
  CHECK(model_family("dolphin-o100").empty());
  CHECK(model_family("egpt-1").empty());
}
