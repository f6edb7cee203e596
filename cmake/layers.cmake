# The layers, in an order in which each comes after those it may include, and the two tables that bind
# them. docs/architecture.md shows the same tables to people; tests/layering holds the two together.

set(VERBATIM_LAYERS base text bundle files corpus language names quotes linking index search site app ui platform cli gui)
set(VERBATIM_READ_SIDE base text bundle search app ui platform gui)

# Which layers' headers a layer may include.
set(VERBATIM_MAY_INCLUDE_base)
set(VERBATIM_MAY_INCLUDE_text base)
set(VERBATIM_MAY_INCLUDE_bundle base)
set(VERBATIM_MAY_INCLUDE_files base)
set(VERBATIM_MAY_INCLUDE_corpus base text files)
set(VERBATIM_MAY_INCLUDE_language base text corpus)
set(VERBATIM_MAY_INCLUDE_names base text corpus language)
set(VERBATIM_MAY_INCLUDE_quotes base text corpus language names)
set(VERBATIM_MAY_INCLUDE_linking base text corpus language names quotes)
set(VERBATIM_MAY_INCLUDE_index base text files corpus names quotes linking bundle)
set(VERBATIM_MAY_INCLUDE_search base text bundle)
set(VERBATIM_MAY_INCLUDE_site base text files corpus names quotes linking bundle)
set(VERBATIM_MAY_INCLUDE_app base text bundle search)
set(VERBATIM_MAY_INCLUDE_ui base text app)
set(VERBATIM_MAY_INCLUDE_platform base files app)
set(VERBATIM_MAY_INCLUDE_cli base text bundle files corpus names quotes linking index search site app)
set(VERBATIM_MAY_INCLUDE_gui base text bundle search app ui platform)

# Which third-party libraries (cmake/third_party.cmake) a layer may include.
set(VERBATIM_MAY_USE_base xxhash)
set(VERBATIM_MAY_USE_text utf8proc stemmer)
set(VERBATIM_MAY_USE_bundle zstd json)
set(VERBATIM_MAY_USE_files)
set(VERBATIM_MAY_USE_corpus archive cld2 cmark gumbo json pugixml yaml)
set(VERBATIM_MAY_USE_language)
set(VERBATIM_MAY_USE_names)
set(VERBATIM_MAY_USE_quotes)
set(VERBATIM_MAY_USE_linking)
set(VERBATIM_MAY_USE_index)
set(VERBATIM_MAY_USE_search)
set(VERBATIM_MAY_USE_site json)
set(VERBATIM_MAY_USE_app)
set(VERBATIM_MAY_USE_ui imgui)
set(VERBATIM_MAY_USE_platform imgui imgui_gl glfw harfbuzz freetype fontconfig thai)
set(VERBATIM_MAY_USE_cli cli11 json)
set(VERBATIM_MAY_USE_gui imgui imgui_gl glfw cli11)

# The WebAssembly holds the read side and nothing else.
if(VERBATIM_WEB)
  set(VERBATIM_BUILT_LAYERS ${VERBATIM_READ_SIDE})
elseif(VERBATIM_NODE OR WIN32)
  # The tool alone: no window.
  set(VERBATIM_BUILT_LAYERS ${VERBATIM_LAYERS})
  list(REMOVE_ITEM VERBATIM_BUILT_LAYERS ui platform gui)
else()
  set(VERBATIM_BUILT_LAYERS ${VERBATIM_LAYERS})
endif()
