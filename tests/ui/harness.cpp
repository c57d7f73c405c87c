#include "harness.h"

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <unordered_map>

#include "base/json.h"
#include "base/text.h"

namespace {

// What Dear ImGui told of the running frame: the rectangle of each item, by id.
std::unordered_map<ImGuiID, ImRect> seen_items;

}  // namespace

// The hooks that IMGUI_ENABLE_TEST_ENGINE asks for.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) {
  const ImGuiWindow* window = context->CurrentWindow;
  // Windows are told of too; the fallback window is Dear ImGui's own.
  if (id == 0 || window == nullptr || window->ID == id || window->IsFallbackWindow) return;
  seen_items[id] = box;
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

namespace consilium::testing {

using ui::a11y::Node;
using ui::a11y::Role;
using ui::a11y::Tristate;

namespace {

constexpr double frame_ms = 16.0;
constexpr float wheel_unit_px = 100.0F;

std::string described(const Node& node) { return std::string(ui::a11y::to_text(node.role)) + " \"" + node.name + "\""; }

}  // namespace

UiHarness::UiHarness(Draw draw, float width, float height, float density, ui::TextPainter* painter)
    : draw_(std::move(draw)), density_(density) {
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  context_->TestEngineHookItems = true;
  ui_ = std::make_unique<ui::Ui>(ui::load_fonts(painter));
  input.width = width;
  input.height = height;
}

UiHarness::~UiHarness() {
  ImGui::SetCurrentContext(context_);
  ui_.reset();
  // What a backend would do at shutdown.
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    texture->SetTexID(ImTextureID_Invalid);
    texture->SetStatus(ImTextureStatus_Destroyed);
  }
  ImGui::DestroyContext(context_);
}

void UiHarness::answer_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

std::string UiHarness::frame() {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {input.width, input.height};
  io.DisplayFramebufferScale = {density_, density_};
  io.DeltaTime = static_cast<float>(frame_ms / 1000.0);
  input.now_ms += frame_ms;
  seen_items.clear();
  ImGui::NewFrame();
  ui_->begin_frame(input);
  input.actions.clear();
  input.keys.clear();
  draw_(*ui_);
  last_patch_ = ui_->end_frame();
  ImGui::Render();
  vertices_ = ImGui::GetDrawData()->TotalVtxCount;
  answer_textures();
  // The page answers a request for focus with the focus event of the element.
  if (!last_patch_.empty()) {
    const auto patch = parse_json(last_patch_);
    REQUIRE(patch.ok());
    if (const double asked = json_number(patch.value(), "focus", 0.0); asked > 0.0) {
      input.actions.push_back({.kind = ui::a11y::ActionKind::focus, .node = static_cast<ui::a11y::NodeId>(asked)});
    }
  }
  return last_patch_;
}

void UiHarness::frames(int count) {
  for (int i = 0; i < count; ++i) frame();
}

void UiHarness::settle() {
  for (int i = 0; i < 60; ++i) {
    frame();
    if (ui_->wanted_frame_ms() < 0.0 && input.actions.empty()) return;
  }
}

void UiHarness::move_to(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMousePosEvent(x, y);
  frame();
}

void UiHarness::press() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  frame();
}

void UiHarness::release() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  frame();
}

// As fast as a test driver clicks: position, press and release are queued at once.
void UiHarness::click_at(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  input.keyboard_focus = false;
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, true);
  io.AddMouseButtonEvent(0, false);
  frames(4);
}

void UiHarness::tap_at(float x, float y) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, true);
  frames(2);
  io.AddMouseButtonEvent(0, false);
  frames(2);
}

void UiHarness::drag_by_touch(float x, float y, float dx, float dy, int steps) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  io.AddMousePosEvent(x, y);
  io.AddMouseButtonEvent(0, true);
  frames(2);
  for (int i = 1; i <= steps; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(steps);
    io.AddMousePosEvent(x + (dx * share), y + (dy * share));
    frame();
  }
  io.AddMouseButtonEvent(0, false);
  frame();
}

void UiHarness::wheel(float x, float y, float dx_px, float dy_px) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(x, y);
  frame();
  io.AddMouseWheelEvent(-dx_px / wheel_unit_px, -dy_px / wheel_unit_px);
  frames(2);
}

void UiHarness::click(Role role, std::string_view name) {
  const Node& node = get(role, name);
  INFO("clicking " << described(node));
  REQUIRE(node.box.w > 0.0F);
  click_at(node.box.center_x(), node.box.center_y());
}

void UiHarness::act(ui::a11y::SemanticAction action) {
  input.actions.push_back(std::move(action));
  frames(2);
}

void UiHarness::activate(Role role, std::string_view name) {
  act({.kind = ui::a11y::ActionKind::activate, .node = get(role, name).id});
}

void UiHarness::focus(Role role, std::string_view name) {
  input.keyboard_focus = true;
  act({.kind = ui::a11y::ActionKind::focus, .node = get(role, name).id});
}

void UiHarness::key(std::string_view chord) {
  input.keyboard_focus = true;
  input.keys.emplace_back(chord);
  frames(2);
}

const Node* UiHarness::find(Role role, std::string_view name) {
  const auto& nodes = ui_->tree().nodes();
  const auto found =
      std::ranges::find_if(nodes, [&](const Node& node) { return node.role == role && node.name == name; });
  return found == nodes.end() ? nullptr : &*found;
}

const Node& UiHarness::get(Role role, std::string_view name) {
  const Node* node = find(role, name);
  INFO("looking for " << std::string(ui::a11y::to_text(role)) << " \"" << std::string(name) << "\" in\n" << snapshot());
  REQUIRE(node != nullptr);
  return *node;
}

ui::Box UiHarness::drawn_box() const {
  ImGui::SetCurrentContext(context_);
  ImRect box(FLT_MAX, FLT_MAX, -FLT_MAX, -FLT_MAX);
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
    for (const ImDrawVert& vertex : list->VtxBuffer) box.Add(vertex.pos);
  }
  return {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()};
}

std::string UiHarness::focused_name() {
  const Node* node = ui_->tree().find(ui_->focus_node());
  return node == nullptr ? std::string() : node->name;
}

std::string UiHarness::snapshot() {
  std::string lines;
  std::unordered_map<ui::a11y::NodeId, int> depth;
  for (const Node& node : ui_->tree().nodes()) {
    const int level = node.parent == 0 ? 0 : depth[node.parent] + 1;
    depth[node.id] = level;
    lines += std::string(static_cast<std::size_t>(level) * 2, ' ') + "- " + std::string(ui::a11y::to_text(node.role));
    if (!node.name.empty()) lines += " \"" + node.name + "\"";
    if (!node.value.empty()) lines += ": " + node.value;
    const auto state = [&lines](std::string_view word, Tristate tristate) {
      if (tristate == Tristate::yes) lines += " [" + std::string(word) + "]";
    };
    state("checked", node.checked);
    state("pressed", node.pressed);
    state("expanded", node.expanded);
    state("selected", node.selected);
    state("current", node.current);
    if (!node.enabled) lines += " [disabled]";
    lines += '\n';
  }
  return lines;
}

std::vector<std::string> UiHarness::problems() {
  std::vector<std::string> found;
  const auto& tree = ui_->tree();
  for (const auto& [id, box] : seen_items) {
    const Node* node = tree.find(id);
    if (node == nullptr || !node->interactive) {
      found.push_back("an item at " + std::to_string(static_cast<int>(box.Min.x)) + "," +
                      std::to_string(static_cast<int>(box.Min.y)) + " has no interactive node");
    }
  }
  for (const auto id : tree.duplicate_ids()) {
    const Node* node = tree.find(id);
    found.push_back("duplicate id: " + (node == nullptr ? std::to_string(id) : described(*node)));
  }
  const float least = input.coarse_pointer ? 44.0F : 24.0F;
  constexpr float least_in_text = 24.0F;
  for (const Node& node : tree.nodes()) {
    if (!is_valid_utf8(node.name) || !is_valid_utf8(node.description))
      found.push_back("broken characters in a " + described(node));
    const Node* parent = tree.find(node.parent);
    if (parent != nullptr && parent->role == Role::list && node.role != Role::list_item)
      found.push_back("no item of the list it is in: " + described(node));
    if (!node.interactive) continue;
    if (node.name.empty()) found.push_back("no name: " + described(node));
    const auto item = seen_items.find(node.id);
    if (item == seen_items.end()) {
      found.push_back("no item for " + described(node));
      continue;
    }
    const ImVec2 size = item->second.GetSize();
    const bool small = node.in_text ? size.y + 0.01F < least_in_text : std::min(size.x, size.y) + 0.01F < least;
    if (small) {
      found.push_back("too small, " + std::to_string(static_cast<int>(size.x)) + " by " +
                      std::to_string(static_cast<int>(size.y)) + ": " + described(node));
    }
  }
  std::ranges::sort(found);
  return found;
}

std::vector<UiHarness::Item> UiHarness::items() {
  std::vector<Item> found;
  for (const Node& node : ui_->tree().nodes()) {
    const auto item = seen_items.find(node.id);
    if (!node.interactive || item == seen_items.end()) continue;
    const ImRect& box = item->second;
    found.push_back({&node, {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}});
  }
  return found;
}

std::string UiHarness::all_problems() {
  std::string joined;
  for (const std::string& problem : problems()) joined += problem + "\n";
  return joined;
}

}  // namespace consilium::testing
