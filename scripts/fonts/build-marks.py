#!/usr/bin/env python3
"""Makes the fonts of src/renderer/styles/marks from the shipped Noto Serif SC (SIL Open Font License 1.1).

The web font comes in slices, and marks that meet are often in different ones, so that the browser
can't trim the space between them. These fonts hold all Chinese marks together, at two weights. They
also hold full-width forms for the ASCII marks that some publishers set between Chinese characters.
Each has a glyph of its own, so that copied and printed text keeps the character that was written.

Needs fontTools and brotli. Run in the project's root: python3 scripts/fonts/build-marks.py
"""

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.boundsPen import BoundsPen

from slices import create_font, draw, find_sources, save_font

TARGET = Path("src/renderer/styles/marks")
MARKS = "‘’“”、。〈〉《》「」『』【】〔〕〖〗！（），：；？"
ASCII = {"!": "！", "(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？"}


def write_features(names, bounds, em):
    """`halt` for the browser's own trimming, and `kern` for pairs with an ASCII mark, which the
    browser doesn't take for Chinese: it goes by the character, not by the glyph."""
    half = em // 2
    closing = [name for name in names if bounds[name][2] <= half + em // 50]
    opening = [name for name in names if bounds[name][0] >= half - em // 50]
    lines = ["languagesystem DFLT dflt;", "languagesystem hani dflt;", "feature halt {"]
    lines += [f"  pos {name} <0 0 -{half} 0>;" for name in closing]
    lines += [f"  pos {name} <-{half} 0 -{half} 0>;" for name in opening]
    lines += ["} halt;", "feature kern {"]
    pairs = [(a, b) for a in closing for b in closing + opening]
    pairs += [(a, b) for a in opening for b in opening]
    # What the browser trims already: it takes ASCII brackets for the neighbours they are.
    trimmed = {(a, "ascii0029") for a in closing if a.startswith("mark")}
    trimmed |= {("ascii0028", b) for b in opening if b.startswith("mark")}
    lines += [
        f"  pos {a} {b} -{half};"
        for a, b in pairs
        if "ascii" in a + b and (a, b) not in trimmed
    ]
    return "\n".join([*lines, "} kern;"])


def build(weight, sources):
    origin = sources["，"]
    shown = {f"mark{ord(mark):04X}": (mark, mark) for mark in MARKS}
    shown |= {f"ascii{ord(plain):04X}": (plain, mark) for plain, mark in ASCII.items()}
    drawn, bounds = {}, {}
    for name, (_, mark) in shown.items():
        glyph, width, glyphs = draw(mark, sources, weight)
        pen = BoundsPen(glyphs)
        glyphs[sources[mark]["cmap"].getBestCmap()[ord(mark)]].draw(pen)
        drawn[name], bounds[name] = (glyph, width), pen.bounds
    characters = {ord(character): name for name, (character, _) in shown.items()}
    builder = create_font(origin, "Zhujian Marks", weight, drawn, characters)
    em = origin["head"].unitsPerEm
    addOpenTypeFeaturesFromString(builder.font, write_features(list(drawn), bounds, em))
    save_font(builder, TARGET / f"zhujian-marks-{weight}.woff2")


if __name__ == "__main__":
    found = find_sources("noto-serif-sc", MARKS)
    missing = [mark for mark in MARKS if mark not in found]
    assert not missing, f"no slice holds {missing}"
    for wanted in (400, 700):
        build(wanted, found)
