"""Called by build-own-words.ts: one font file out of the slices in which a Han family is published.

The slices are cut from one variable font, so their outlines and variations fit each other. The layout rules are
those of the first slice, which must hold all characters that have any; Han characters need none.

  merge.py OUTPUT FIRST_SLICE 'SLICES-*.woff2' < characters to take from all slices
"""

import sys
from glob import glob

from fontTools.ttLib import TTFont
from fontTools.varLib.builder import buildVarIdxMap

output, first, slices = sys.argv[1:]
wanted = {ord(character) for character in sys.stdin.read()}
font = TTFont(first, recalcTimestamp=False)
cmap = font.getBestCmap()
order = list(font.getGlyphOrder())
widths = font["HVAR"].table
# One entry a glyph (without a map, that of its number); the added ones share that of one of their kind.
mapped = widths.AdvWidthMap
variations = [mapped.mapping[name] if mapped else number for number, name in enumerate(order)]
PATTERN = cmap[ord("的")]
added = {}

for path in sorted(glob(slices)):
    other = TTFont(path)
    for point, name in other.getBestCmap().items():
        if point not in wanted or point in cmap or point in added:
            continue
        glyph = other["glyf"][name]
        if glyph.isComposite():
            sys.exit(f"U+{point:04X} is made of parts")
        added[point] = name
        if name in order:
            continue
        order.append(name)
        font["glyf"].glyphs[name] = glyph
        font["gvar"].variations[name] = other["gvar"].variations[name]
        for metrics in ("hmtx", "vmtx"):
            font[metrics].metrics[name] = other[metrics].metrics[name]
        if font["hmtx"].metrics[name][0] != font["hmtx"].metrics[PATTERN][0]:
            sys.exit(f"U+{point:04X} is not as wide as other Han characters")
        variations.append(variations[order.index(PATTERN)])

widths.AdvWidthMap = buildVarIdxMap(variations, order)
font.setGlyphOrder(order)
font["glyf"].glyphOrder = order
for table in font["cmap"].tables:
    if table.isUnicode():
        # The short format holds only the first plane.
        table.cmap.update({p: n for p, n in added.items() if table.format != 4 or p <= 0xFFFF})
font.flavor = "woff2"
font.save(output)
print(" ".join(f"{point:X}" for point in sorted({*cmap, *added})))
