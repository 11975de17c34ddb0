"""Draws characters of the shipped web fonts, which come in slices, into small fonts of our own."""

import glob

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont


def find_sources(family, characters):
    """The slice that holds each character; characters that none holds are left out."""
    sources = {}
    for file in sorted(glob.glob(f"node_modules/@fontsource-variable/{family}/files/*-wght-normal.woff2")):
        font = TTFont(file)
        for code in font["cmap"].getBestCmap():
            if chr(code) in characters:
                sources.setdefault(chr(code), font)
    return sources


def draw(character, sources, weight):
    """A character's outline, advance and the slice's glyphs at a weight."""
    font = sources[character]
    glyphs = font.getGlyphSet(location={"wght": weight})
    glyph = glyphs[font["cmap"].getBestCmap()[ord(character)]]
    pen = TTGlyphPen(None)
    glyph.draw(pen)
    return pen.glyph(), round(glyph.width), glyphs


def create_font(origin, family, weight, drawn, characters):
    """
    A font with the glyphs `drawn` (name to outline and advance), reached by `characters` (code point
    to name), whose names and lines are those of `origin`.
    """
    em = origin["head"].unitsPerEm
    builder = FontBuilder(em, isTTF=True)
    builder.setupGlyphOrder([".notdef", *drawn])
    builder.setupCharacterMap(characters)
    builder.setupGlyf(
        {".notdef": TTGlyphPen(None).glyph()} | {name: glyph for name, (glyph, _) in drawn.items()}
    )
    left = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {".notdef": (em, 0)}
        | {name: (width, getattr(left[name], "xMin", 0)) for name, (_, width) in drawn.items()}
    )
    lines = origin["hhea"]
    builder.setupHorizontalHeader(ascent=lines.ascent, descent=lines.descent, lineGap=lines.lineGap)
    builder.setupNameTable(
        {
            "copyright": origin["name"].getDebugName(0) or "",
            "familyName": family,
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
    return builder


def save_font(builder, file):
    # No clock in the file: the same sources give the same bytes.
    builder.font["head"].created = builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    builder.font.flavor = "woff2"
    builder.save(file)
