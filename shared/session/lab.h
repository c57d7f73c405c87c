// What the lab holds while the app runs: the case book, the state of its model, the runs of its two
// columns, and its probe. What is asked for stands in ViewState; this is what came of it.
//
// The lab follows the view: whenever what a column asks for differs from what was last asked, its run is begun anew, so
// that undo, links and a turned dial all work alike. Answers carry the number of their question; those of a question
// that is no longer wanted are dropped.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/lab_book.h"
#include "session/lab_engine.h"
#include "session/lab_exchange.h"
#include "session/lab_probe.h"
#include "session/lab_setup.h"

namespace consilium::session {

struct LabModel {
  LabProvider provider = LabProvider::wasm;  // the one it runs on
  std::size_t dials = 0;                     // how many its graph has
  std::uint64_t bytes = 0;                   // of its files
  double load_ms = 0.0;
  std::optional<double> webgpu_ms, wasm_ms;  // a token, as measured when one of the two was to be picked
};

struct LabLoading {
  enum class Stage : std::uint8_t { none, loading, ready, failed };
  Stage stage = Stage::none;
  ModelName name;  // of the model that is there, or under way
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;  // 0: not known
  double began_ms = 0.0;
  LabModel model;        // when ready
  std::string message;   // when failed
  bool missing = false;  // when failed: it is not on this device
};

struct LabRun {
  LabExchange exchange;
  std::uint64_t number = 0;              // of the question that is being answered; 0: none is
  std::string failure;                   // why the model gave no answer, as a sentence
  std::vector<cases::Finding> findings;  // when finished, in the order of cases::criterion_keys()
  // Of the last question asked: when, when its first token came, when its last, and how many.
  double asked_ms = 0.0, first_ms = 0.0, last_ms = 0.0;
  std::size_t tokens = 0;

  [[nodiscard]] bool running() const { return number != 0; }
  // Tokens a second while it wrote; nothing where too few came to tell.
  [[nodiscard]] std::optional<double> tokens_per_second() const;
};

class Lab {
 public:
  explicit Lab(LabEngine* engine) : engine_(engine) {}

  [[nodiscard]] const LabBook* book() const { return book_.get(); }
  [[nodiscard]] const std::string& book_failure() const { return book_failure_; }
  [[nodiscard]] const LabLoading& loading() const { return loading_; }
  [[nodiscard]] const LabRun* run(LabSide side) const;
  [[nodiscard]] const LabProbe& probe() const { return probe_; }
  // Their names are those of Ward's: a number of dials alone does not say what another model's would do.
  [[nodiscard]] bool has_dials() const {
    return loading_.name == ModelName{} && (loading_.stage != LabLoading::Stage::ready || loading_.model.dials > 0);
  }

  // A part of the lab is on screen: fetches book and model, once; another model when another is wanted.
  void prepare(const ModelName& model, double now_ms);
  // The conversation is on screen: asks what `columns` want, too.
  void follow(const ModelName& model, const LabColumns& columns, double now_ms);
  void load(const ModelName& model, LabProvider provider, double now_ms);
  // Asks everything anew.
  void run_again(const ModelName& model, const LabColumns& columns, double now_ms);
  void stop();
  // Begins the probe, or goes on with it where it stopped; nothing while book or model are missing.
  void run_probe(const ProbeSetup& setup, double now_ms);
  void stop_probe();

  void book_arrived(std::shared_ptr<const LabBook> book);
  void book_failed(std::string message) { book_failure_ = std::move(message); }
  void load_progressed(std::uint64_t done_bytes, std::uint64_t total_bytes);
  void model_ready(const LabModel& model);
  void model_failed(std::string message, bool missing = false);
  void token_came(std::uint64_t number, LabToken token, double now_ms);
  void reply_ended(std::uint64_t number, LabEnd end, double now_ms);
  void ask_failed(std::uint64_t number, std::string message);

 private:
  std::optional<LabRun>& slot(LabSide side) { return runs_[static_cast<std::size_t>(side)]; }
  LabRun* asking(std::uint64_t number);
  [[nodiscard]] bool can_ask() const {
    return engine_ != nullptr && book_ != nullptr && loading_.stage == LabLoading::Stage::ready;
  }
  void want(LabSide side, const std::optional<LabSetup>& setup, double now_ms);
  void ask(LabRun& run, double now_ms);
  void cancel(LabRun& run);
  void ask_for_probe(double now_ms);

  LabEngine* engine_;
  std::shared_ptr<const LabBook> book_;
  std::string book_failure_;
  bool book_asked_ = false;
  LabLoading loading_;
  std::array<std::optional<LabRun>, 2> runs_;
  LabProbe probe_;
  std::uint64_t last_number_ = 0;
};

}  // namespace consilium::session
