import type { Point } from './types';

export type Position = Point & { accuracy: number };
export type PositionFailure = 'refused' | 'unavailable';

const PATIENCE = 15_000;

/** Asks the phone. Which layer refused (system, LINE, this page) cannot be known, so the page offers other ways. */
export function findPosition(): Promise<Position> {
  return new Promise((resolve, reject) => {
    const failed = (reason: PositionFailure) => reject(new Error(reason));
    if (!navigator.geolocation) return failed('unavailable');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      (error) => failed(error.code === error.PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 30_000 },
    );
  });
}
