import { useState } from 'preact/hooks';
import { AnswerList } from '../../form/AnswerList';
import { Icon } from '../../shared/Icon';
import { MapView } from '../../shared/MapView';
import { s } from '../../shared/text';
import type { StaffIncident } from '../../shared/types';
import { w } from '../sensitive/text';
import { t } from '../text';

export function Facts({ incident: { form, answers, location, community } }: { incident: StaffIncident }) {
  const [map, setMap] = useState(false);
  const point = location?.lat != null && location.lng != null ? { lat: location.lat, lng: location.lng } : undefined;
  const words = [location?.landmark, community?.name].filter(Boolean).join(', ');
  return (
    <>
      <section class="panel">
        <h2>{t.case.facts}</h2>
        <AnswerList form={form} answers={answers} />
      </section>
      <section class="panel">
        <h2>{t.case.place}</h2>
        {words && <p>{words}</p>}
        {point ? (
          <p class="small">
            {point.lat.toFixed(location?.blurred ? 2 : 5)}, {point.lng.toFixed(location?.blurred ? 2 : 5)}
            {location?.accuracy != null && ` · ${t.case.accuracy(Math.round(location.accuracy))}`}
          </p>
        ) : (
          <p class="small">{t.case.noPlace}</p>
        )}
        {location?.blurred && <p class="small">{w.blurred}</p>}
        {point && !map && (
          <button type="button" class="button small-button" onClick={() => setMap(true)}>
            <Icon name="pin" size={20} /> {s.map.show}
          </button>
        )}
        {point && map && <MapView point={point} />}
      </section>
    </>
  );
}
