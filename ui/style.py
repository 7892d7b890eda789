"""The look of the page: one style sheet for light and dark, desktop and phone.

Colours are mixed from the text's own, so that they fit whichever theme is on.
Below 900 px the source is a sheet at the foot of the screen, not a column.
"""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from ui import texts

_CSS = """
<style>
:root { --qa-line: color-mix(in srgb, currentColor 16%, transparent); }
html, body, .stApp, .stApp button, .stApp input, .stApp textarea {
  font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC",
    "Source Sans", sans-serif;
}
.stMainBlockContainer { max-width: 78rem; padding: 4.5rem 1.5rem 2rem; }
.stBottomBlockContainer, [data-testid="stBottomBlockContainer"] {
  max-width: 78rem; padding: 0.5rem 1.5rem 1.25rem;
}
[data-testid="stHtml"] p, [data-testid="stHtml"] h3 { margin: 0; padding: 0; }
[class*="st-key-turn-"] { scroll-margin-top: 4rem; }
.qa-welcome { padding: 1.5rem 0 0.5rem; }
.qa-welcome h1 { font-size: 1.75rem; margin: 0; padding: 0; }
.qa-welcome p { opacity: .75; margin: .5rem 0 0 !important; }
.qa-question { white-space: pre-wrap; overflow-wrap: anywhere;
  max-height: 8.5rem; overflow-y: auto; }
[class*="st-key-near-"] button { height: auto; text-align: left; }
[class*="st-key-near-"] button p { white-space: normal; }
.qa-ask-note { font-size: .85rem; opacity: .7; }
.qa-answer { display: flex; flex-direction: column; gap: .5rem; }
.qa-value { font-size: 2.25rem; font-weight: 700; line-height: 1.25; overflow-wrap: anywhere; }
.qa-value.qa-long { font-size: 1.35rem; line-height: 1.5; }
.qa-note, .qa-source, .qa-small { font-size: .85rem; opacity: .75; overflow-wrap: anywhere; }
.qa-note { opacity: .9; }
.qa-sentence { line-height: 1.75; overflow-wrap: anywhere; white-space: pre-wrap; }
.qa-busy { animation: qa-pulse 1.6s ease-in-out infinite; }
@keyframes qa-pulse { 50% { opacity: .45; } }
.qa-part { font-weight: 600; }
.qa-refused { border-left: 3px solid var(--qa-line); padding: .25rem 0 .25rem .75rem;
  line-height: 1.7; overflow-wrap: anywhere; white-space: pre-wrap; }
mark { background: color-mix(in srgb, #ffc400 45%, transparent); color: inherit;
  border-radius: .2em; padding: 0 .1em; }
.qa-scroll { overflow-x: auto; max-height: 26rem; }
.qa-table { border-collapse: collapse; font-size: .92rem; min-width: 60%; }
.qa-table th, .qa-table td { border: 0; border-bottom: 1px solid var(--qa-line);
  padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: top; }
.qa-table th { font-weight: 500; opacity: .75; white-space: nowrap; }
.qa-table .qa-number { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.qa-table .qa-missing { font-weight: 400; opacity: .6; white-space: nowrap; }
.qa-table .qa-short { white-space: nowrap; }
[class*="st-key-rows-"] { display: none; }
.qa-scroll.qa-whole { max-height: none; }
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] button :is(p, [data-testid="stMarkdownContainer"]) {
  font-size: 0; }
[data-testid="stFileUploaderDropzone"] button p::after { content: "选择文件"; font-size: .95rem; }
[role="dialog"] pre { display: none; }
.qa-table td .qa-cite { text-align: left; }
.qa-table td .qa-cite:not(.qa-short) { min-width: 11em; }
.st-key-history [data-testid="stHorizontalBlock"] { flex-wrap: nowrap; }
.st-key-history [class*="st-key-again-"] { min-width: 0; }
.st-key-history [class*="st-key-again-"] button > div { justify-content: flex-start; width: 100%; }
.qa-map th, .qa-map td { text-align: center; padding: .3rem .6rem; }
.qa-map th[scope="row"] { text-align: left; position: sticky; left: 0; }
.qa-map td { font-variant-numeric: tabular-nums; font-size: .85rem;
  background: color-mix(in srgb, #1d5fa8 var(--qa-share, 0%), transparent); }
.qa-steps, .qa-list { margin: 0; padding-left: 1.4rem; font-size: .92rem; line-height: 1.7; }
.qa-chips { display: flex; flex-wrap: wrap; gap: .35rem; }
.qa-chip { font-size: .8rem; border: 1px solid var(--qa-line); border-radius: 1rem;
  padding: .05rem .6rem; opacity: .8; overflow-wrap: anywhere; }
.qa-panel { font-size: 1rem; font-weight: 600; }
.qa-title { font-weight: 600; overflow-wrap: anywhere; }
.qa-passage { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.8; font-size: .95rem;
  margin-top: .5rem; }
.qa-page { position: relative; overflow: auto; max-height: 45vh; cursor: zoom-in;
  border: 1px solid var(--qa-line); border-radius: .4rem; margin-top: .5rem; }
.qa-page > div { position: relative; }
.qa-page img { display: block; width: 100%; }
.qa-page.qa-large { cursor: zoom-out; }
.qa-page.qa-large > div { width: 280%; }
.qa-frame { position: absolute; border: 2px solid #d9480f; border-radius: 2px;
  background: rgb(255 196 0 / 22%); }
.qa-copy, .qa-cite { font: inherit; color: inherit; background: none; cursor: pointer;
  border: 1px solid var(--qa-line); border-radius: .4rem; padding: .1rem .6rem; }
.qa-copy { font-size: .85rem; align-self: flex-start; }
.qa-cite { border: 0; padding: 0 .15rem; text-decoration: underline; text-underline-offset: .2em; }
:is(.qa-page, .qa-copy, .qa-cite, .qa-scroll):focus-visible {
  outline: 2px solid var(--primary-color, #1d5fa8); outline-offset: 2px; }
.qa-gap { text-align: center; font-size: .85rem; opacity: .6; margin-top: .5rem !important; }
.qa-hint h3 { font-size: 1rem; }
.qa-hint p { font-size: .9rem; opacity: .75; margin-top: .5rem; }

[data-testid="stColumn"]:has(.st-key-source-opened, .st-key-source-latest) {
  position: sticky; top: 4.5rem; align-self: flex-start;
}
.st-key-source-opened, .st-key-source-latest {
  max-height: calc(100vh - 11rem); overflow-y: auto;
  padding-left: 1.25rem; border-left: 1px solid var(--qa-line); gap: .75rem;
}
@media (min-width: 901px) {
  [data-testid="stBottomBlockContainer"] { padding-right: calc(1.5rem + 39%); }
}
@media (max-width: 900px) {
  .stMainBlockContainer { padding: 4rem 1rem 1rem; }
  [data-testid="stBottomBlockContainer"] { padding: .5rem 1rem 1rem; }
  [data-testid="stHorizontalBlock"]:has(.st-key-chat) { flex-wrap: wrap; }
  [data-testid="stColumn"]:has(.st-key-chat) { min-width: 100%; }
  [data-testid="stColumn"]:has(.st-key-source-opened, .st-key-source-latest) {
    position: static; min-width: 0; flex: 0;
  }
  .st-key-source-latest { display: none; }
  .st-key-source-opened {
    position: fixed; inset: auto 0 0 0; z-index: 1000; max-height: 72vh;
    padding: .75rem 1rem 1.25rem; border-left: 0; border-top: 1px solid var(--qa-line);
    border-radius: 1rem 1rem 0 0; box-shadow: 0 -.5rem 2rem rgb(0 0 0 / 25%);
    background: var(--qa-sheet, Canvas);
  }
  .qa-value { font-size: 1.9rem; }
}
@media (max-width: 480px) {
  [data-testid="stChatMessageAvatarCustom"] { display: none; }
}
@media (prefers-reduced-motion: reduce) {
  * { animation: none !important; transition: none !important; }
}
</style>
"""


_SCRIPT = Path(__file__).with_name("page.js")


def apply_style() -> None:
    """Put the style sheet and the page's own script on the page."""
    st.html(_CSS)
    st.html(f"<script>{_script()}</script>", unsafe_allow_javascript=True)


@cache
def _script() -> str:
    words = json.dumps(list(texts.STREAMLIT_WORDS.items()), ensure_ascii=False)
    return f"window.qaWords = {words};\n{_SCRIPT.read_text(encoding='utf-8')}"
