import { useState } from 'preact/hooks';
import { AnswerList } from '../../form/AnswerList';
import { Icon } from '../../shared/Icon';
import { MapView } from '../../shared/MapView';
import { s } from '../../shared/text';
import type { Incident } from '../../shared/types';
import { t } from '../text';

export function CaseFacts({ incident: { form, answers, location, community } }: { incident: Incident }) {
  const [map, setMap] = useState(false);
  const point = location?.lat != null && location.lng != null ? { lat: location.lat, lng: location.lng } : undefined;
  const words = [location?.landmark, community?.name].filter(Boolean).join(', ');
  return (
    <>
      <details class="more">
        <summary>{t.cases.details}</summary>
        <AnswerList form={form} answers={answers} />
      </details>
      {(point || words) && (
        <section>
          <h2>{t.cases.place}</h2>
          {words && <p>{words}</p>}
          {point && !map && (
            <button type="button" class="button" onClick={() => setMap(true)}>
              <Icon name="pin" size={20} /> {s.map.show}
            </button>
          )}
          {point && map && <MapView point={point} />}
        </section>
      )}
    </>
  );
}
