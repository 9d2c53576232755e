import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { settings } from './settings';
import type { Point } from './types';

export type DrawnMap = { show: (point: Point | undefined) => void; remove: () => void };
type Options = { point?: Point | undefined; label: string; onPoint?: ((point: Point) => void) | undefined };

const STEP = 12;
const LARGE_STEP = 60;
const CLOSE = 17;
const NEAR = 16;
const arrows: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The district. Where there are no map pictures, a plain grid keeps distance and direction readable. */
export function baseMap(element: HTMLElement, options: L.MapOptions): L.Map {
  const { tiles, attribution, lat, lng, zoom } = settings.map;
  const map = L.map(element, { ...options, attributionControl: Boolean(attribution), maxZoom: 19 });
  map.attributionControl?.setPrefix(false);
  map.setView([lat, lng], zoom);
  (tiles ? L.tileLayer(tiles, { attribution, maxZoom: 19 }) : new Grid({ tileSize: 128 })).addTo(map);
  return map;
}

/** The map with one pin. */
export function drawMap(element: HTMLElement, { point, label, onPoint }: Options): DrawnMap {
  const map = baseMap(element, { keyboard: false, scrollWheelZoom: Boolean(onPoint) });
  if (point) map.setView([point.lat, point.lng], CLOSE);

  const marker = L.marker(map.getCenter(), {
    icon: pin(),
    draggable: Boolean(onPoint),
    keyboard: Boolean(onPoint),
    title: label,
  });
  if (point) marker.addTo(map);

  const put = (place: L.LatLng) => {
    marker.setLatLng(place).addTo(map);
    const wrapped = place.wrap();
    onPoint?.({ lat: round(wrapped.lat), lng: round(wrapped.lng) });
  };
  if (onPoint) {
    map.on('click', (event) => {
      put(event.latlng);
      // A tap on a whole district is a guess: come closer, so that the next tap can correct it.
      if (map.getZoom() < NEAR) map.setView(event.latlng, NEAR);
    });
    marker.on('dragend', () => put(marker.getLatLng()));
    element.addEventListener('keydown', (event) => {
      const way = arrows[event.key];
      if (!way) return;
      event.preventDefault();
      const step = event.shiftKey ? LARGE_STEP : STEP;
      const from = map.latLngToContainerPoint(map.hasLayer(marker) ? marker.getLatLng() : map.getCenter());
      put(map.containerPointToLatLng(from.add([way[0] * step, way[1] * step])));
      map.panInside(marker.getLatLng(), { padding: [40, 40] });
    });
  }
  return {
    show: (next) => {
      if (!next) return void marker.remove();
      marker.setLatLng([next.lat, next.lng]).addTo(map);
      if (!map.getBounds().pad(-0.1).contains(marker.getLatLng()))
        map.setView(marker.getLatLng(), Math.max(map.getZoom(), CLOSE));
    },
    remove: () => void map.remove(),
  };
}

class Grid extends L.GridLayer {
  protected override createTile() {
    const tile = document.createElement('div');
    tile.className = 'map-grid';
    return tile;
  }
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function pin() {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 32 42');
  for (const [shape, path] of [
    ['map-pin-body', 'M16 41S30 26.5 30 15.5a14 14 0 0 0-28 0C2 26.5 16 41 16 41Z'],
    ['map-pin-eye', 'M16 21a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11Z'],
  ] as const) {
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('class', shape);
    line.setAttribute('d', path);
    drawing.append(line);
  }
  return L.divIcon({
    className: 'map-pin',
    html: drawing as unknown as HTMLElement,
    iconSize: [32, 42],
    iconAnchor: [16, 41],
  });
}
