// Compile-time choices for Dear ImGui, included by imgui.h (IMGUI_USER_CONFIG) in every file that uses it.
#pragma once

// Small: no demo, no debug windows, no embedded font (ours come from ui/fonts), no files (there is no file system).
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS

// Transcripts hold any Unicode; code points beyond the basic plane must stay one character each.
#define IMGUI_USE_WCHAR32

// Vertex indices beyond 65,535: a heatmap with numbers in every cell passes that.
#define ImDrawIdx unsigned int

// A failed assert is our bug: it stops a development build; a release carries on as far as ImGui can recover.
#ifdef NDEBUG
#define IM_ASSERT(_EXPR) ((void)(_EXPR))
#endif
