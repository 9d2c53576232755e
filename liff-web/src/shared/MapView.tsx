import { useEffect, useRef, useState } from 'preact/hooks';
import type { DrawnMap } from './leafletMap';
import { settings } from './settings';
import { s } from './text';
import type { Point } from './types';

type Props = { point?: Point | undefined; onPoint?: (point: Point) => void };

/** The map's code is fetched the first time somebody wants to see one. */
export function MapView({ point, onPoint }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<DrawnMap>(undefined);
  const latest = useRef({ point, onPoint });
  const [failed, setFailed] = useState(false);
  latest.current = { point, onPoint };

  useEffect(() => {
    let gone = false;
    import('./leafletMap')
      .then(({ drawMap }) => {
        if (gone || !holder.current) return;
        drawn.current = drawMap(holder.current, {
          point: latest.current.point,
          label: s.map.pin,
          onPoint: onPoint && ((next) => latest.current.onPoint?.(next)),
        });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      drawn.current?.remove();
    };
  }, []);
  useEffect(() => drawn.current?.show(point), [point?.lat, point?.lng]);

  if (failed) return <p class="error">{s.map.failed}</p>;
  return (
    <>
      {/* Focusable, because the arrow keys move the pin. */}
      <div class="map" ref={holder} role="application" aria-label={onPoint ? s.map.pin : s.map.label} tabIndex={0} />
      {!settings.map.tiles && <p class="small">{s.map.noTiles}</p>}
    </>
  );
}
