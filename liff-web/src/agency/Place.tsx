import { Icon } from '../shared/Icon';
import type { LinkView } from '../shared/types';
import { t } from './text';

export function Place({ incident: { location, community } }: Pick<LinkView['assignment'], 'incident'>) {
  const point = location?.lat != null && location.lng != null ? { lat: location.lat, lng: location.lng } : undefined;
  const coordinates = point && `${point.lat.toFixed(5)}, ${point.lng.toFixed(5)}`;
  return (
    <section>
      <h2>{t.where}</h2>
      <dl class="facts">
        {location?.landmark && <Fact name={t.landmark}>{location.landmark}</Fact>}
        {community && <Fact name={t.community}>{community.name}</Fact>}
        <Fact name={t.point}>{coordinates ?? t.noPlace}</Fact>
      </dl>
      {location?.blurred && <p class="hint">{t.blurred}</p>}
      {point && (
        <a
          class="button wide"
          href={`https://www.google.com/maps/search/?api=1&query=${point.lat},${point.lng}`}
          target="_blank"
          rel="noopener noreferrer"
        >
          <Icon name="pin" size={20} /> {t.openMap}
        </a>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
