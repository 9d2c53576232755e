import { useState } from 'preact/hooks';
import { api, ok } from '../../shared/api';
import { PointPicker } from '../../shared/PointPicker';
import { ProblemNote } from '../../shared/ProblemNote';
import { useWork } from '../../shared/resource';
import { s } from '../../shared/text';
import type { Incident, Point } from '../../shared/types';
import { CommunitySelect } from '../report/CommunitySelect';
import { t } from '../text';

type Props = { incident: Incident; onDone: () => Promise<void> };

/** The reporter puts the pin right while somebody still has to find the place. */
export function PlaceBox({ incident: { id, location, community }, onDone }: Props) {
  const known = location?.lat != null && location.lng != null ? { lat: location.lat, lng: location.lng } : undefined;
  const [point, setPoint] = useState<(Point & { accuracy?: number }) | undefined>(known);
  const [landmark, setLandmark] = useState(location?.landmark ?? '');
  const [chosen, setChosen] = useState(community?.code ?? '');
  const [reason, setReason] = useState('');
  const { busy, problem, run } = useWork();
  const send = (event: Event) => {
    event.preventDefault();
    return run(async () => {
      await ok(
        api.POST('/api/v1/incidents/{id}/place', {
          params: { path: { id } },
          body: {
            location: { ...point, ...(landmark.trim() && { landmark: landmark.trim() }) },
            ...(chosen && { community: chosen }),
            ...(reason.trim() && { reason: reason.trim() }),
          },
        }),
      );
      await onDone();
    });
  };

  return (
    <details class="more">
      <summary>{t.cases.correctPlace}</summary>
      <form noValidate onSubmit={send}>
        <PointPicker point={point} onPoint={setPoint} />
        <div class="question">
          <label class="label" for="place-landmark">
            {t.report.landmark}
          </label>
          <input
            id="place-landmark"
            type="text"
            maxLength={200}
            value={landmark}
            onInput={(event) => setLandmark(event.currentTarget.value)}
          />
        </div>
        <CommunitySelect chosen={chosen} onChoose={setChosen} />
        <div class="question">
          <label class="label" for="place-reason">
            {t.cases.placeReason} <span class="optional">{s.form.optional}</span>
          </label>
          <input
            id="place-reason"
            type="text"
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {problem && <ProblemNote problem={problem} />}
        <button type="submit" class="button primary" aria-disabled={busy}>
          {t.cases.placeSend}
        </button>
      </form>
    </details>
  );
}
