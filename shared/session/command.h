// Everything a user can do, as values. Views push commands; the reducer is the one place that changes state.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostics.h"
#include "base/result.h"
#include "session/lab.h"
#include "session/models.h"
#include "session/view_state.h"

namespace consilium::session {

// --- commands that change ViewState (each is one undo step, consecutive ones of one kind on one target may join) ---
struct GoTo {
  View view;
};
struct SelectModel {
  ModelId model;
};
struct SelectCell {
  ModelId model;
  CriterionId criterion;
};
struct SelectScenario {
  ScenarioId scenario;
  ModelId model;
  std::uint16_t repeat = 0;
};
struct ClearSelection {};
struct SetFilter {
  query::Filter filter;
};
struct OpenEvidence {
  query::Filter filter;
};  // go to Evidence with this filter
struct SetMatrixOrder {
  query::MatrixOrder order;
};
struct SetEvidenceOrder {
  query::EvidenceOrder order;
};
struct SetCellText {
  CellText text;
};
struct SetWeakBelow {
  std::uint32_t n;
};
struct FoldTheme {
  std::uint32_t theme_index;
};  // fold or unfold a theme of the matrix
struct SetAsTable {
  bool as_table;
};
struct SetInspectorPage {
  bool open;
};
// What a column of the lab asks; edits of tokens go where anything else differs from before.
struct SetLab {
  LabSide side;
  LabSetup setup;
};
struct OpenLab {
  LabColumns columns;
};  // go to the lab with these
struct ShowLab {
  LabShown shown;
};
struct KeepAsB {};  // B becomes what A is now
struct DropB {};    // B follows A again
// Puts another token in the place of one: the reply goes on from there.
struct GoOnFrom {
  LabSide side;
  LabEdit edit;
};
// What is on screen of the probes, and the probe itself: goes there.
struct SetProbe {
  ProbeView probe;
};
// The lab goes on with another model: goes there.
struct UseModel {
  ModelName name;
};
// --- history ---
struct Undo {};
struct Redo {};
// --- preferences ---
struct SetTheme {
  Theme theme;
};
struct SetTextScale {
  double scale;
};
// --- effects: carried out by the bridge through ports.h ---
struct OpenStudy {
  std::string key;
};  // shipped or kept on this device
struct ChooseFiles {};  // opens the browser's file picker
struct CancelImport {};
struct ForgetStudy {
  std::string key;
};  // one study kept on this device
struct DeleteEverything {};  // asks first in the view, then this
struct CopyText {
  std::string text;
  std::string what;
};  // to the clipboard; `what` for the confirmation
struct SaveFile {
  std::string name;
  std::string mime;
  std::string bytes;
};
struct ShareView {};      // copies the deep link
struct OpenPlainPage {};  // current view as static HTML
struct OpenUrl {
  std::string url;
};  // in a new tab, only for links the user clicked
struct RunLab {};     // asks the model anew
struct StopLab {};    // what was said so far stays
struct RunProbe {};   // begins the probe that is set up, or goes on with it
struct StopProbe {};  // what was answered so far stays
struct LoadLabModel {
  LabProvider provider;
};
struct ListModels {};  // those on this device, and the catalogue
struct LookAtModel {
  ModelName name;
};  // what its host has; a host that was not asked before is asked for first
struct AllowHost {};  // the host that is asked for may be asked
struct DownloadModel {
  ModelName name;
};  // with its precision
struct CancelModel {};  // what has come of a download stays
struct RemoveModel {
  std::string key;
};  // from this device; asks first in the view, then this
struct ChooseModelFolder {};  // opens the browser's picker of folders
// --- results that come back from effects ---
// `from_store`: read from what is shipped or kept on this device, in answer to StudyStore::open; else freshly imported.
struct StudyLoaded {
  std::string key;
  std::shared_ptr<const Study> study;
  bool from_store = false;
};
struct StudyFailed {
  std::string key;
  Error error;
  Diagnostics diagnostics;
};
// A study that was opened cannot be kept on this device: it stays open, and leaves the list of what is kept.
struct StudyNotKept {
  std::string key;
  std::string message;
};
struct ImportProgress {
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;
  std::string label;
};
struct ImportCancelled {};
struct LinkArrived {
  std::string fragment;
};  // start-up or the browser's back and forward
struct LabBookArrived {
  std::shared_ptr<const LabBook> book;
};
struct LabBookFailed {
  std::string message;
};
struct LabLoadProgress {
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;
};
struct LabModelReady {
  LabModel model;
};
struct LabTokenCame {
  std::uint64_t number = 0;
  LabToken token;
};
struct LabReplyEnded {
  std::uint64_t number = 0;
  LabEnd end = LabEnd::by_itself;
};
// `number` 0: the model could not be loaded, or was lost.
struct LabFailed {
  std::uint64_t number = 0;
  std::string message;
  bool missing = false;  // the model is not on this device
};
struct CatalogueArrived {
  std::vector<CatalogueModel> models;
};
struct KeptModelsArrived {
  std::vector<KeptModel> models;
  std::optional<std::uint64_t> room_bytes;
};
struct ModelOffered {
  ModelOffer offer;
};
struct ModelProgress {
  std::uint64_t done_bytes = 0;
  std::uint64_t total_bytes = 0;
};
struct ModelDownloaded {
  ModelName name;
};
struct ReadingGivenModel {};  // of files that the user gave
struct GivenModelArrived {
  ModelName name;
};
struct ModelFailed {
  std::string message;
};
struct DismissNotice {};
struct Notify {
  Severity severity = Severity::info;
  std::string message;
};  // a line in the status/alert region

using Command =
    std::variant<GoTo, SelectModel, SelectCell, SelectScenario, ClearSelection, SetFilter, OpenEvidence, SetMatrixOrder,
                 SetEvidenceOrder, SetCellText, SetWeakBelow, FoldTheme, SetAsTable, SetInspectorPage, SetLab, OpenLab,
                 ShowLab, KeepAsB, DropB, GoOnFrom, SetProbe, UseModel, Undo, Redo, SetTheme, SetTextScale, OpenStudy,
                 ChooseFiles, CancelImport, ForgetStudy, DeleteEverything, CopyText, SaveFile, ShareView, OpenPlainPage,
                 OpenUrl, RunLab, StopLab, RunProbe, StopProbe, LoadLabModel, ListModels, LookAtModel, AllowHost,
                 DownloadModel, CancelModel, RemoveModel, ChooseModelFolder, StudyLoaded, StudyFailed, StudyNotKept,
                 ImportProgress, ImportCancelled, LinkArrived, LabBookArrived, LabBookFailed, LabLoadProgress,
                 LabModelReady, LabTokenCame, LabReplyEnded, LabFailed, CatalogueArrived, KeptModelsArrived,
                 ModelOffered, ModelProgress, ModelDownloaded, ReadingGivenModel, GivenModelArrived, ModelFailed,
                 DismissNotice, Notify>;

// Views only push; the app drains the queue once a frame.
class CommandQueue {
 public:
  void push(Command command) { commands_.push_back(std::move(command)); }
  std::vector<Command> drain() { return std::exchange(commands_, {}); }
  [[nodiscard]] bool empty() const { return commands_.empty(); }

 private:
  std::vector<Command> commands_;
};

}  // namespace consilium::session
