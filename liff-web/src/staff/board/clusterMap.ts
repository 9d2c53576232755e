import L from 'leaflet';
import { baseMap } from '../../shared/leafletMap';
import type { Cluster } from '../../shared/types';

export type View = { south: number; west: number; north: number; east: number; zoom: number };
export type ClusterMap = { show: (clusters: Cluster[]) => void; remove: () => void };
type Options = { label: (cluster: Cluster) => string; onView: (view: View) => void; onOpen: (id: string) => void };

const CLOSER = 2;
const LEAST = 44;
const MOST = 68;

/** Every cluster is a button: a single case opens, several come apart. */
export function drawClusters(element: HTMLElement, { label, onView, onOpen }: Options): ClusterMap {
  const map = baseMap(element, { keyboard: true, scrollWheelZoom: true });
  const layer = L.layerGroup().addTo(map);
  const look = () => {
    const bounds = map.getBounds();
    onView({
      south: bounds.getSouth(),
      west: bounds.getWest(),
      north: bounds.getNorth(),
      east: bounds.getEast(),
      zoom: map.getZoom(),
    });
  };
  map.on('moveend', look);
  look();

  const put = (cluster: Cluster) => {
    const size = Math.min(MOST, LEAST + 8 * Math.floor(Math.log10(cluster.count)));
    const marker = L.marker([cluster.lat, cluster.lng], {
      autoPanOnFocus: false,
      icon: L.divIcon({
        className: `cluster is-${cluster.worst}`,
        html: String(cluster.count),
        iconSize: [size, size],
      }),
    });
    const press = () => {
      if (cluster.id) onOpen(cluster.id);
      else map.setView([cluster.lat, cluster.lng], Math.min(map.getZoom() + CLOSER, map.getMaxZoom()));
    };
    marker.on('click', press).addTo(layer);
    const button = marker.getElement();
    button?.setAttribute('aria-label', label(cluster));
    // Leaflet calls its markers buttons and answers the pointer only.
    button?.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press();
    });
  };

  const find = (name: string) =>
    [...element.querySelectorAll<HTMLElement>('.cluster')].find((one) => one.getAttribute('aria-label') === name);

  return {
    show: (clusters) => {
      const held = element.contains(document.activeElement) && document.activeElement?.getAttribute('aria-label');
      layer.clearLayers();
      clusters.forEach(put);
      // Whoever uses the keyboard goes on from the same button, or from the map when it has come apart.
      if (held) (find(held) ?? element).focus({ preventScroll: true });
    },
    remove: () => void map.remove(),
  };
}
