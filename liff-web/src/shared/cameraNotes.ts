const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const START_OF_SCAN = 0xda;
const ORIENTATION = 0x0112;

/**
 * The Exif segment (APP1, marker and length included) of a JPEG, with the orientation set to upright: the canvas has turned the
 * picture already. Undefined where there is none. ITU-T T.81 B.1.1; Exif 2.32, 4.5-4.6.
 */
export function cameraNotes(jpeg: Uint8Array): Uint8Array | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== 0xd8) return undefined;
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1];
    const end = at + 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!;
    if (marker === START_OF_SCAN || end > jpeg.length) return undefined;
    if (marker === 0xe1 && EXIF.every((byte, index) => jpeg[at + 4 + index] === byte))
      return upright(jpeg.slice(at, end));
    at = end;
  }
  return undefined;
}

/** The shrunk JPEG with the notes of the one it was made from, right after its start marker. */
export function withCameraNotes(jpeg: Uint8Array, notes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(jpeg.length + notes.length);
  whole.set(jpeg.subarray(0, 2));
  whole.set(notes, 2);
  whole.set(jpeg.subarray(2), 2 + notes.length);
  return whole;
}

function upright(segment: Uint8Array): Uint8Array {
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  try {
    const little = tiff.getUint16(0) === 0x4949;
    const directory = tiff.getUint32(4, little);
    for (let entry = 0; entry < tiff.getUint16(directory, little); entry++) {
      const at = directory + 2 + entry * 12;
      if (tiff.getUint16(at, little) === ORIENTATION) tiff.setUint16(at + 8, 1, little);
    }
  } catch (error) {
    // Notes that point outside themselves are sent as they are; the server reads them with care.
    if (!(error instanceof RangeError)) throw error;
  }
  return segment;
}
