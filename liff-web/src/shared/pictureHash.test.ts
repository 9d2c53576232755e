import { expect, test } from 'vitest';
import { pictureHash } from './pictureHash';

type Scene = (x: number, y: number) => number;

/** A street, so to say: soft shapes at places that depend on the seed. */
const scene = (seed: number): Scene => {
  const lights = blobs(seed);
  return (x, y) => {
    const light = lights.reduce((sum, { centreX, centreY, bright }) => {
      const far = (x - centreX) ** 2 + (y - centreY) ** 2;
      return sum + bright * Math.exp(-far * 40);
    }, 120);
    return Math.max(0, Math.min(255, light));
  };
};

const blobs = (seed: number) =>
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((blob) => ({
    centreX: Math.abs(Math.sin(seed * 7 + blob * 13)),
    centreY: Math.abs(Math.sin(seed * 11 + blob * 29)),
    bright: blob % 2 ? 110 : -110,
  }));

function paint(look: Scene, width: number, height: number, change = (light: number, _at: number) => light) {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at++) {
    const light = change(look((at % width) / width, Math.floor(at / width) / height), at);
    rgba.set([light, light * 0.9, light * 0.8, 255], at * 4);
  }
  return pictureHash(rgba, width, height);
}

/** What a stronger JPEG compression does: fewer shades, and noise that differs from pixel to pixel. */
const recompressed = (light: number, at: number) => Math.round(light / 6) * 6 + ((at * 2654435761) % 7) - 3;

function distance(one: string, other: string) {
  const bits = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2);
  return [...bits].filter((bit) => bit === '1').length;
}

test.each([1, 2, 3, 4, 5])('picture %i is known again smaller, recompressed, brighter', (seed) => {
  const original = paint(scene(seed), 320, 240);
  expect(original).toMatch(/^[0-9a-f]{16}$/);
  expect(distance(original, paint(scene(seed), 120, 90))).toBeLessThanOrEqual(4);
  expect(distance(original, paint(scene(seed), 256, 192, recompressed))).toBeLessThanOrEqual(4);
  expect(
    distance(
      original,
      paint(scene(seed), 320, 240, (light) => light * 0.9 + 12),
    ),
  ).toBeLessThanOrEqual(4);
});

test('different pictures differ in more than ten bits', () => {
  const hashes = [1, 2, 3, 4, 5].map((seed) => paint(scene(seed), 160, 120));
  for (const [index, one] of hashes.entries())
    for (const other of hashes.slice(index + 1)) expect(distance(one, other)).toBeGreaterThan(10);
});

test('a bit says that a cell is brighter than the one to its right', () => {
  expect(paint((x) => 255 - 255 * x, 90, 80)).toBe('ffffffffffffffff');
  expect(paint((x) => 255 * x, 90, 80)).toBe('0000000000000000');
  expect(paint(() => 40, 3, 2)).toBe('0000000000000000');
});
