#include "session/lab.h"

#include <algorithm>
#include <utility>

namespace consilium::session {

std::optional<double> LabRun::tokens_per_second() const {
  if (tokens < 2 || last_ms <= first_ms) return std::nullopt;
  return 1000.0 * static_cast<double>(tokens - 1) / (last_ms - first_ms);
}

const LabRun* Lab::run(LabSide side) const {
  const auto& run = runs_[static_cast<std::size_t>(side)];
  return run ? &*run : nullptr;
}

void Lab::prepare(const ModelName& model, double now_ms) {
  if (engine_ == nullptr) return;
  if (!book_asked_) {
    book_asked_ = true;
    book_failure_.clear();
    engine_->open_book();
  }
  const bool other = loading_.name != model;
  if (other || loading_.stage == LabLoading::Stage::none) load(model, LabProvider::automatic, now_ms);
}

void Lab::follow(const ModelName& model, const LabColumns& columns, double now_ms) {
  prepare(model, now_ms);
  if (!can_ask()) return;
  if (has_dials()) {
    want(LabSide::a, columns.a, now_ms);
    want(LabSide::b, beside_a(columns), now_ms);
  } else {  // nothing that could be turned, or turned back to 0
    want(LabSide::a, without_dials(columns.a), now_ms);
    want(LabSide::b, columns.b ? std::optional(without_dials(*columns.b)) : std::nullopt, now_ms);
  }
}

void Lab::load(const ModelName& model, LabProvider provider, double now_ms) {
  if (engine_ == nullptr) return;
  if (book_ == nullptr && !book_failure_.empty()) book_asked_ = false;
  stop();
  stop_probe();
  if (loading_.name != model) probe_.forget();
  for (auto& run : runs_) run.reset();
  loading_ = {.stage = LabLoading::Stage::loading, .name = model, .began_ms = now_ms};
  engine_->load(model, provider);
}

void Lab::run_again(const ModelName& model, const LabColumns& columns, double now_ms) {
  stop();
  for (auto& run : runs_) run.reset();
  follow(model, columns, now_ms);
}

void Lab::stop() {
  if (engine_ != nullptr && loading_.stage == LabLoading::Stage::loading) {
    engine_->cancel(0);
    model_failed("It was stopped while it loaded.");
  }
  for (auto& run : runs_) {
    if (!run || !run->running()) continue;
    cancel(*run);
    run->exchange.end_reply(LabEnd::stopped);
    run->findings = run->exchange.findings();
  }
}

void Lab::run_probe(const ProbeSetup& setup, double now_ms) {
  if (!can_ask()) return;
  probe_.start(setup, book_);
  ask_for_probe(now_ms);
}

void Lab::stop_probe() {
  if (engine_ != nullptr) probe_.stop(*engine_);
}

void Lab::ask_for_probe(double now_ms) {
  if (probe_.wants_to_ask()) probe_.ask(++last_number_, *engine_, now_ms);
}

void Lab::want(LabSide side, const std::optional<LabSetup>& setup, double now_ms) {
  std::optional<LabRun>& run = slot(side);
  if (!setup) {
    if (run) cancel(*run);
    run.reset();
    return;
  }
  const LabSetup fit = fitted(*setup, book_->book);
  if (run && run->exchange.setup() == fit) return;
  if (run) cancel(*run);
  if (!run || !run->exchange.go_on_with(fit)) run.emplace(LabRun{.exchange = LabExchange(fit, book_->book)});
  ask(*run, now_ms);
}

void Lab::ask(LabRun& run, double now_ms) {
  run.number = ++last_number_;
  run.failure.clear();
  run.findings.clear();
  run.asked_ms = now_ms;
  run.tokens = 0;
  engine_->ask(run.number, run.exchange.question());
}

void Lab::cancel(LabRun& run) {
  if (run.running()) engine_->cancel(std::exchange(run.number, 0));
}

LabRun* Lab::asking(std::uint64_t number) {
  for (auto& run : runs_) {
    if (run && number != 0 && run->number == number) return &*run;
  }
  return nullptr;
}

void Lab::book_arrived(std::shared_ptr<const LabBook> book) {
  book_ = std::move(book);
  book_failure_.clear();
}

void Lab::load_progressed(std::uint64_t done_bytes, std::uint64_t total_bytes) {
  loading_.total_bytes = std::max(total_bytes, done_bytes);
  loading_.done_bytes = done_bytes;
}

void Lab::model_ready(const LabModel& model) {
  loading_.stage = LabLoading::Stage::ready;
  loading_.model = model;
}

void Lab::model_failed(std::string message, bool missing) {
  stop_probe();
  loading_.stage = LabLoading::Stage::failed;
  loading_.message = std::move(message);
  loading_.missing = missing;
}

void Lab::token_came(std::uint64_t number, LabToken token, double now_ms) {
  if (probe_.token_came(number, token)) return;
  LabRun* run = asking(number);
  if (run == nullptr) return;
  if (run->tokens == 0) run->first_ms = now_ms;
  run->last_ms = now_ms;
  ++run->tokens;
  if (!run->exchange.add(std::move(token))) return;
  cancel(*run);
  ask(*run, now_ms);
}

void Lab::reply_ended(std::uint64_t number, LabEnd end, double now_ms) {
  if (probe_.reply_ended(number, now_ms)) return ask_for_probe(now_ms);
  LabRun* run = asking(number);
  if (run == nullptr) return;
  run->exchange.end_reply(end);
  if (run->exchange.finished()) {
    run->number = 0;
    run->findings = run->exchange.findings();
  } else {
    ask(*run, now_ms);
  }
}

void Lab::ask_failed(std::uint64_t number, std::string message) {
  if (probe_.ask_failed(number, message)) return;
  LabRun* run = asking(number);
  if (run == nullptr) return;
  run->number = 0;
  run->failure = std::move(message);
  run->exchange.end_reply(LabEnd::stopped);
}

}  // namespace consilium::session
