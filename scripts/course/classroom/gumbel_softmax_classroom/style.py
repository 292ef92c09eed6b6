"""How a page of feedback looks, on a screen and on paper."""

STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #f6f7f9; color: #1b1f24; font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
header, section, table { background: #fff; border: 1px solid #d9dde3; border-radius: 8px; }
header { padding: 1.25rem 1.5rem; margin-bottom: 1.25rem; }
h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.75rem; }
.course { margin: 0; color: #57606a; }
.total { font-size: 1.1rem; margin: 0.5rem 0 0; }
.total strong { font-size: 1.6rem; }
.total span { float: right; color: #57606a; }
.note { margin: 0.75rem 0 0; padding: 0.5rem 0.75rem; background: #fff8e1; border-left: 4px solid #b7791f; }
table { border-collapse: collapse; width: 100%; overflow: hidden; font-size: 0.95rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.75rem; border-bottom: 1px solid #e6e9ee; }
th, td { overflow-wrap: anywhere; }
th:first-child { min-width: 7.5rem; }
td:nth-child(2) { white-space: nowrap; font-variant-numeric: tabular-nums; }
tbody tr.full td:nth-child(2) { color: #1a6b35; }
tbody tr.none td:nth-child(2), tbody tr.part td:nth-child(2) { color: #a4262c; font-weight: 600; }
section { padding: 0.5rem 1.25rem; margin: 0.75rem 0; overflow-x: auto; }
section.written { border-color: #8a9bb5; }
.mark { display: inline-block; margin: 0.25rem 0; padding: 0.1rem 0.6rem; border-radius: 999px; font-size: 0.9rem; }
.mark.full { background: #e3f3e8; color: #14532d; }
.mark.none, .mark.part { background: #fbe6e7; color: #8b1d22; }
.mark.open { background: #fff3cd; color: #6b4e00; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85rem; line-height: 1.45; margin: 0.5rem 0; }
pre.error { background: #fdf0f0; border-left: 4px solid #a4262c; padding: 0.5rem 0.75rem; }
img { max-width: 100%; height: auto; }
.comment { margin: 0.75rem 0; padding: 0.5rem 0.9rem; background: #eef4ff; border-left: 4px solid #2b5fb3; }
.comment p { margin: 0.25rem 0; }
@media (max-width: 40rem) { th:first-child { min-width: 0; } td:nth-child(2) { white-space: normal; } th, td { padding: 0.4rem; } }
@media print { body { background: #fff; } main { padding: 0; } section, header { break-inside: avoid-page; } }
"""
