import L from 'leaflet';
import { baseMap } from '../shared/leafletMap';
import type { PublicCase } from '../shared/types';

export type PointMap = { show: (cases: PublicCase[]) => void; remove: () => void };
type Options = { words: (one: PublicCase) => string[]; onView: (bbox: string) => void };

const RADIUS = 9;

/** One dot a case. They are drawn on one canvas, so that a phone can move hundreds of them. */
export function drawPoints(element: HTMLElement, { words, onView }: Options): PointMap {
  const map = baseMap(element, { keyboard: true, scrollWheelZoom: false, preferCanvas: true });
  const layer = L.layerGroup().addTo(map);
  const look = () => onView(map.getBounds().toBBoxString());
  map.on('moveend', look);
  look();

  const colour = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  return {
    show: (cases) => {
      layer.clearLayers();
      for (const one of cases) {
        const [lng = 0, lat = 0] = one.geometry.coordinates;
        const open = one.properties.status === 'open';
        L.circleMarker([lat, lng], {
          radius: RADIUS,
          color: colour('--surface'),
          weight: 2,
          fillColor: colour(open ? '--brand' : '--line-strong'),
          fillOpacity: 0.9,
        })
          .bindPopup(() => told(words(one)))
          .addTo(layer);
      }
    },
    remove: () => void map.remove(),
  };
}

function told(lines: string[]): HTMLElement {
  const box = document.createElement('div');
  lines.forEach((line, index) => {
    const text = document.createElement(index === 0 ? 'b' : 'p');
    text.textContent = line;
    box.append(text);
  });
  return box;
}
