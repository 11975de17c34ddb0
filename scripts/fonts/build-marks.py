#!/usr/bin/env python3
"""Makes the fonts of src/renderer/styles/marks from the shipped Noto Serif SC (SIL Open Font License 1.1).

The web font comes in slices, and marks that meet are often in different ones, so that the browser
can't trim the space between them. These fonts hold all Chinese marks together, at two weights. They
also hold full-width forms for the ASCII marks that some publishers set between Chinese characters.
Each has a glyph of its own, so that copied and printed text keeps the character that was written.

Needs fontTools and brotli. Run in the project's root: python3 scripts/fonts/build-marks.py
"""

import glob
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

SLICES = "node_modules/@fontsource-variable/noto-serif-sc/files/*-wght-normal.woff2"
TARGET = Path("src/renderer/styles/marks")
MARKS = "‘’“”、。〈〉《》「」『』【】〔〕〖〗！（），：；？"
ASCII = {"!": "！", "(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？"}


def find_sources():
    """The slice that holds each mark."""
    sources = {}
    for file in sorted(glob.glob(SLICES)):
        font = TTFont(file)
        for mark in MARKS:
            if ord(mark) in font["cmap"].getBestCmap():
                sources.setdefault(mark, font)
    missing = [mark for mark in MARKS if mark not in sources]
    assert not missing, f"no slice holds {missing}"
    return sources


def draw(mark, sources, weight):
    """A mark's outline, advance and bounds at a weight."""
    font = sources[mark]
    glyphs = font.getGlyphSet(location={"wght": weight})
    glyph = glyphs[font["cmap"].getBestCmap()[ord(mark)]]
    pen = TTGlyphPen(None)
    glyph.draw(pen)
    bounds = BoundsPen(glyphs)
    glyph.draw(bounds)
    return pen.glyph(), round(glyph.width), bounds.bounds


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
    em = origin["head"].unitsPerEm
    drawn = {f"mark{ord(mark):04X}": draw(mark, sources, weight) for mark in MARKS}
    characters = {ord(mark): f"mark{ord(mark):04X}" for mark in MARKS}
    for plain, mark in ASCII.items():
        drawn[f"ascii{ord(plain):04X}"] = draw(mark, sources, weight)
        characters[ord(plain)] = f"ascii{ord(plain):04X}"

    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *drawn])
    builder.setupCharacterMap(characters)
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph()} | {name: glyph for name, (glyph, _, _) in drawn.items()}
    )
    left = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {".notdef": (em, 0)}
        | {name: (width, getattr(left[name], "xMin", 0)) for name, (_, width, _) in drawn.items()}
    )
    lines = origin["hhea"]
    builder.setupHorizontalHeader(ascent=lines.ascent, descent=lines.descent, lineGap=lines.lineGap)
    builder.setupNameTable(
        {
            "copyright": origin["name"].getDebugName(0) or "",
            "familyName": "Zhujian Marks",
            "styleName": "Bold" if weight > 500 else "Regular",
            "licenseDescription": "SIL Open Font License, Version 1.1",
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    old = origin["OS/2"]
    builder.setupOS2(
        sTypoAscender=old.sTypoAscender,
        sTypoDescender=old.sTypoDescender,
        sTypoLineGap=old.sTypoLineGap,
        usWinAscent=old.usWinAscent,
        usWinDescent=old.usWinDescent,
        usWeightClass=weight,
    )
    builder.setupPost()
    bounds = {name: box for name, (_, _, box) in drawn.items()}
    addOpenTypeFeaturesFromString(builder.font, write_features(list(drawn), bounds, em))
    # No clock in the file: the same sources give the same bytes.
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    builder.save(TARGET / f"zhujian-marks-{weight}.woff2")


if __name__ == "__main__":
    found = find_sources()
    for wanted in (400, 700):
        build(wanted, found)
