"""The look of a page: one stylesheet, two palettes, no font and no image from elsewhere.

Every colour stands in ``PALETTES``; the rest of the stylesheet uses their names. ``PAIRS`` says which colours
meet, and the least contrast
that WCAG 2.1 asks of them (AA: 4.5 for text, 3 for the parts of a chart).
"""

from __future__ import annotations

PALETTES = {
    "light": {
        "page": "#ffffff",
        "raised": "#f5f7f9",
        "line": "#d3d9df",
        "text": "#1b2127",
        "quiet": "#515c67",
        "link": "#0a56a3",
        "bar": "#3973ac",
        "mark": "#0b3d75",
        "axis": "#6b7681",
        "attention": "#8f1717",
        "attention-back": "#fdecea",
        "unsure": "#6b4300",
        "unsure-back": "#fff3d9",
        "good": "#115427",
        "good-back": "#e5f4e9",
        "plain": "#414b55",
        "plain-back": "#eceff2",
        "banner": "#ffffff",
        "banner-back": "#a31515",
    },
    "dark": {
        "page": "#12161b",
        "raised": "#1b2128",
        "line": "#3a444e",
        "text": "#e7ebee",
        "quiet": "#a9b4be",
        "link": "#86bdff",
        "bar": "#5b96d6",
        "mark": "#cfe3fb",
        "axis": "#8b97a3",
        "attention": "#ffb4ab",
        "attention-back": "#421c1a",
        "unsure": "#ffd591",
        "unsure-back": "#3d2d0d",
        "good": "#a0e3b2",
        "good-back": "#15331f",
        "plain": "#c9d2da",
        "plain-back": "#2a323a",
        "banner": "#ffffff",
        "banner-back": "#a31515",
    },
}
PAIRS = (
    *((ink, paper, 4.5) for ink in ("text", "quiet", "link") for paper in ("page", "raised")),
    *(
        (ink, paper, 4.5)
        for ink in ("attention", "unsure", "good", "plain")
        for paper in (f"{ink}-back", "page", "raised")
    ),
    ("text", "attention-back", 4.5),
    ("text", "unsure-back", 4.5),
    ("text", "good-back", 4.5),
    ("banner", "banner-back", 4.5),
    *((ink, paper, 3.0) for ink in ("bar", "mark", "axis") for paper in ("page", "raised")),
)

_RULES = """
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;color:var(--text);background:var(--page);
 -webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;overflow-wrap:break-word}
.wide{max-width:66rem;margin:0 auto;padding:0 1rem}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem;background:var(--page);padding:.5rem 1rem;z-index:2}
.skip:focus{left:.5rem;top:.5rem}
.banner{background:var(--banner-back);color:var(--banner);padding:.75rem 0;font-weight:600}
.banner p{margin:0}
.banner :focus-visible{outline-color:var(--banner)}
header{padding:1.5rem 0 .5rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.375rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.1rem;line-height:1.3;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:0;line-height:1.35}
p,ul,ol,dl{margin:.5rem 0}
.quiet{color:var(--quiet)}
.small{font-size:.875rem}
code,.id{font-family:ui-monospace,"DejaVu Sans Mono",Consolas,monospace;font-size:.9em;overflow-wrap:anywhere}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav a{display:inline-block;padding:.15rem 0}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:.75rem;margin:1rem 0}
.facts>div{background:var(--raised);border:1px solid var(--line);border-radius:.5rem;padding:.6rem .8rem;min-width:0}
.facts dt{color:var(--quiet);font-size:.875rem}
.facts dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.facts dd small{display:block;font-weight:400;color:var(--quiet)}
.note{border-left:4px solid var(--axis);background:var(--raised);padding:.6rem .9rem;margin:1rem 0}
.note p{margin:.25rem 0}
.lines{list-style:none;padding:0;margin:.5rem 0}
.lines>li{display:grid;grid-template-columns:12.5rem minmax(0,1fr) 11rem;gap:.25rem 1rem;padding:.7rem 0;border-top:1px solid var(--line)}
.lines>li:last-child{border-bottom:1px solid var(--line)}
.lines p{margin:0}
.lines .title{font-weight:600}
.value{font-variant-numeric:tabular-nums}
.badge{display:inline-flex;gap:.4em;align-items:baseline;padding:.1rem .55rem;border-radius:.4rem;border:1px solid currentColor;
 font-size:.875rem;font-weight:600;line-height:1.4;justify-self:start;align-self:start}
.badge.attention{color:var(--attention);background:var(--attention-back)}
.badge.unsure{color:var(--unsure);background:var(--unsure-back)}
.badge.good{color:var(--good);background:var(--good-back)}
.badge.plain,.badge.missing{color:var(--plain);background:var(--plain-back)}
.legend{list-style:none;padding:0;font-size:.875rem}
.legend li{margin:.4rem 0}
.scroll{overflow-x:auto;max-width:100%;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--axis);color:var(--quiet);font-weight:600}
tbody th{font-weight:600}
.number{text-align:right;padding-right:1.5rem}
td:not(.number){min-width:5.5rem}
td.wrap{min-width:12rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,29rem),1fr));gap:1rem;align-items:start}
.card{background:var(--raised);border:1px solid var(--line);border-radius:.5rem;padding:.9rem 1rem;min-width:0}
.card .big{font-size:1.375rem;font-weight:600;margin:.35rem 0 0}
.card p{margin:.35rem 0}
.card dl,.tree{display:grid;grid-template-columns:minmax(5.5rem,max-content) minmax(0,1fr);gap:.15rem .9rem;font-size:.9375rem}
.card dt,.tree dt{color:var(--quiet)}
.card dd,.tree dd{margin:0;overflow-wrap:anywhere;min-width:0}
.tree .tree{margin:0}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);padding:.15rem 0}
figure{margin:.75rem 0}
figcaption{font-size:.875rem;color:var(--quiet)}
svg{display:block;width:100%;height:auto}
svg.chart{max-width:34rem}
svg.bar{max-width:11rem}
svg text{fill:var(--text);font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
svg .quiet-text{fill:var(--quiet)}
svg .axis{stroke:var(--axis);stroke-width:1;fill:none}
svg .grid{stroke:var(--line);stroke-width:1}
svg .fill{fill:var(--bar)}
svg .span{stroke:var(--bar);stroke-width:3;stroke-linecap:round}
svg .whisker{stroke:var(--bar);stroke-width:1.5}
svg .dot{fill:var(--mark);stroke:var(--page);stroke-width:1}
svg .reference{stroke:var(--mark);stroke-width:1.5;stroke-dasharray:4 3}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:0 1.5rem}
.plots>div{min-width:0}
.tally{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1rem}
.sides>div{min-width:0}
.letter{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;background:var(--raised);padding:.75rem;
 font-size:.9375rem;max-height:40rem;overflow-y:auto;margin:.25rem 0}
.original{border-color:var(--attention);border-width:2px}
del{background:var(--attention-back);color:var(--attention);text-decoration:line-through}
ins{background:var(--good-back);color:var(--good);text-decoration:underline}
footer{margin:2.5rem 0 2rem;padding-top:1rem;border-top:2px solid var(--line)}
@media (max-width:56rem){.lines>li{grid-template-columns:minmax(0,1fr)}}
@media (max-width:30rem){html{font-size:15px}h1{font-size:1.5rem}.card dl,.tree{grid-template-columns:minmax(0,1fr)}
 .card dd,.tree dd{margin-bottom:.35rem}.tree .tree{padding-left:.75rem}}
@media (forced-colors:active){.badge,.card,.facts>div{border:1px solid}svg .fill{fill:CanvasText}svg .dot{fill:CanvasText}}
@media print{html{font-size:11px}nav,.skip{display:none}.scroll{overflow:visible}.letter{max-height:none}
 details::details-content{content-visibility:visible;height:auto;display:block}
 h2,h3,h4{break-after:avoid}.card,.lines>li,tr,figure{break-inside:avoid}.banner{-webkit-print-color-adjust:exact;print-color-adjust:exact}
 .badge{-webkit-print-color-adjust:exact;print-color-adjust:exact}a{color:inherit;text-decoration:none}}
"""


def stylesheet() -> str:
    """The whole stylesheet: light, dark where the reader's system is, light on paper."""
    light, dark = (
        ";".join(f"--{name}:{colour}" for name, colour in PALETTES[key].items()) for key in ("light", "dark")
    )
    return f":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}{_RULES}"
