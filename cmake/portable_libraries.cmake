# The libraries that a program for this machine takes from the system, compiled into it instead (VERBATIM_PORTABLE): for the static
# program, for Windows and for node. Included by third_party.cmake. tools/setup.sh --packages brings the sources.
#
# They are what Debian 12 has, and the bundle does not depend on which of the two is linked: tools/check-packages.sh compares the ids.

deps_static(zlib zlib "${deps_src}/zlib" INCLUDE "${deps_src}/zlib"
  SOURCES adler32.c crc32.c inffast.c inflate.c inftrees.c trees.c deflate.c zutil.c)

deps_static(bzip2 bzip2 "${deps_src}/bzip2" INCLUDE "${deps_src}/bzip2"
  SOURCES blocksort.c bzlib.c compress.c crctable.c decompress.c huffman.c randtable.c)

# liblzma's decoders, without threads.
set(lzma_includes . api common check lz rangecoder lzma delta simple)
list(TRANSFORM lzma_includes PREPEND "-I${deps_src}/lzma/")
set(lzma_definitions HAVE_CHECK_CRC32 HAVE_CHECK_CRC64 HAVE_CHECK_SHA256 HAVE_DECODERS HAVE_DECODER_LZMA1 HAVE_DECODER_LZMA2 HAVE_DECODER_DELTA
  HAVE_DECODER_X86 HAVE_DECODER_ARM HAVE_DECODER_ARMTHUMB HAVE_DECODER_ARM64 HAVE_DECODER_IA64 HAVE_DECODER_POWERPC HAVE_DECODER_SPARC
  HAVE_INTTYPES_H HAVE_LIMITS_H HAVE_STDBOOL_H HAVE_STDINT_H HAVE_STRING_H HAVE_LZIP_DECODER TUKLIB_SYMBOL_PREFIX=lzma_ SIZEOF_SIZE_T=__SIZEOF_SIZE_T__)
deps_static(lzma lzma "${deps_src}/lzma" INCLUDE "${deps_src}/lzma/api" OPTIONS ${lzma_includes} PRIVATE_DEFINITIONS ${lzma_definitions}
  DEFINITIONS LZMA_API_STATIC
  SOURCES check/check.c check/crc32_fast.c check/crc32_table.c check/crc64_fast.c check/crc64_table.c check/sha256.c
    common/alone_decoder.c common/auto_decoder.c common/block_decoder.c common/block_header_decoder.c common/block_util.c common/common.c
    common/filter_common.c common/filter_decoder.c common/filter_flags_decoder.c common/index_hash.c common/lzip_decoder.c common/stream_decoder.c
    common/stream_flags_common.c common/stream_flags_decoder.c common/vli_decoder.c common/vli_size.c common/easy_preset.c
    delta/delta_common.c delta/delta_decoder.c lz/lz_decoder.c lzma/lzma2_decoder.c lzma/lzma_decoder.c lzma/lzma_encoder_presets.c
    simple/arm.c simple/arm64.c simple/armthumb.c simple/ia64.c simple/powerpc.c simple/simple_coder.c simple/simple_decoder.c simple/sparc.c simple/x86.c)

# Of libarchive only what src/corpus/archive.cpp reads with. The hash of the configuration is among the definitions, so that another one compiles it anew.
file(SHA256 "${PROJECT_SOURCE_DIR}/cmake/portable/archive_config.h" archive_configuration)
set(archive_sources acl check_magic cryptor digest entry entry_sparse entry_stat entry_xattr hmac options pack_dev ppmd7 ppmd8 rb read read_add_passphrase
  read_open_file read_open_filename read_open_memory read_support_filter_bzip2 read_support_filter_gzip read_support_filter_none read_support_filter_program
  read_support_filter_xz read_support_filter_zstd read_support_format_raw read_support_format_tar read_support_format_zip string string_sprintf
  util virtual)
if(WIN32)
  list(APPEND archive_sources windows)
endif()
list(TRANSFORM archive_sources REPLACE "(.+)" "archive_\\1.c")
if(WIN32)
  list(APPEND archive_sources filter_fork_windows.c)
else()
  list(APPEND archive_sources filter_fork_posix.c)
endif()
deps_static(archive archive "${deps_src}/archive" INCLUDE "${deps_src}/archive" OPTIONS "-I${PROJECT_SOURCE_DIR}/cmake/portable"
  DEFINITIONS LIBARCHIVE_STATIC PRIVATE_DEFINITIONS "PLATFORM_CONFIG_H=\"archive_config.h\"" "CONFIGURATION_${archive_configuration}"
  LINKS deps_zlib deps_bzip2 deps_lzma deps_zstd SOURCES ${archive_sources})

deps_static(cld2 cld2 "${deps_src}/cld2" INCLUDE "${deps_src}/cld2" OPTIONS -Wno-narrowing
  SOURCES cld2/internal/cldutil.cc cld2/internal/cldutil_shared.cc cld2/internal/compact_lang_det.cc cld2/internal/compact_lang_det_hint_code.cc cld2/internal/compact_lang_det_impl.cc
    cld2/internal/debug.cc cld2/internal/fixunicodevalue.cc cld2/internal/generated_entities.cc cld2/internal/generated_language.cc cld2/internal/generated_ulscript.cc
    cld2/internal/getonescriptspan.cc cld2/internal/lang_script.cc cld2/internal/offsetmap.cc cld2/internal/scoreonescriptspan.cc cld2/internal/tote.cc cld2/internal/utf8statetable.cc
    cld2/internal/cld_generated_cjk_uni_prop_80.cc cld2/internal/cld2_generated_cjk_compatible.cc cld2/internal/cld_generated_cjk_delta_bi_4.cc
    cld2/internal/generated_distinct_bi_0.cc cld2/internal/cld2_generated_quadchrome_2.cc cld2/internal/cld2_generated_deltaoctachrome.cc
    cld2/internal/cld2_generated_distinctoctachrome.cc cld2/internal/cld_generated_score_quad_octa_2.cc)

deps_static(cmark cmark "${deps_src}/cmark" INCLUDE "${deps_src}/cmark"
  SOURCES blocks.c buffer.c cmark.c cmark_ctype.c commonmark.c houdini_href_e.c houdini_html_e.c houdini_html_u.c html.c inlines.c iterator.c latex.c man.c
    node.c references.c render.c scanners.c utf8.c xml.c)

deps_static(pugixml pugixml "${deps_src}/pugixml" INCLUDE "${deps_src}/pugixml" SOURCES pugixml.cpp)

deps_static(yaml yaml "${deps_src}/yaml" INCLUDE "${deps_src}/yaml/include" DEFINITIONS YAML_CPP_STATIC_DEFINE
  SOURCES src/binary.cpp src/convert.cpp src/depthguard.cpp src/directives.cpp src/emit.cpp src/emitfromevents.cpp src/emitter.cpp src/emitterstate.cpp
    src/emitterutils.cpp src/exceptions.cpp src/exp.cpp src/memory.cpp src/node.cpp src/node_data.cpp src/nodebuilder.cpp src/nodeevents.cpp src/null.cpp
    src/ostream_wrapper.cpp src/parse.cpp src/parser.cpp src/regex_yaml.cpp src/scanner.cpp src/scanscalar.cpp src/scantag.cpp src/scantoken.cpp
    src/simplekey.cpp src/singledocparser.cpp src/stream.cpp src/tag.cpp)
