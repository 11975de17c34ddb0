#!/usr/bin/env python3
"""Makes the fonts of src/renderer/styles/opening from the shipped Noto fonts (SIL Open Font License 1.1).

The web fonts come in about a hundred slices each, and a page of Chinese needs dozens of them before
it can be read. These fonts hold the Chinese characters of the shipped articles and of the interface
in one file a face, so that the first page needs few files. All other characters come from the slices.

Needs fontTools and brotli. Run in the project's root: python3 scripts/fonts/build-opening.py
"""

import re
from pathlib import Path

from slices import create_font, draw, find_sources, save_font

TARGET = Path("src/renderer/styles/opening")
HAN = re.compile(r"[\u4e00-\u9fff]")
ARTICLES = sorted(Path("resources/articles").glob("*.txt"))
MESSAGES = sorted(Path("src").rglob("*messages.ts"))


def find_characters():
    """Chinese characters by where they stand: text, what may be a heading, and the interface."""
    lines = [line for file in ARTICLES for line in file.read_text("utf-8").splitlines()]
    # A heading may run in: then it is the paragraph's first sentence.
    openings = [re.split("[。！？]", line.strip())[0] for line in lines]
    words = [file.read_text("utf-8") for file in MESSAGES]
    return tuple(
        set(HAN.findall("".join(texts))) for texts in (lines, openings, words)
    )


def write_ranges(characters):
    """The value of `unicode-range`."""
    ranges = []
    for code in sorted(map(ord, characters)):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in ranges)


def build(name, family, slices, characters, weight, weights):
    """Writes a face's file; returns its rule. `weights` is what CSS may ask it for."""
    sources = find_sources(slices, characters)
    drawn = {}
    for character in sorted(sources):
        outline, width, _ = draw(character, sources, weight)
        drawn[f"uni{ord(character):04X}"] = (outline, width)
    origin = sources[min(sources)]
    codes = {ord(character): f"uni{ord(character):04X}" for character in sources}
    file = f"{name}-{weight}.woff2"
    save_font(create_font(origin, family, weight, drawn, codes), TARGET / file)
    return f"""@font-face {{
  font-family: "{family}";
  font-weight: {weights};
  font-display: swap;
  src: url("./{file}") format("woff2");
  unicode-range: {write_ranges(sources)};
}}
"""


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    text, openings, words = find_characters()
    serif = ("zhujian-serif", "Zhujian Serif", "noto-serif-sc")
    sans = ("zhujian-sans", "Zhujian Sans", "noto-sans-sc")
    rules = [
        build(*serif, text, 400, "200 550"),
        build(*serif, openings, 700, "551 900"),
        build(*sans, openings | words, 400, "100 450"),
        build(*sans, openings | words, 500, "451 550"),
        build(*sans, openings | words, 600, "551 900"),
    ]
    note = "/* Written by scripts/fonts/build-opening.py, which says what these fonts are for. */\n"
    (TARGET / "opening.css").write_text(note + "\n".join(rules), "utf-8")
