"""Sphinx's settings for the book. All that a page loads lies in the book's own folder."""

import atexit
import shutil
import socket
import subprocess
import time
from html import unescape
from pathlib import Path

from sphinx.util import logging
from sphinxcontrib import katex

here = Path(__file__).parent
logger = logging.getLogger(__name__)

project = "Gumbel-Softmax in TypeScript"
language = "en"
extensions = [
    "myst_nb",
    "sphinx_design",
    "sphinx_togglebutton",
    "sphinx_copybutton",
    "sphinxcontrib.katex",
]

# The notebooks come executed, with every output in them.
nb_execution_mode = "off"
nb_merge_streams = True
nb_ipywidgets_js = {}
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
myst_enable_extensions = [
    "amsmath",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "dollarmath",
]
myst_heading_anchors = 4
# A token that the highlighter doesn't know is shown uncoloured, and that is all.
suppress_warnings = ["mystnb.unknown_mime_type", "misc.highlighting_failure"]

# Mathematics is set by Node while the book is built, by the KaTeX that lies beside this file. Its server
# is started from a copy here, where package.json says that both are CommonJS: in .venv the project's own
# package.json would decide.
shutil.copy(katex.SCRIPT_PATH, here / "katex-server.js")
(here / "package.json").write_text('{"type": "commonjs"}')
html_math_renderer = "katex"
katex_prerender = True
katex_css_path = "katex/katex.min.css"
katex_js_path = str(here / "katex.min.js")
katex_autorender_path = "unused"
katex.SRC_DIR = here
katex.SCRIPT_PATH = str(here / "katex-server.js")
katex.STARTUP_TIMEOUT = katex.RENDER_TIMEOUT = 60  # seconds: a busy machine is no failure
katex.KATEX_DEFAULT_OPTIONS = {"throwOnError": False, "strict": "ignore"}

copybutton_selector = "div.cell_input div.highlight pre, div.highlight-sh pre"
togglebutton_hint = "Show"
togglebutton_hint_hide = "Hide"

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
templates_path = ["_templates"]
html_css_files = ["book.css"]
html_js_files = [(name, {"defer": "defer"}) for name in ("book.js", "theme.js", "figures.js", "life.js")]
html_show_search_summary = False  # its excerpts are fetched, which a page opened from a disk may not do
html_use_index = False
html_show_copyright = False
html_show_sphinx = False
html_last_updated_fmt = None
html_context = {"default_mode": "auto"}
html_theme_options = {
    "use_fullscreen_button": False,
    "use_download_button": True,
    "show_navbar_depth": 1,
    "navigation_with_keys": False,
    "navbar_persistent": [],
    "primary_sidebar_end": [],
    "footer_content_items": [],
    "toc_title": "On this page",
    "search_bar_text": "Search the book …",
}
html_sidebars = {"**": ["book-title.html", "search-button-field.html", "sbt-sidebar-nav.html"]}


def start_katex(cls, rundir, timeout):
    """Starts KaTeX's server and waits until it listens.

    The package's own way connects as soon as the socket's file is there, which on a busy machine is too
    soon, and then leaves the server running.
    """
    path = rundir / "katex.sock"
    pipe = subprocess.PIPE
    process = subprocess.Popen(cls.build_command(socket=path), stdin=pipe, stdout=pipe, cwd=rundir)
    atexit.register(process.kill)
    end = time.monotonic() + timeout
    while True:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(str(path))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            connection.close()
            if process.poll() is not None or time.monotonic() > end:
                raise cls.timeout_error(timeout)
            time.sleep(0.005)


katex.STARTUP_TIMEOUT = 60.0
katex.KaTeXServer.start_server_process = classmethod(start_katex)


def report_bad_formulas(app, page, template, context, doctree):
    """KaTeX marks a formula that it can't read in red and says nothing: say it."""
    body = context.get("body") or ""
    for part in body.split('class="katex-error" title="')[1:]:
        logger.warning("formula not understood: %s", unescape(part.split('"')[0]), location=page)


def setup(app):
    app.connect("html-page-context", report_bad_formulas)
