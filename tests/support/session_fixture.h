// What the session tests share: a small study, and ports that write down what was asked of them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/study_builder.h"
#include "session/session.h"

namespace consilium::testing {

// 3 models, 4 criteria in 2 themes, 5 scenarios; every cell judged once. `title` empty: named by its file.
inline std::shared_ptr<const Study> make_study(std::string_view title = "Triage",
                                               std::string_view file = "triage.csv") {
  StudyBuilder builder;
  builder.info().title = title;
  builder.add_source(file, "tidy CSV", 1234, std::string(64, 'a'));
  const RaterId rater = builder.rater("checker", RaterKind::code);
  for (const char* const model : {"alpha", "beta", "gamma"}) {
    for (const auto& [theme, criterion] : {std::pair{"Safety", "Escalates"},
                                           {"Safety", "Names red flags"},
                                           {"Style", "Plain words"},
                                           {"Style", "Short"}}) {
      for (const char* const scenario : {"s1", "s2", "s3", "s4", "s5"}) {
        builder.add_judgment({.model = builder.model(model),
                              .scenario = builder.scenario(scenario),
                              .criterion = builder.criterion(criterion, theme),
                              .rater = rater,
                              .verdict = Verdict::met});
      }
    }
  }
  return std::move(builder.finish()).value();
}

struct FakeStore : session::StudyStore {
  std::vector<std::string> opened, kept, forgotten;
  std::vector<std::vector<session::StudyEntry>> libraries;
  int deletions = 0;

  void open(std::string_view key) override { opened.emplace_back(key); }
  void keep(std::string_view key, const Study&) override { kept.emplace_back(key); }
  void forget(std::string_view key) override { forgotten.emplace_back(key); }
  void delete_everything() override { ++deletions; }
  void save_library(const std::vector<session::StudyEntry>& entries) override { libraries.push_back(entries); }
};

struct FakeFiles : session::FileGate {
  int choices = 0, cancels = 0;
  std::vector<std::string> saved;

  void choose_files() override { ++choices; }
  void cancel_import() override { ++cancels; }
  void save_file(std::string_view name, std::string_view mime, std::string_view bytes) override {
    saved.push_back(std::string(name) + "|" + std::string(mime) + "|" + std::string(bytes));
  }
};

struct FakeDesk : session::Desk {
  struct Link {
    std::string fragment;
    bool new_entry;
  };
  std::vector<std::string> copied, urls, pages;
  std::vector<Link> links;
  std::vector<session::Preferences> preferences;

  void copy_text(std::string_view text) override { copied.emplace_back(text); }
  void set_link(std::string_view fragment, bool new_entry) override {
    links.push_back({std::string(fragment), new_entry});
  }
  std::string page_address() const override { return "https://example.org/consilium/"; }
  void open_url(std::string_view url) override { urls.emplace_back(url); }
  void open_html(std::string_view html) override { pages.emplace_back(html); }
  void save_preferences(const session::Preferences& saved) override { preferences.push_back(saved); }
};

// Writes down what the lab asks of its engine: "book", "load auto", "ask 1: <the last message>", "cancel 1".
struct FakeLab : session::LabEngine {
  std::vector<std::string> calls;
  std::vector<session::LabQuestion> questions;

  void open_book() override { calls.emplace_back("book"); }
  void load(const session::ModelName& model, session::LabProvider provider) override {
    const std::string which = model == session::ModelName{} ? "" : " " + session::to_words(model);
    calls.push_back((provider == session::LabProvider::automatic ? "load auto" : "load one") + which);
  }
  void ask(std::uint64_t number, const session::LabQuestion& question) override {
    calls.push_back("ask " + std::to_string(number));
    questions.push_back(question);
  }
  void cancel(std::uint64_t number) override { calls.push_back("cancel " + std::to_string(number)); }
};

// Writes down what is asked of whoever keeps models: "list", "look owner/name", "remove key".
struct FakeModels : session::ModelKeeper {
  std::vector<std::string> calls;

  void list() override { calls.emplace_back("list"); }
  void look(const session::ModelName& name) override { calls.push_back("look " + name.id); }
  void download(const session::ModelName& name) override {
    calls.push_back("download " + name.id + " " + name.precision);
  }
  void cancel() override { calls.emplace_back("cancel"); }
  void remove(std::string_view key) override { calls.push_back("remove " + std::string(key)); }
  void choose_folder() override { calls.emplace_back("choose folder"); }
};

// A session at a desk; each command comes `step_ms` after the one before, far enough apart to be steps of their own.
struct Bench {
  static constexpr double step_ms = 5000.0;

  FakeStore store;
  FakeFiles files;
  FakeDesk desk;
  FakeLab lab;
  FakeModels models;
  session::Session session{{&store, &files, &desk, &lab, &models}};
  double now_ms = 1000.0;

  void does(const session::Command& command, double after_ms = step_ms) {
    now_ms += after_ms;
    session.apply(command, now_ms);
  }
  // Opens a shipped study the way the app does: asked of the store, then answered.
  void opens(std::string key, std::shared_ptr<const Study> study = make_study()) {
    does(session::OpenStudy{key});
    does(session::StudyLoaded{std::move(key), std::move(study), true});
  }
  [[nodiscard]] const session::ViewState& view() const { return session.view(); }
  [[nodiscard]] std::string notice() const { return session.notice() ? session.notice()->message : std::string{}; }
};

}  // namespace consilium::testing
