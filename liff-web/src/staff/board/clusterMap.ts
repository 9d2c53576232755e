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
      icon: L.divIcon({
        className: `cluster is-${cluster.worst}`,
        html: String(cluster.count),
        iconSize: [size, size],
      }),
    });
    marker.on('click', () => {
      if (cluster.id) onOpen(cluster.id);
      else map.setView([cluster.lat, cluster.lng], Math.min(map.getZoom() + CLOSER, map.getMaxZoom()));
    });
    marker.addTo(layer).getElement()?.setAttribute('aria-label', label(cluster));
  };

  return {
    show: (clusters) => {
      const held = element.contains(document.activeElement);
      layer.clearLayers();
      clusters.forEach(put);
      // The button that was pressed has come apart; whoever used the keyboard goes on from the map.
      if (held && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
    },
    remove: () => void map.remove(),
  };
}
