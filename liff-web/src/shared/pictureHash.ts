const WIDE = 9;
const HIGH = 8;

/**
 * How a picture looks, in 64 bits: for each of 8 rows of 9 grey cells, whether a cell is brighter than the one to its right.
 * dHash, from N. Krawetz, "Kind of Like That" (hackerfactor.com, 2013). Resizing and recompressing change few bits.
 */
export function pictureHash(rgba: ArrayLike<number>, width: number, height: number): string {
  const grey = shrinkToGrey(rgba, width, height);
  let hash = '';
  for (let nibble = 0; nibble < (HIGH * (WIDE - 1)) / 4; nibble++) {
    let bits = 0;
    for (let bit = 0; bit < 4; bit++) {
      const place = nibble * 4 + bit;
      const cell = Math.floor(place / (WIDE - 1)) * WIDE + (place % (WIDE - 1));
      bits = bits * 2 + (grey[cell]! > grey[cell + 1]! ? 1 : 0);
    }
    hash += bits.toString(16);
  }
  return hash;
}

/** Each cell is the mean of all its pixels: what a browser's own shrinking leaves out differs from phone to phone. */
function shrinkToGrey(rgba: ArrayLike<number>, width: number, height: number): number[] {
  const grey: number[] = [];
  for (let row = 0; row < HIGH; row++) {
    for (let column = 0; column < WIDE; column++) {
      grey.push(meanGrey(rgba, width, edges(column, WIDE, width), edges(row, HIGH, height)));
    }
  }
  return grey;
}

const edges = (index: number, of: number, length: number): [number, number] => {
  const from = Math.min(length - 1, Math.floor((index * length) / of));
  return [from, Math.max(from + 1, Math.floor(((index + 1) * length) / of))];
};

function meanGrey(
  rgba: ArrayLike<number>,
  width: number,
  [left, right]: [number, number],
  [top, bottom]: [number, number],
) {
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * 4;
      // ITU-R BT.601 luma.
      sum += 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;
    }
  }
  return Math.round(sum / ((right - left) * (bottom - top)));
}
