import { expect, test } from 'vitest';
import { cameraNotes, withCameraNotes } from './cameraNotes';

const bytes = (...parts: (number[] | string)[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

const jfif = [0xff, 0xe0, 0, 4, 1, 1];
const scan = [0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9];
const start = [0xff, 0xd8];

/** IFD0 with one entry, the orientation; the number's two bytes stand first in its four. */
const exif = (order: 'MM' | 'II', orientation: number) => {
  const tiff =
    order === 'MM'
      ? bytes('MM', [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
      : bytes('II', [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]);
  return [...bytes([0xff, 0xe1, 0, tiff.length + 8], 'Exif\0\0', [...tiff])];
};

test.each(['MM', 'II'] as const)('the notes go along, upright, whatever their byte order (%s)', (order) => {
  const notes = cameraNotes(bytes(start, jfif, exif(order, 6), scan));
  expect([...notes!]).toEqual(exif(order, 1));
  expect([...withCameraNotes(bytes(start, jfif, scan), notes!)]).toEqual([
    ...start,
    ...exif(order, 1),
    ...jfif,
    ...scan,
  ]);
});

test.each([
  ['a JPEG without notes', bytes(start, jfif, scan)],
  ['XMP, which is an APP1 too', bytes(start, [0xff, 0xe1, 0, 10], 'http://x', scan)],
  ['notes behind the picture', bytes(start, scan, exif('MM', 1))],
  ['a PNG', bytes([0x89], 'PNG')],
  ['a length that lies', bytes(start, [0xff, 0xe1, 0xff, 0xff], 'Exif\0\0')],
  ['nothing', bytes()],
])('%s has none', (_, file) => {
  expect(cameraNotes(file)).toBeUndefined();
});

test('notes that point outside themselves are left alone', () => {
  const broken = bytes([0xff, 0xe1, 0, 16], 'Exif\0\0', 'MM', [0, 42, 0xff, 0xff, 0xff, 0]);
  expect([...cameraNotes(bytes(start, [...broken], scan))!]).toEqual([...broken]);
});
